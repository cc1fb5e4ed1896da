"""Tables made malformed on purpose: CSV by its lines, XLSX and ODS by their bytes and by what their parts say."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Iterator

Parts = dict[str, bytes]


def csv_mutants(chance: random.Random, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give mutants of a CSV in UTF-8 parted by semicolons, with a mark at its start and no quotes."""
    head, *rows = content.decode("utf-8-sig").splitlines()
    number = chance.randrange(len(rows))
    row = rows[number]

    def told(kind: str, new: str, first: str = head) -> tuple[str, bytes]:
        return kind, "\r\n".join(["\ufeff" + first, *rows[:number], new, *rows[number + 1 :], ""]).encode()

    yield told("a field too many", f"{row};зайве")
    yield told("a field too few", row.rpartition(";")[0])
    yield told("quotes left open", f'"{row}')
    yield told("letters after quotes", f'"{row.replace(";", chr(34) + "х;", 1)}')
    yield told("quotes inside", f'а"б{row}')
    yield told("an empty row inside", f"\r\n{row}" if number else f"{row}\r\n\r\nа;1;1")
    yield told("a NUL", row.replace(";", "\0;", 1))
    yield told("another sign between fields", row.replace(";", "|"))
    yield told("an empty cell", row[row.index(";") :])
    yield told("a head misspelt", row, f"{head[:-1]}ъ")
    yield told("a head doubled", row, head.replace(head.split(";")[1], head.split(";")[0]))
    yield told("a head lost", row, head.rpartition(";")[0])
    yield "no rows", b""
    yield "spaces only", b"\xef\xbb\xbf   \r\n\r\n"
    yield "a byte that is no UTF-8", content.replace("і".encode(), b"\xd1\xff", 1)
    yield "half of a UTF-16", content.decode("utf-8-sig").encode("utf-16")[:-1]
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(chance.randrange(256) for _ in range(400))


def _flipped(content: bytes, part: str, chance: random.Random) -> bytes:
    """Change a byte of a part as it is packed: its checksum is that of another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = archive.getinfo(part)
    names = len(found.filename.encode()) + int.from_bytes(
        content[found.header_offset + 28 : found.header_offset + 30], "little"
    )
    at = found.header_offset + 30 + names + chance.randrange(found.compress_size)
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, *more: tuple[str, bytes]) -> bytes:
    """Pack parts, and `more` of them, whatever their names."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a part that is packed twice, as is meant here
        for name, part in (*parts.items(), *more):
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def damaged(chance: random.Random, content: bytes, part: str, each: int) -> Iterator[tuple[str, bytes]]:
    """Give mutants of any file that is a ZIP and cannot do without `part`."""
    for _ in range(each):
        yield "cut off", content[: chance.randrange(len(content) - 22)]  # the directory's end has 22 bytes
        yield "a byte of a part changed", _flipped(content, part, chance)
    parts = _parts(content)
    yield "a part lost", packed({name: one for name, one in parts.items() if name != part})
    yield "a part cut off", packed({**parts, part: parts[part][: chance.randrange(60, len(parts[part]) - 1)]})
    yield "a part that is no XML", packed({**parts, part: b"not <xml"})
    yield "a DOCTYPE", packed({**parts, part: _after_declaration(parts[part], b'<!DOCTYPE x [<!ENTITY e "e">]>')})
    yield "a bomb", packed(parts, ("bomb.xml", b"<x>" + b" " * 60_000_000 + b"</x>"))
    yield "a part twice", packed(parts, (part, parts[part]))
    yield "a path that leads outside", packed(parts, ("../../evil.xml", b"<x/>"))
    yield "letters before", b"MZ" + bytes(chance.randrange(256) for _ in range(40)) + content[100:]
    yield "no ZIP", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content[8:]
    yield "nothing", b""


def _after_declaration(part: bytes, new: bytes) -> bytes:
    declaration = re.match(rb"<\?xml[^>]*\?>\s*", part)
    at = declaration.end() if declaration else 0
    return part[:at] + new + part[at:]


def _edited(content: bytes, part: str, old: str, new: str) -> bytes:
    parts = _parts(content)
    text = parts[part].decode()
    assert re.search(old, text), old
    return packed({**parts, part: re.sub(old, new, text, count=1).encode()})


_XLSX: dict[str, tuple[str, str, str]] = {
    "a formula without a result": (
        "xl/worksheets/sheet1.xml",
        r'<c r="B2"([^>]*)><v>569</v>',
        r'<c r="B2"\1><f>1+1</f>',
    ),
    "an error in a cell": (
        "xl/worksheets/sheet1.xml",
        r'<c r="B2"([^>]*?) t="n"><v>569</v>',
        r'<c r="B2"\1 t="e"><v>#REF!</v>',
    ),
    "a row hidden": ("xl/worksheets/sheet1.xml", '<row r="3">', '<row r="3" hidden="1">'),
    "a row of no height": ("xl/worksheets/sheet1.xml", '<row r="3">', '<row r="3" ht="0" customHeight="1">'),
    "a column hidden": ("xl/worksheets/sheet1.xml", '<col width="13"', '<col hidden="1" width="13"'),
    "a column of no width": ("xl/worksheets/sheet1.xml", '<col width="13"', '<col width="0"'),
    "the sheet hidden": ("xl/workbook.xml", "<sheet ", '<sheet state="hidden" '),
    "cells merged": (
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    ),
    "a text for a number": (
        "xl/worksheets/sheet1.xml",
        r'<c r="B2"([^>]*?) t="n"><v>569</v>',
        r'<c r="B2"\1 t="str"><v>багато</v>',
    ),
    "a number for a text": (
        "xl/worksheets/sheet1.xml",
        r'<c r="A2"([^>]*?) t="inlineStr"><is>.*?</is>',
        r'<c r="A2"\1 t="n"><v>5</v>',
    ),
    "a logical value": (
        "xl/worksheets/sheet1.xml",
        r'<c r="B2"([^>]*?) t="n"><v>569</v>',
        r'<c r="B2"\1 t="b"><v>1</v>',
    ),
    "another head": ("xl/worksheets/sheet1.xml", "&#1042;&#1080;&#1076;", "&#1042;&#1080;"),
}
_CELL = r'<table:table-cell([^>]*) office:value-type="float" office:value="[^"]*"'
_ODS: dict[str, tuple[str, str, str]] = {
    "a group of columns hidden": (
        "content.xml",
        "<table:table-column([^>]*)/>",
        r'<table:table-column-group table:display="false"><table:table-column\1/></table:table-column-group>',
    ),
    "a row of no height": (
        "content.xml",
        "<style:table-row-properties",
        '<style:table-row-properties style:row-height="0in"',
    ),
    "a column of no width": ("content.xml", r'style:column-width="[^"]*"', 'style:column-width="0.00cm"'),
    "a row hidden": (
        "content.xml",
        r"(<table:table-row[^>]*>.*?</table:table-row>)<table:table-row",
        r'\1<table:table-row table:visibility="collapse"',
    ),
    "a column hidden": ("content.xml", "<table:table-column", '<table:table-column table:visibility="collapse"'),
    "an error in a cell": (
        "content.xml",
        _CELL,
        r'<table:table-cell\1 table:formula="of:=1/0" calcext:value-type="error" office:value-type="string"',
    ),
    "a part in percent": (
        "content.xml",
        _CELL,
        r'<table:table-cell\1 office:value-type="percentage" office:value="0.5"',
    ),
    "another head": ("content.xml", "<text:p>", "<text:p>х"),
}


def sheet_mutants(chance: random.Random, name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give mutants of an XLSX or ODS."""
    is_xlsx = name.endswith(".xlsx")
    yield from damaged(chance, content, "xl/worksheets/sheet1.xml" if is_xlsx else "content.xml", 10)
    macros = ("xl/vbaProject.bin", b"\xd0\xcf") if is_xlsx else ("Basic/Standard/Module1.xml", b"<x/>")
    yield "macros", packed(_parts(content), macros)
    for kind, (part, old, new) in (_XLSX if is_xlsx else _ODS).items():
        yield kind, _edited(content, part, old, new)
