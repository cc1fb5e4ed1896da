"""From a reading to the places where the eye would read otherwise than the tags do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.errors import Fault
from pipeline.pdf.texts import Line, PdfReading, Row, Table

_TOLERANCE = 1.0
"""Points by which a letter may stand out of its column."""


def misplaced(reading: PdfReading) -> tuple[Fault, ...]:
    """Tell of each line that does not follow the one before it, or is not drawn in its cell's column and row.

    The tags say one thing and the place another, if letters of two cells are exchanged on the paper.
    """
    found = [*_over_the_edge(reading)]
    found += _out_of_sequence(line for passage in reading.passages for line in passage.lines)
    for table in reading.tables:
        found += [*_out_of_column(table), *_out_of_row(table)]
        for cell in (cell for row in table.rows for cell in row.cells):
            found += _out_of_sequence(cell.lines)
    return tuple(found)


def _over_the_edge(reading: PdfReading) -> Iterator[Fault]:
    """Letters may not reach beyond the paper, where they are cut off."""
    for line in (line for passage in reading.everything() for line in passage.lines if line.page):
        width, height = reading.sizes[line.page - 1]
        if not (line.x >= 0 and line.right <= width and 0 <= line.y <= height):
            yield Fault(f"«{line.text.strip()}» виходить за край сторінки", place=f"PDF, сторінка {line.page}")


def _out_of_sequence(lines: Iterable[Line]) -> Iterator[Fault]:
    """A line stands lower than the one before it, or on the same level and further right, or on a later page."""
    for before, after in pairwise(line for line in lines if line.page):
        lower, further = after.y < before.y - _TOLERANCE, after.x > before.x
        follows = lower or (further and after.y < before.y + _TOLERANCE)
        if after.page < before.page or (after.page == before.page and not follows):
            yield Fault(f"«{after.text.strip()}» стоїть не за порядком читання", place=f"PDF, сторінка {after.page}")


def _out_of_column(table: Table) -> Iterator[Fault]:
    """A column begins where the first letter of any of its lines stands, and ends where the next column begins.

    Letters that reach into the next column are out of place as well.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    full = [row for row in table.rows if len(row.cells) == width]
    lines = [[line for row in full for line in row.cells[place].lines] for place in range(width)]
    ends = [*(min((line.x for line in column), default=float("inf")) for column in lines[1:]), float("inf")]
    for row in full:
        for place, cell in enumerate(row.cells):
            for line in cell.lines:
                if line.right > ends[place] + _TOLERANCE:
                    reason = f"«{line.text.strip()}» стоїть не у своїй графі таблиці"
                    yield Fault(reason, place=f"PDF, сторінка {line.page}")


def _out_of_row(table: Table) -> Iterator[Fault]:
    """Below the lowest line of a row the next row begins; both are looked at page by page."""
    for upper, lower in pairwise(map(_levels, table.rows)):
        for page in upper.keys() & lower.keys():
            if min(upper[page]) < max(lower[page]):
                yield Fault("рядки таблиці стоять не в тому порядку", place=f"PDF, сторінка {page}")


def _levels(row: Row) -> dict[int, list[float]]:
    """Give the base lines of a row by the pages that it stands on."""
    levels: dict[int, list[float]] = {}
    for line in (line for cell in row.cells for passage in cell.passages for line in passage.lines if line.page):
        levels.setdefault(line.page, []).append(line.y)
    return levels
