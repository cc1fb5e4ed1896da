"""Where the letters stand, on readings made by hand: a table of two columns on a page of 100 by 100 points."""

from __future__ import annotations

import pytest

from pipeline.pdf.placing import misplaced
from pipeline.pdf.texts import Cell, Line, Part, Passage, PdfReading, Row, Table


def line(x: float, y: float, text: str = "а", page: int = 1) -> Line:
    """Make a line of letters 5 points wide."""
    return Line(text, page, x, y, x + 5 * len(text))


def row(*columns: tuple[Line, ...]) -> Row:
    """Make a row of plain cells."""
    return Row(tuple(Cell("TD", (Passage("P", lines),)) for lines in columns))


def told(*parts: Part) -> list[str]:
    """Give the reasons for a page with these parts."""
    reading = PdfReading("", "", ((100.0, 100.0), (100.0, 100.0)), parts, (), (), ())
    return [fault.reason for fault in misplaced(reading)]


GOOD = (
    row((line(10, 90),), (line(40, 90, "бб"),)),
    row((line(10, 80), line(12, 70)), (line(40, 80), line(40, 70), line(40, 90, page=2))),
    row((line(10, 80, page=2),), ()),
)


def test_a_table_in_its_place_has_no_faults() -> None:
    """Rows descend, columns keep apart, cells may be empty or run over a page end."""
    assert [] == told(
        Passage("P", (line(50, 97),)), Table(GOOD), Passage("P", (line(10, 5, page=2), line(50, 5, page=2)))
    )


@pytest.mark.parametrize(
    ("moved", "reason"),
    [
        (row((line(60, 60),), (line(40, 60),)), "«а» стоїть не у своїй графі таблиці"),
        (row((line(10, 60, "а" * 9),), (line(40, 60),)), f"«{'а' * 9}» стоїть не у своїй графі таблиці"),
        (row((line(10, 60),), (line(5, 60),)), "стоїть не у своїй графі таблиці"),
        (row((line(10, 95),), (line(40, 95),)), "рядки таблиці стоять не в тому порядку"),
        (row((line(10, 50), line(10, 60)), (line(40, 60),)), "«а» стоїть не за порядком читання"),
        (row((line(10, 60),), (line(98, 60),)), "«а» виходить за край сторінки"),
        (row((line(10, 60),), (line(-4, 60),)), "«а» виходить за край сторінки"),
        (row((line(10, -1),), (line(40, 60),)), "«а» виходить за край сторінки"),
    ],
)
def test_what_stands_elsewhere_is_told(moved: Row, reason: str) -> None:
    """Letters in another column, over its edge, above the row before, below the line after, or beyond the paper."""
    assert any(reason in each for each in told(Table((*GOOD[:1], moved))))


def test_what_goes_left_on_the_same_level_is_told() -> None:
    """A post and a name that stand in each other's place on one line."""
    assert ["«а» стоїть не за порядком читання"] == told(Passage("P", (line(50, 97), line(10, 97))))


def test_a_page_earlier_is_told() -> None:
    """A line cannot follow one on a later page."""
    assert ["«а» стоїть не за порядком читання"] == told(Passage("P", (line(10, 50, page=2), line(10, 40))))


def test_a_table_without_rows_or_cells_has_no_faults() -> None:
    """Nothing is nowhere."""
    assert [] == told(Table(()), Table((Row(()),)), Table((row(()),)))
