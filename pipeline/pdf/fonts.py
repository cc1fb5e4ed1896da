"""From an embedded font to the same font without the moment of its making. Fails on a font that is no sfnt."""

from __future__ import annotations

import struct

from pipeline.pdf.sfnt import tables

_CHECKSUM_MAGIC = 0xB1B0AFBA
"""OpenType, `head`: checkSumAdjustment is this less the sum of the whole font."""
_ADJUSTMENT, _DATES = 8, 20
"""Where in `head` the adjustment stands, and where `created` and `modified` do (two times eight bytes)."""
_MOMENT = 2_398_377_600
"""1 January 1980, in seconds since 1904: what stands for «no date» everywhere in the file."""


def undated(font: bytes) -> bytes:
    """Give `font` (an sfnt) with its dates at 1980 and every checksum right.

    LibreOffice writes the present moment into `head.modified` of each subset, so that no two exports are alike, and
    leaves the sums of the tables that it cuts as they were in the whole font.

    Raises:
        ValueError: the bytes are no sfnt with a `head` table.
    """
    changed = bytearray(font)
    parts = tables(font)
    if b"head" not in parts or parts[b"head"].length < _DATES + 16:
        raise ValueError("таблиці head немає або її обірвано")
    head = parts[b"head"].start
    changed[head + _ADJUSTMENT : head + _ADJUSTMENT + 4] = bytes(4)
    struct.pack_into(">qq", changed, head + _DATES, _MOMENT, _MOMENT)
    for part in parts.values():
        struct.pack_into(">I", changed, part.entry + 4, _sum(changed[part.start : part.start + part.length]))
    struct.pack_into(">I", changed, head + _ADJUSTMENT, (_CHECKSUM_MAGIC - _sum(changed)) & 0xFFFFFFFF)
    return bytes(changed)


def _sum(part: bytes | bytearray) -> int:
    padded = bytes(part) + bytes(-len(part) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
