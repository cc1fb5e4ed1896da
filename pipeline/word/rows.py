"""Rows: a short row is not broken over pages; a long one may be.

From a filled document's tree to the same tree. LibreOffice keeps no two lines together inside a table, so that a broken
row could leave a single line behind; and were all rows kept whole, pages would be half empty. Fails never.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import Final

from lxml import etree

from pipeline.word.glyphs import width
from pipeline.word.styles import StyleSheet
from pipeline.word.visible import visible_text
from pipeline.word.wordml import Element, number, style_of, w

SHORT: Final = 0.35
"""The part of the page's text that a row may take to count as short.

On the report of 2023: at 0.25 five rows leave a single line on one side of a page end, at 0.35 one, at 0.4 none, but
half a page stays empty.
"""

# The distance of lines to the size of letters in Times New Roman, in twips to half points.
_LINE: Final = 1.15 * 10

# What a cell usually leaves free at its sides: 3 mm.
_PADDING: Final = 170

_USUAL_SIZE: Final = 24

# Lines end at words, not at the edge.
_RAGGED: Final = 1.08


def keep_short_rows_whole(document: Element, sheet: StyleSheet) -> None:
    """Forbid the rows of the measures' table that are short to be broken over pages."""
    limit = _text_height(document) * SHORT
    sizes = {style: sheet.half_points(style) for style in sheet.by_id}
    for table in document.iter(w("tbl")):
        rows = table.findall(w("tr"))
        if rows and rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None:
            for row in rows[1:]:
                if all(_height(cell, sizes) <= limit for cell in row.findall(w("tc"))):
                    _keep_whole(row)


def _text_height(document: Element) -> int:
    section = next(document.iter(w("sectPr")), None)
    if section is None:
        return 0
    margins = section.find(w("pgMar"))
    return number(section.find(w("pgSz")), "h") - number(margins, "top") - number(margins, "bottom")


def _height(cell: Element, sizes: Mapping[str, int]) -> float:
    """Estimate the height of a cell from its letters."""
    room = max(1, number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w") - _PADDING)
    height = 0.0
    for paragraph in cell.findall(w("p")):
        size = sizes.get(style_of(paragraph), _USUAL_SIZE)
        height += _lines(visible_text(paragraph), size, room) * size * _LINE
    return height


@functools.lru_cache(maxsize=4096)
def _lines(text: str, size: int, room: int) -> int:
    return sum(max(1, math.ceil(width(line, size) * _RAGGED / room)) for line in text.split("\n"))


def _keep_whole(row: Element) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    if properties.find(w("cantSplit")) is None:
        properties.append(etree.Element(w("cantSplit")))
