"""Grid: the columns of the measures' table, and how wide they are for one document.

From a template's table to a `Grid`, and from that, the document's texts and the page's profile to widths. In the table
itself widths are named, not set: one marked template serves all documents. Fails with `DataFaults` if the widths that
the profile gives leave no room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from pipeline.word.columns import cells_of, keys_of
from pipeline.word.letters import Xml
from pipeline.word.styles import LIST, NUMBERED, StyleSheet
from pipeline.word.tags import text_of, well_formed_tags
from pipeline.word.widths import Column, longest_word, share
from pipeline.word.wordml import Element, number, paragraphs, twips, value, w
from schemas.document import Block, Document
from schemas.layout import Layout

# The lines around cells, and the rounding of two programs.
_SLACK: Final = 24


@dataclass(frozen=True, slots=True)
class Print:
    """A tag of a column: whether it prints the head, and the look of its letters."""

    is_head: bool
    half_points: int
    is_bold: bool
    list_indent: int


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of the table."""

    key: str
    """Nothing if it prints none of the document's columns."""
    wanted: int
    """Its width in the template."""
    prints: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns on a page whose text is so wide."""

    columns: tuple[GridColumn, ...] = ()
    padding: int = 0
    """What its cells leave free at both sides together."""
    text_width: int = 0

    def widths(self, document: Document, layout: Layout) -> list[int]:
        """Give the widths of the columns: the given ones, and for the others what `widths.share` finds.

        Raises:
            DataFaults: the given widths leave no room.
        """
        if not self.columns:
            return []
        given = {str(key): twips(float(wide)) for key, wide in layout.column_widths.items()}
        asked = [
            Column(one.wanted, round(_longest(one, document)) + self.padding, given.get(one.key))
            for one in self.columns
        ]
        return share(self.text_width, asked, layout.origin)


def read_grid(table: Element, sheet: StyleSheet, text_width: int) -> Grid:
    """Read what the columns of a template's table print."""
    keys, prints = keys_of(table), list(_prints(table, sheet))
    columns = (
        GridColumn(key, number(one, "w"), tuple(look for name, look in prints if name == key))
        for place, one in enumerate(table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
        for key in [keys.get(place, "")]
    )
    return Grid(tuple(columns), _padding(table, sheet) + _SLACK, text_width)


def name_widths(table: Element) -> None:
    """Let the table's columns, its cells and itself be as wide as names of the content say (see `named`)."""
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    for place, column in enumerate(grid):
        column.set(w("w"), _asked(place, place + 1))
    for row in table.findall(w("tr")):
        for start, span, cell in cells_of(row):
            _let_ask(cell.find(f"{w('tcPr')}/{w('tcW')}"), start, min(start + span, len(grid)))
    _let_ask(table.find(f"{w('tblPr')}/{w('tblW')}"), 0, len(grid))


def named(widths: Sequence[int]) -> dict[str, Xml]:
    """Give the widths of all spans of columns, by their names; no tag of a template can have such a name."""
    spans = combinations(range(len(widths) + 1), 2)
    return {_name(start, end): Xml(sum(widths[start:end])) for start, end in spans}


def _name(start: int, end: int) -> str:
    return f"_w{start}_{end}"


def _asked(start: int, end: int) -> str:
    return f"{{{{ {_name(start, end)} }}}}"


def _let_ask(element: Element | None, start: int, end: int) -> None:
    if element is not None and start < end:
        element.set(w("w"), _asked(start, end))
        element.set(w("type"), "dxa")


def _longest(column: GridColumn, document: Document) -> float:
    if not column.key:
        return 0.0
    heads = [one.head for one in document.columns if one.key == column.key]
    cells: list[Block] = [row.cells[column.key] for row in document.rows() if column.key in row.cells]
    return max(
        (
            longest_word(
                heads if one.is_head else cells, one.half_points, heavy=one.is_bold, list_indent=one.list_indent
            )
            for one in column.prints
        ),
        default=0.0,
    )


def _prints(table: Element, sheet: StyleSheet) -> Iterator[tuple[str, Print]]:
    """Give what the table prints, by the column's key."""
    for paragraph in paragraphs(table):
        style = sheet.of(paragraph)
        for tag in well_formed_tags(text_of(paragraph)):
            if tag.verb == "print":
                owner, _, key = tag.paths[0].rpartition(".")
                looks = sheet.half_points(style), sheet.bold(style), _list_indent(sheet, style)
                yield key, Print(owner == "columns", *looks)


def _list_indent(sheet: StyleSheet, style: str) -> int:
    lists = (sheet.list_of(style, suffix) for suffix in (LIST, NUMBERED))
    return max((number(sheet.inherited(one.style, "pPr/ind"), "left") for one in lists if one), default=0)


def _padding(table: Element, sheet: StyleSheet) -> int:
    """Give what the cells leave free at the left and right together: set for the table, or by its style."""
    style = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
    sides = 0
    for side in ("left", "right"):
        own = table.find(f"{w('tblPr')}/{w('tblCellMar')}/{w(side)}")
        found = own if own is not None else sheet.inherited(style, f"tblPr/tblCellMar/{side}")
        sides += number(found, "w")
    return sides
