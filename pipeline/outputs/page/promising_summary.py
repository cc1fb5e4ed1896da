"""All that a page's summary must say, in order, with the length of every bar: from the sheet alone. Fails never."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.outputs.page.writing import LONGEST_BAR, percent
from pipeline.summarizing.sheet import LOOKS, Chart, Column, Line, Sheet, Table

_UNSEEN = "aria-hidden=true"
"""Of a drawing that only shows what is said beside it."""
_BESIDE = "width=60%"
"""Of the room that a bar and its number have."""
_ACROSS = "width=6"
"""Of a pattern."""


def summary(sheet: Sheet) -> Iterator[str]:
    """Give the texts of a page's summary as `reading.read_back` tells them."""
    yield _UNSEEN
    yield from (_ACROSS for look in LOOKS if look not in {"solid", "blank"})
    yield sheet.name
    yield from sheet.notes
    for chart in sheet.charts:
        yield from _chart(chart)
    for table in sheet.tables:
        yield from _table(table)


def _chart(chart: Chart) -> Iterator[str]:
    yield from (chart.title, chart.title, chart.told)
    for bar in chart.bars:
        yield from (bar.label, _BESIDE)
        if bar.length:
            yield f"width={percent(bar.length, LONGEST_BAR)}"
        yield bar.value
    yield from ("Те саме таблицею", chart.title)
    for bar in chart.bars:
        yield from (bar.label, bar.value)


def _table(table: Table) -> Iterator[str]:
    yield table.title
    for column in table.columns:
        if column.look:
            yield from (_UNSEEN, "width=100%")
        yield column.head
    for line in table.lines:
        for column, words in zip(table.columns, line.cells, strict=True):
            yield f"data-label={column.head}"
            yield from _slices(column, line)
            yield words
    if table.note:
        yield table.note


def _slices(column: Column, line: Line) -> Iterator[str]:
    if line.slices and column.holds == "bar":
        yield _UNSEEN
        yield from (f"width={percent(each.length)}" for each in line.slices)
