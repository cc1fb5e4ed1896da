"""One secret planted in a file of each kind, in each writing that a program may give it."""

from __future__ import annotations

import base64
import io
import json
import quopri
import zipfile
from collections.abc import Callable, Mapping
from urllib.parse import quote

import pikepdf

Writing = Callable[[str], bytes]


def _shifted(count: int) -> Writing:
    return lambda text: base64.b64encode(b"x" * count + text.encode() + b" y")


def _entities(shape: str) -> Writing:
    return lambda text: "".join(shape.format(ord(letter)) for letter in text).encode()


def _lines(whole: bytes) -> bytes:
    return b"\r\n".join(whole[start : start + 9] for start in range(0, len(whole), 9))


def _octal(content: bytes) -> bytes:
    return b"".join(b"\\%03o" % byte for byte in content)


WRITINGS: Mapping[str, Writing] = {
    "UTF-8": str.encode,
    "UTF-16LE": lambda text: text.encode("utf-16-le"),
    "UTF-16BE": lambda text: text.encode("utf-16-be"),
    "UTF-16LE behind an odd byte": lambda text: b"x" + text.encode("utf-16-le"),
    "UTF-16BE behind an odd byte": lambda text: b"x" + text.encode("utf-16-be"),
    "cp1251": lambda text: text.encode("cp1251"),
    "capitals": lambda text: text.upper().encode(),
    "JSON escapes": lambda text: json.dumps(text).encode(),
    "JSON escapes of every letter": lambda text: "".join(f"\\u{ord(letter):04X}" for letter in text).encode(),
    "decimal entities": _entities("&#{};"),
    "hexadecimal entities": _entities("&#x{:x};"),
    "percent-encoding": lambda text: quote(text).encode(),
    "percent-encoding of every byte": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()).encode(),
    "percent-encoding of cp1251": lambda text: quote(text, encoding="cp1251").encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
    "base64": _shifted(0),
    "base64 from the second byte": _shifted(1),
    "base64 from the third byte": _shifted(2),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "base64 in lines": lambda text: _lines(base64.b64encode(text.encode() + b" y")),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode() + b"??>"),
    "hex": lambda text: text.encode().hex().encode(),
    "hex of UTF-16BE": lambda text: b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">",
    "octal": lambda text: _octal(text.encode()),
    "octal of UTF-16BE": lambda text: b"(\\376\\377" + _octal(text.encode("utf-16-be")) + b")",
}


def csv(planted: bytes) -> bytes:
    """A table with it in a cell."""
    return b'\xef\xbb\xbf"a";"b"\r\n"' + planted + b'";"2"\r\n'


def page(planted: bytes) -> bytes:
    """A page with it in an attribute that is not shown."""
    return "<!doctype html><html lang=uk><p>Звіт</p><i data-x='".encode() + planted + b"'></i>"


def text(planted: bytes) -> bytes:
    """JSON or XML, as far as a search sees it."""
    return b'{"a": "' + planted + b'"}'


def workbook(planted: bytes) -> bytes:
    """An archive with it in a part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/sharedStrings.xml", b"<sst><si><t>" + planted + b"</t></si></sst>")
    return target.getvalue()


def paper(planted: bytes) -> bytes:
    """A PDF with it in a compressed stream that no page draws."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Hidden = pdf.make_stream(planted)
        return _saved(pdf)


def attachment(planted: bytes) -> bytes:
    """A PDF with it in a file that it carries, itself a packed archive."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["x.xlsx"] = pikepdf.AttachedFileSpec(pdf, workbook(planted))
        return _saved(pdf)


FILES: Mapping[str, Callable[[bytes], bytes]] = {
    "measures.csv": csv,
    "index.html": page,
    "report.json": text,
    "measures.xlsx": workbook,
    "report.pdf": paper,
    "carrying.pdf": attachment,
}


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, compress_streams=True, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
