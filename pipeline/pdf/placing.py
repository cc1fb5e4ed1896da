"""From a reading to the places where the eye would read a table otherwise than its tags do."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Fault
from pipeline.pdf.texts import PdfReading, Row, Table

_TOLERANCE = 1.0
"""Points by which a letter may stand out of its column."""


def misplaced(reading: PdfReading) -> tuple[Fault, ...]:
    """Tell of each line of a table that is not drawn in its cell's column, or not in its row's place on the page.

    The tags of a cell say one thing and its place another, if letters of two cells are exchanged on the paper.
    """
    return tuple(fault for table in reading.tables for fault in (*_out_of_column(table), *_out_of_row(table)))


def _out_of_column(table: Table) -> Iterator[Fault]:
    """A column begins where the first letter of any of its lines stands, and ends where the next column begins."""
    width = max((len(row.cells) for row in table.rows), default=0)
    full = [row for row in table.rows if len(row.cells) == width]
    starts = [min((line.x for row in full for line in row.cells[place].lines), default=0.0) for place in range(width)]
    ends = [*starts[1:], float("inf")]
    for row in full:
        for place, cell in enumerate(row.cells):
            for line in cell.lines:
                if line.x + _TOLERANCE > ends[place]:
                    reason = f"«{line.text.strip()}» стоїть не у своїй графі таблиці"
                    yield Fault(reason, place=f"PDF, сторінка {line.page}")


def _out_of_row(table: Table) -> Iterator[Fault]:
    """Below the lowest line of a row the next row begins; both are looked at page by page."""
    for upper, lower in zip(table.rows, table.rows[1:], strict=False):
        for page in set(upper.pages) & set(lower.pages):
            if _lowest(upper, page) < _highest(lower, page):
                yield Fault("рядки таблиці стоять не в тому порядку", place=f"PDF, сторінка {page}")


def _lowest(row: Row, page: int) -> float:
    return min(line.y for cell in row.cells for line in cell.lines if line.page == page)


def _highest(row: Row, page: int) -> float:
    return max(line.y for cell in row.cells for line in cell.lines if line.page == page)
