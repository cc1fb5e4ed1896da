"""A signature must not stand on a page alone."""

import datetime as dt

import pytest

from pipeline.documents import DOCUMENTS
from pipeline.pdf.texts import Cell, Line, Part, Passage, PdfReading, Row, Table
from pipeline.proof.ending import stands_alone
from tests.builders import facts, marks
from tests.strictly import compose, merge

REPORT = merge(facts(marks(m1_1="Виконано."), numbers=("1.1",)))
DOCUMENT = compose(DOCUMENTS["report"], REPORT, dt.date(2025, 1, 1))


def _line(text: str, page: int, y: float = 100) -> Passage:
    return Passage("P", (Line(text, page, 0, y, 50),))


def _table(*lines: tuple[str, int]) -> Table:
    shown = tuple(Line(text, page, 0, 500 - 12 * level, 50) for level, (text, page) in enumerate(lines))
    return Table((Row((Cell("TD", (Passage("P", shown),)),)),))


def _reading(*parts: Part) -> PdfReading:
    signature = _line("Головний спеціаліст Рута ЗРАЗКОВА", 2)
    return PdfReading("", "uk-UA", ((842, 595),) * 2, (_line("ЗВІТ", 1), *parts, signature), (), (), ())


@pytest.mark.parametrize(
    "parts",
    [
        (_table(("перший", 1), ("другий", 1)),),
        (_table(("перший", 1), ("другий", 2)),),
        (_table(("перший", 1), ("другий", 1)), _line("Кінець.", 2, 300)),
    ],
    ids=["table before", "one line of it", "one closing line"],
)
def test_it_is_alone_with_less_than_two_lines(parts: tuple[Part, ...]) -> None:
    """Of the table or of the text after it."""
    assert stands_alone(DOCUMENT, _reading(*parts))


@pytest.mark.parametrize(
    "parts",
    [
        (_table(("перший", 2), ("другий", 2)),),
        (_table(("перший", 1), ("другий", 1)), _line("Кінець.", 2, 300), _line("Так.", 2, 280)),
    ],
    ids=["two lines of the table", "two closing lines"],
)
def test_two_lines_keep_it_company(parts: tuple[Part, ...]) -> None:
    """Then it may stay."""
    assert not stands_alone(DOCUMENT, _reading(*parts))


def test_on_the_first_page_it_is_never_alone() -> None:
    """The name of the document stands there."""
    reading = _reading()
    first = (*reading.parts[:-1], _line("Головний спеціаліст Рута ЗРАЗКОВА", 1))

    assert not stands_alone(DOCUMENT, PdfReading("", "uk-UA", ((842, 595),), first, (), (), ()))
