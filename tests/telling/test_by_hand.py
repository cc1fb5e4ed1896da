"""What is told of what people had done to a document's folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.contracts import Archived, Handled
from pipeline.telling.by_hand import by_hand
from pipeline.workspace import Workspace

SHELF = Path("/w/build/x/2024/report")
WORKSPACE = Workspace(Path("/w"))


def test_where_it_lies_now_and_what_is_open() -> None:
    """A line for what was kept, one for each open document."""
    kept = SHELF.with_name("report-by-hand-1")
    handled = Handled(("report.docx",), ("notes.txt",), (), ("report.docx",), kept)

    assert [
        "  змінене чи додане не програмою (report.docx, notes.txt) збережено в build/x/2024/report-by-hand-1",
        "  схоже, report.docx відкрито у Word чи LibreOffice: закрийте й відкрийте знову, бо в теці вже новий",
    ] == list(by_hand(Archived(SHELF, {}, unchanged=False, replaced=handled), WORKSPACE))


def test_of_nothing_nothing_is_told() -> None:
    """Of a folder as it was made, of one that is not there, of one that stays."""
    removed = Handled(removed=("report.pdf",))

    assert [] == list(by_hand(Archived(SHELF, {}, unchanged=False, replaced=removed), WORKSPACE))
    assert [] == list(by_hand(Archived(SHELF, {}, unchanged=True), WORKSPACE))
