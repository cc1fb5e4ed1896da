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
_EXPLAIN, _UNREPEATED, _REASON = "поясніть у findings.yaml", "text: ці самі слова", "reason: чому так і має бути"
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
        _finding("personal-name", Severity.ERROR, remedy="Приберіть ім’я", text="Рута Зразкова"),
    )

    with pytest.raises(DataFaults) as refused:
        refuse_unready(_verified(*found, approved_on=None))

    place = "data/x/2024/marks.yaml:7:3"
    assert {
        f"{place}: про approval-undated. Впишіть дату",
        f"{place}: про torn-word. Виправте дані або {_EXPLAIN}: rule: torn-word, {_REASON}",
        f"{place}: про personal-name. Приберіть ім’я або {_EXPLAIN}: rule: personal-name, {_UNREPEATED}, {_REASON}",
    } == {str(fault) for fault in refused.value.faults}


@pytest.mark.parametrize(
    ("more", "way"),
    [
        ({"rule": "plan-approval", "text": "mayor"}, 'rule: plan-approval, text: "mayor", reason'),
        ({"rule": "status-unconfirmed", "measure": "3.5"}, 'rule: status-unconfirmed, measure: "3.5", reason'),
        ({"rule": "acknowledgement-idle", "remedy": "Вилучіть його"}, "Вилучіть його$"),
    ],
)
def test_the_words_for_findings_yaml_are_told(more: dict[str, str], way: str) -> None:
    """By which the finding is meant there; a reason that is given for nothing is taken out."""
    finding = _finding(**{"severity": Severity.WARNING, **more})  # type: ignore[arg-type] # a finding's words

    with pytest.raises(DataFaults, match=way):
        refuse_unready(_verified(finding))


def test_a_draft_is_refused_even_if_no_finding_says_why() -> None:
    """The document's own word counts."""
    with pytest.raises(DataFaults, match="документ ще не затверджено"):
        refuse_unready(_verified(approved_on=None))
