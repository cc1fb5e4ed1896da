"""Rows: a short row is not broken over pages; a long one may be.

From a template's row and the blocks that it prints to what is set for the row. LibreOffice keeps no two lines together
inside a table, so that a broken row could leave a single line behind; and were all rows kept whole, pages would be half
empty. Fails never.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.word.glyphs import WIDEST, line_width
from pipeline.word.wordml import Element, number, w
from schemas.document import Block
from schemas.prose import ListItem

SHORT: Final = 0.35
"""The part of the page's text that a row may take to count as short.

On the report of 2023: at 0.25 five rows leave a single line on one side of a page end, at 0.35 one, at 0.4 none, but
half a page stays empty.
"""

# The distance of lines to the size of letters in Times New Roman, in twips to half points.
_LINE: Final = 1.15 * 10

# What a cell usually leaves free at its sides: 3 mm.
_PADDING: Final = 170

USUAL_SIZE: Final = 24
"""The size of letters where no style tells it."""

# Lines end at words, not at the edge.
_RAGGED: Final = 1.08

_KNOWN: Final = 20_000
"""Paragraphs whose lines are remembered: half of a long table's say what others do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the template: its size, its own texts and the places of the blocks printed in it."""

    size: int
    pieces: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A block printed as paragraphs: its place among the row's blocks, and the sizes of text and of both lists."""

    place: int
    plain: int
    dashes: int
    numbers: int

    def size(self, item: ListItem) -> int:
        """Give the size of the letters in a list."""
        return self.dashes if item.ordinal is None else self.numbers


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a template's row: the columns that it covers, and what it prints."""

    start: int
    end: int
    holds: tuple[Line | Printed, ...]


RowForm: TypeAlias = tuple[Cell, ...]
"""A row of the template, as it is measured."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a cell leaves to letters, in twips."""

    cell: Cell
    width: int
    height: float
    """What a short row takes at most."""
    alone: Printed | None
    """The block that it prints, if that is all."""
    letters: int
    """So many letters of one paragraph of that block surely fit, whatever they are."""


def rooms(row: RowForm, widths: Sequence[int], text_height: int) -> tuple[Room, ...]:
    """Give the rooms of a row's cells, where the columns are so wide, and a page's text is so high, in twips."""
    height = text_height * SHORT
    wide = (max(1, sum(widths[cell.start : cell.end]) - _PADDING) for cell in row)
    return tuple(_room(cell, width, height) for cell, width in zip(row, wide, strict=True))


def is_short(row: Sequence[Room], blocks: Sequence[Block]) -> bool:
    """Tell whether a row that prints `blocks` takes little of a page."""
    for room in row:  # noqa: SIM110 - asked of thousands of rows, where `all` costs a fortieth of the whole rendering
        if not _fits(room, blocks):
            return False
    return True


def text_height(document: Element) -> int:
    """Give the height of a page's text in twips; 0 if the document does not tell it."""
    section = next(document.iter(w("sectPr")), None)
    if section is None:
        return 0
    margins = section.find(w("pgMar"))
    return number(section.find(w("pgSz")), "h") - number(margins, "top") - number(margins, "bottom")


def _room(cell: Cell, width: int, height: float) -> Room:
    match cell.holds:
        case (Printed() as alone,):
            # As if all letters were the widest, and began one line more than they fill.
            size = max(1, alone.plain)
            lines = height / (size * _LINE) - 1
            return Room(cell, width, height, alone, math.floor(lines * width / (WIDEST * size * _RAGGED)) - 1)
    return Room(cell, width, height, None, 0)


def _fits(room: Room, blocks: Sequence[Block]) -> bool:
    """Tell whether a cell takes little of a page; of one short paragraph, which most hold, without measuring it."""
    alone = room.alone
    if alone is None:
        return _height(room, blocks) <= room.height
    block = blocks[alone.place]
    if len(block) != 1 or block[0].item is not None:
        return _height(room, blocks) <= room.height
    text = block[0].text
    if len(text) <= room.letters and "\n" not in text:
        return True
    return _lines(text, alone.plain, room.width) * alone.plain * _LINE <= room.height


def _height(room: Room, blocks: Sequence[Block]) -> float:
    """Estimate the height of a cell from its letters."""
    height = 0
    for one in room.cell.holds:
        if isinstance(one, Line):
            text = "".join(piece if isinstance(piece, str) else _inline(blocks[piece]) for piece in one.pieces)
            height += _lines(text, one.size, room.width) * one.size
        else:
            for paragraph in blocks[one.place]:
                size = one.plain if paragraph.item is None else one.size(paragraph.item)
                height += _lines(paragraph.text, size, room.width) * size
    return height * _LINE


def _inline(block: Block) -> str:
    return "\n".join(paragraph.text for paragraph in block)


@functools.lru_cache(maxsize=_KNOWN)
def _lines(text: str, size: int, room: int) -> int:
    if "\n" in text:
        return sum(_lines(line, size, room) for line in text.split("\n"))
    return max(1, math.ceil(line_width(text, size) * _RAGGED / room))
