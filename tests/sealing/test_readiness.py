"""What may be sealed or published: an approved document of which every finding is resolved."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.contracts import Verified
from pipeline.errors import DataFaults
from pipeline.sealing.readiness import refuse_unready
from schemas.findings import Finding, Severity
from schemas.origin import Origin
from tests.printed import document

APPROVED = document(approved_on=dt.date(2025, 1, 17))
PLACE = Origin("data/x/2024/marks.yaml", 7, 3)


def _verified(*findings: Finding, **changes: object) -> Verified:
    return Verified(APPROVED.evolve(**changes), {}, findings, 1, ())


def _finding(rule: str, severity: Severity, **more: object) -> Finding:
    return Finding.model_validate(
        {"rule": rule, "severity": severity, "message": f"про {rule}", "origin": PLACE, **more}
    )


def test_notes_and_what_has_a_reason_stand_in_no_ones_way() -> None:
    """An acknowledged finding carries its reason into the manifest."""
    note = _finding("figure-unused", Severity.NOTE)
    resolved = _finding("source-uncertain", Severity.WARNING, acknowledged="Оригіналу немає.")

    assert refuse_unready(_verified(note, resolved)) is None  # type: ignore[func-returns-value] # it is let pass


def test_everything_that_is_in_the_way_is_told_with_its_place_and_way_out() -> None:
    """A draft's reasons, whether acknowledged or not; errors and warnings without a reason."""
    found = (
        _finding("approval-undated", Severity.NOTE, remedy="Впишіть дату", acknowledged="Дати не знаємо."),
        _finding("torn-word", Severity.WARNING),
        _finding("personal-name", Severity.ERROR, remedy="Приберіть ім’я"),
    )

    with pytest.raises(DataFaults) as refused:
        refuse_unready(_verified(*found, approved_on=None))

    place = "data/x/2024/marks.yaml:7:3"
    assert {
        f"{place}: про approval-undated. Впишіть дату",
        f"{place}: про torn-word. Виправте дані або поясніть у findings.yaml, чому так і має бути",
        f"{place}: про personal-name. Приберіть ім’я",
    } == {str(fault) for fault in refused.value.faults}


def test_a_draft_is_refused_even_if_no_finding_says_why() -> None:
    """The document's own word counts."""
    with pytest.raises(DataFaults, match="документ ще не затверджено"):
        refuse_unready(_verified(approved_on=None))
