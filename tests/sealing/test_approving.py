"""An amendment whose approval bears the sealed one's day: it is said, until there is another day or a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.rules.acknowledging import acknowledged
from pipeline.sealing.approving import RULE
from pipeline.workspace import Workspace
from schemas.findings import Finding
from tests.packages.finished import finished, frozen

OURS, YEAR = "vyhadana-rada", 2024


def _edit(root: Path, before: str, after: str) -> None:
    place = root / f"data/{OURS}/{YEAR}/report.yaml"
    text = place.read_text("utf-8")
    assert before in text
    place.write_text(text.replace(before, after, 1), "utf-8")


def _found(root: Path) -> list[Finding]:
    enriched = finished(Workspace(root), OURS, YEAR).ready.enriched
    return list(acknowledged(enriched.findings, enriched.acknowledgements, "report"))


def _of_the_day(root: Path) -> list[Finding]:
    return [each for each in _found(root) if each.rule == RULE]


@pytest.fixture
def amended(root: Path) -> Path:
    """A workspace whose report says something else than the sealed one."""
    frozen(Workspace(root), OURS, YEAR)
    _edit(root, "Роботу буде продовжено.", "Роботу завершено.")
    return root


def test_the_same_day_of_approval_is_said_with_its_place(amended: Path) -> None:
    """The day and both numbers; another day ends it."""
    (found,) = _of_the_day(amended)

    assert "зміна № 2 має ту саму дату затвердження (17.01.2025), що й запечатаний № 1" == found.message
    assert (f"data/{OURS}/{YEAR}/report.yaml", None) == (found.origin and found.origin.file, found.acknowledged)
    _edit(amended, "17 січня 2025 року", "18 січня 2025 року")
    assert [] == _of_the_day(amended)


def test_a_reason_holds_for_one_amendment_and_when_it_is_sealed_too(amended: Path) -> None:
    """It is no idle one then; the next amendment needs its own."""
    typed = f"format: 1\nacknowledged:\n  - {{rule: {RULE}, text: зміна № 2, reason: Описка.}}\n"
    (amended / f"data/{OURS}/{YEAR}/findings.yaml").write_text(typed, "utf-8")
    (before,) = _of_the_day(amended)
    frozen(Workspace(amended), OURS, YEAR)

    (after,) = _of_the_day(amended)

    assert ("Описка.", "Описка.") == (before.acknowledged, after.acknowledged)
    assert "acknowledgement-idle" not in {each.rule for each in _found(amended)}
    _edit(amended, "Роботу завершено.", "Роботу припинено.")
    (third,) = _of_the_day(amended)
    assert ("зміна № 3", None) == (third.text, third.acknowledged)


@pytest.mark.parametrize(
    ("before", "after"),
    [("requisites:\n", "requisites:\n  registration: {index: 01-15/7}\n"), ("format: 1", "# примітка\nformat: 1")],
    ids=["the description", "nothing"],
)
def test_what_is_written_alike_needs_no_other_day(before: str, after: str, root: Path) -> None:
    """Nothing that was approved is altered."""
    frozen(Workspace(root), OURS, YEAR)
    _edit(root, before, after)

    assert [] == _of_the_day(root)
