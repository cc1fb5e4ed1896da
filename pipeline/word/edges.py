"""Edges: what a template measures to the right edge of the text moves with it when the text grows or shrinks.

From the trees of document and styles to the same trees. An indent or a tab stop beyond the middle of the text (or of
the cell it stands in) is measured to the far edge: the approval block, the name in the signature. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.word.columns import cells_of
from pipeline.word.styles import StyleSheet
from pipeline.word.wordml import Element, number, paragraphs, w

# A layout table takes the text's whole width, but for the rounding of two programs.
_WHOLE: Final = 0.95


def shift(root: Element, table: Element | None, sheet: StyleSheet, before: int, after: int) -> None:
    """Move what is measured to the right edge of a text that was `before` wide and is `after`; not in `table`."""
    if before == after:
        return
    measured: dict[Element, int] = {}
    for paragraph, room in _rooms(root, table, before):
        for properties in _properties(paragraph, sheet):
            measured.setdefault(properties, room)
    for properties, room in measured.items():
        _move(properties, room, after - before)
    for other in root.iter(w("tbl")):
        if other is not table and sum(_grid(other)) >= before * _WHOLE:
            _widen(other, after - before)


def _rooms(root: Element, table: Element | None, text_width: int) -> Iterator[tuple[Element, int]]:
    """Give each paragraph outside `table` with the width that it has room in."""
    own = set() if table is None else set(paragraphs(table))
    for paragraph in paragraphs(root):
        cell = next(paragraph.iterancestors(w("tc")), None)
        if paragraph not in own:
            yield paragraph, text_width if cell is None else number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w")


def _properties(paragraph: Element, sheet: StyleSheet) -> Iterator[Element]:
    for owner in (paragraph, *sheet.chain(sheet.of(paragraph))):
        found = owner.find(w("pPr"))
        if found is not None:
            yield found


def _move(properties: Element, room: int, change: int) -> None:
    places = [(stop, "pos") for stop in properties.iterfind(f"{w('tabs')}/{w('tab')}")]
    indent = properties.find(w("ind"))
    if indent is not None:
        places += [(indent, side) for side in ("left", "start", "right", "end")]
    for element, attribute in places:
        far = number(element, attribute)
        if far > room / 2:
            element.set(w(attribute), str(max(0, far + change)))


def _grid(table: Element) -> list[int]:
    return [number(column, "w") for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]


def _widen(table: Element, change: int) -> None:
    """Let the widest column take the change."""
    grid = _grid(table)
    widest = grid.index(max(grid))
    grid[widest] = max(0, grid[widest] + change)
    write_grid(table, grid)


def write_grid(table: Element, grid: list[int]) -> None:
    """Set the widths of a table's columns, of its cells and of the whole."""
    for column, width in zip(table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"), grid, strict=True):
        column.set(w("w"), str(width))
    for row in table.findall(w("tr")):
        for start, span, cell in cells_of(row):
            _set_width(cell.find(f"{w('tcPr')}/{w('tcW')}"), sum(grid[start : start + span]))
    _set_width(table.find(f"{w('tblPr')}/{w('tblW')}"), sum(grid))


def _set_width(element: Element | None, width: int) -> None:
    if element is not None:
        element.set(w("w"), str(width))
        element.set(w("type"), "dxa")
