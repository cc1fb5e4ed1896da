"""From an embedded font program to what it says of itself, table by table (OpenType, the sfnt container).

Only what LibreOffice embeds is understood: a TrueType program whose codes stand in one table of the first kind. Fails
on a program that is cut, or tells its codes in a way that could be read otherwise.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_ENTRY: Final = struct.Struct(">4sIII")
_NAME: Final = struct.Struct(">6H")
_POSTSCRIPT_NAME: Final = 6
"""OpenType, `name`: the identifier of a font's PostScript name."""
_MACINTOSH: Final = 1
_CODES: Final = struct.Struct(">4HI3H256s")
_ONE_TABLE: Final = (0, 1, 1, 0, 12, 0, 262, 0)
"""OpenType, `cmap`: version, count; platform, encoding and place of the only table; its format, length, language."""
_THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table of a font is."""

    entry: int
    """Of the directory, in bytes from the beginning."""
    start: int
    length: int


def tables(font: bytes | bytearray) -> dict[bytes, Table]:
    """Give the tables of a font by their tags.

    Raises:
        ValueError: the bytes are no whole sfnt.
    """
    found: dict[bytes, Table] = {}
    try:
        (count,) = struct.unpack_from(">H", font, 4)
        for entry in range(12, 12 + 16 * count, 16):
            tag, _, start, length = _ENTRY.unpack_from(font, entry)
            if start + length > len(font) or tag in found:
                raise ValueError(f"таблиця {tag!r} обірвана або друга")
            found[tag] = Table(entry, start, length)
    except struct.error as cut:
        raise ValueError("перелік таблиць обірвано") from cut
    return found


@dataclass(frozen=True, slots=True)
class Program:
    """What a font program says of itself."""

    name: str | None
    """In PostScript; None if it has no names."""
    widths: Mapping[int, float]
    """Of the codes that show a letter, in thousandths of the type's size."""


def program(font: bytes) -> Program:
    """Read a TrueType program.

    Raises:
        ValueError: it is cut, or tells its codes otherwise than LibreOffice does.
    """
    parts = {tag: font[table.start : table.start + table.length] for tag, table in tables(font).items()}
    try:
        return Program(_name(parts[b"name"]) if b"name" in parts else None, dict(_widths(parts)))
    except (struct.error, KeyError) as cut:
        raise ValueError(f"таблиці обірвано або бракує ({cut})") from cut


def _name(names: bytes) -> str:
    """Give the PostScript name; if there are several, none of them is the font's."""
    _, count, start = struct.unpack_from(">3H", names)
    found = set()
    for record in range(6, 6 + 12 * count, 12):
        platform, _, _, kind, length, place = _NAME.unpack_from(names, record)
        if kind == _POSTSCRIPT_NAME:
            letters = names[start + place : start + place + length]
            found.add(letters.decode("mac_roman" if platform == _MACINTOSH else "utf-16-be"))
    return " / ".join(sorted(found))


def _widths(parts: Mapping[bytes, bytes]) -> Iterator[tuple[int, float]]:
    """Give the width of each code that has a glyph; the last glyphs may share the last width (OpenType, `hmtx`)."""
    *head, glyphs = _CODES.unpack(parts[b"cmap"])
    if tuple(head) != _ONE_TABLE:
        raise ValueError("коди стоять не в одній простій таблиці")
    (units,), (count,) = struct.unpack_from(">H", parts[b"head"], 18), struct.unpack_from(">H", parts[b"hhea"], 34)
    advances = struct.unpack_from(">" + "H2x" * count, parts[b"hmtx"])
    for code, glyph in enumerate(glyphs):
        if glyph:
            yield code, advances[min(glyph, count - 1)] * _THOUSAND / units
