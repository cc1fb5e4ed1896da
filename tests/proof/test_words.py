"""A word that runs from one line to the next is found."""

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.documents import DOCUMENTS
from pipeline.pdf.texts import Cell, Line, Passage, PdfReading, Row, Table
from pipeline.proof.expected import expected
from pipeline.proof.words import torn_words
from pipeline.rules.acknowledging import acknowledged
from schemas.acknowledgements import Acknowledgement
from schemas.document import Document
from tests.builders import facts, marks
from tests.strictly import compose, merge

REPORT = merge(facts(marks(m1_1="Надходження веб-сайту antikor@example.org."), numbers=("1.1",)))
HYPHENS = compose(
    DOCUMENTS["report"],
    merge(facts(marks(m1_1="Склав військово-цивільний 5\u2011річний план."), numbers=("1.1",))),
    dt.date(2025, 1, 1),
)
DOCUMENT = compose(DOCUMENTS["report"], REPORT, dt.date(2025, 1, 1))


def _reading(*last_cell: str, document: Document = DOCUMENT) -> PdfReading:
    """A PDF that has every cell on one line, but the mark of 1.1 on these lines."""

    def cell(*lines: str) -> Cell:
        shown = tuple(Line(text, 1, 0, 100 - level, 400) for level, text in enumerate(lines))
        return Cell("TD", (Passage("P", shown),))

    parts = [part for part in expected(document) if part.kind == "row"]
    rows = [Row(tuple(cell(passage.text) for passage in part.passages)) for part in parts]
    rows[-1] = replace(rows[-1], cells=(*rows[-1].cells[:-1], cell(*last_cell)))
    return PdfReading("", "uk-UA", ((842, 595),), (Table(tuple(rows)),), (), (), ())


@pytest.mark.parametrize(
    "lines",
    [
        ("Надходження веб-сайту", "antikor@example.org."),
        ("Надходження веб-", "сайту antikor@", "example.org."),
        ("Надходження", "веб-сайту", "antikor@example.", "org."),
    ],
)
def test_a_line_may_end_between_words_and_after_signs(lines: tuple[str, ...]) -> None:
    """A space, a hyphen, a sign of an address."""
    assert list(torn_words(DOCUMENT, _reading(*lines))) == []


def test_a_word_over_two_lines_is_found_with_measure_column_and_page() -> None:
    """The officer is told what to widen."""
    (finding,) = torn_words(DOCUMENT, _reading("Надходжен", "ня веб-сайту antikor@example.org."))
    known = Acknowledgement.model_validate(
        {"rule": "torn-word", "text": "Надходження", "measure": "1.1", "reason": "Ширше не буває."}
    )

    assert finding.measure == "1.1"
    assert finding.message == ("захід 1.1, графа «Відмітка», сторінка 1: слово «Надходження» розірвано; розширте графу")
    assert ["Ширше не буває."] == [each.acknowledged for each in acknowledged([finding], [known], "report")]


def test_a_word_is_torn_at_a_hyphen_that_does_not_break() -> None:
    """At U+2011, which is drawn as a hyphen, no line may end; at a hyphen it may."""
    words = [*torn_words(HYPHENS, _reading("Склав військово-", "цивільний 5-", "річний план.", document=HYPHENS))]

    assert ["5\u2011річний"] == [finding.text for finding in words]
