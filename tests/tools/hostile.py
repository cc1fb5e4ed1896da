"""Documents that try to bring in what is not theirs: a file of this machine, or something from the network.

Each names its prey by `{base}`, a folder's address or a server's; what it catches is `SENTINEL` in words, or a
picture of `SIZE`, which no page has of its own.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pipeline.contracts import Docx

SENTINEL = "SENTINEL7391"
SIZE = (7, 5)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_BLIP = f"""<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="1"/><a:graphic>
<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="1"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="x"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
_SHAPE = '<v:shape style="width:30pt;height:30pt"><v:imagedata {}/></v:shape>'
_VML = f"<w:p><w:r><w:pict>{_SHAPE.format('{}')}</w:pict></w:r></w:p>"
_OLE = f"""<w:p><w:r><w:object>{_SHAPE.format('r:id="x"')}<o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="1"
 DrawAspect="Content" ObjectID="1" UpdateMode="Always" r:id="y"/></w:object></w:r></w:p>"""
_FIELD = """<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> {}
</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>-</w:t></w:r><w:r>
<w:fldChar w:fldCharType="end"/></w:r></w:p>"""
_FODT = """<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
 {}<text:p>-</text:p></office:text></office:body></office:document>"""
_FRAME = (
    '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{base}/prey.png" xlink:type="simple" '
    'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
)
_SECTION = (
    '<text:section text:name="s"><text:section-source xlink:href="{base}/prey.html" '
    'text:filter-name="HTML (StarWriter)"/><text:p>-</text:p></text:section>'
)


def prey() -> Mapping[str, bytes]:
    """Give the files that must not get into a document, by name."""
    words = SENTINEL.encode()
    files = {"prey.txt": words, "prey.html": b"<html><body><p>" + words + b"</p></body></html>"}
    return {**files, "prey.png": _picture(), "prey.docx": _docx(f"<w:p><w:r><w:t>{SENTINEL}</w:t></w:r></w:p>")}


def documents(base: str) -> dict[str, Docx]:
    """Give documents in Word's format that go for `base`."""
    picture, words, word = f"{base}/prey.png", f"{base}/prey.txt", f"{base}/prey.docx"
    html = f'<html><body><img src="{picture}"><p>-</p></body></html>'.encode()
    made = {
        "blip": _docx(_BLIP, {"x": ("image", picture)}),
        "vml-id": _docx(_VML.format('r:id="x"'), {"x": ("image", picture)}),
        "vml-href": _docx(_VML.format('r:href="x"'), {"x": ("image", picture)}),
        "vml-src": _docx(_VML.format(f'src="{picture}"')),
        "includepicture": _docx(_FIELD.format(f'INCLUDEPICTURE "{picture}" \\d')),
        "includetext": _docx(_FIELD.format(f'INCLUDETEXT "{words}"')),
        "dde": _docx(_FIELD.format(f'DDEAUTO "soffice" "{words}" "x"')),
        "ole": _docx(_OLE, {"x": ("image", picture), "y": ("oleObject", word)}),
        "chunk-outside": _docx('<w:altChunk r:id="x"/>', {"x": ("aFChunk", word)}),
        "chunk-inside": _docx('<w:altChunk r:id="x"/>', {"x": ("aFChunk", "chunk.html")}, {"word/chunk.html": html}),
        "subdocument": _docx('<w:p><w:subDoc r:id="x"/></w:p>', {"x": ("subDocument", word)}),
        "template": _docx("<w:p/>", {"s": ("settings", "settings.xml")}, _settings(word)),
        "frame": _docx("<w:p/>", {"s": ("settings", "settings.xml"), "x": ("frame", word)}, _settings(word)),
        "macro": _docx("<w:p/>", {"m": ("vbaProject", "vbaProject.bin")}, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    }
    return {name: Docx(content) for name, content in made.items()}


def disguised(base: str) -> dict[str, Docx]:
    """Give documents of other formats that are called DOCX."""
    field = f'INCLUDEPICTURE "{base}/prey.png"'
    made = {
        "web-page": f'<html><body><img src="{base}/prey.png"><p>-</p></body></html>',
        "rich-text": rf"{{\rtf1{{\field{{\*\fldinst {field}}}{{\fldrslt -}}}}}}",
        "flat-picture": _FODT.format(_FRAME.format(base=base)),
        "flat-section": _FODT.format(_SECTION.format(base=base)),
        "plain-text": "-",
    }
    return {name: Docx(content.encode()) for name, content in made.items()}


def _settings(template: str) -> dict[str, bytes]:
    relation = f'<Relationship Id="t" Type="{_OFFICE}/relationships/attachedTemplate" Target="{template}" '
    settings = f'<w:settings {_SPACES}><w:attachedTemplate r:id="t"/><w:linkStyles/></w:settings>'
    return {
        "word/settings.xml": settings.encode(),
        "word/_rels/settings.xml.rels": _relations(relation + 'TargetMode="External"/>'),
    }


def _relations(relations: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'.encode()


def _relation(name: str, kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"{mode}/>'


def _docx(
    body: str, relations: Mapping[str, tuple[str, str]] | None = None, more: Mapping[str, bytes] | None = None
) -> bytes:
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="html" ContentType="text/html"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_ML}.settings+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/></Types>'
    )
    own = "".join(_relation(name, *rest) for name, rest in (relations or {}).items())
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": _relations(_relation("r", "officeDocument", "word/document.xml")),
        "word/document.xml": (
            f"<w:document {_SPACES}><w:body>{body}<w:p><w:r><w:t>-</w:t></w:r></w:p></w:body></w:document>".encode()
        ),
        "word/_rels/document.xml.rels": _relations(own),
        **(more or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _picture() -> bytes:
    """Make a picture of `SIZE`."""
    width, height = SIZE
    rows = b"".join(b"\0" + bytes((200, 20 * row, 30)) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
