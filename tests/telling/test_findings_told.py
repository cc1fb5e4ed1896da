"""How many findings are told: all that wait for a decision first, the rest by their kinds."""

from pipeline.telling.findings import findings_told
from schemas.findings import Finding, Severity
from schemas.origin import Origin


def _told(*findings: Finding) -> list[str]:
    return list(findings_told(findings))


def _finding(rule: str, severity: Severity, line: int, **more: str) -> Finding:
    return Finding(rule=rule, severity=severity, message=f"місце {line}", origin=Origin("a.yaml", line, 1), **more)


def test_warnings_come_first_and_notes_of_a_kind_are_one() -> None:
    """A note shows where it is first; three warnings of a kind are shown, and all are counted."""
    notes = [_finding("double-space", Severity.NOTE, line) for line in range(1, 15)]
    warnings = [_finding("doubled-word", Severity.WARNING, line) for line in range(20, 25)]

    assert [
        "  19 зауважень:",
        "    ! слово набрано двічі поспіль — 5, зокрема:",
        "        місце 20 [a.yaml:20:1]",
        "        місце 21 [a.yaml:21:1]",
        "        місце 22 [a.yaml:22:1]",
        "    · два пробіли поспіль — 14, зокрема:",
        "        місце 1 [a.yaml:1:1]",
        "    ще 15 таких самих; усі — у manifest.json, що означає кожне — make rules",
    ] == _told(*notes, *warnings)


def test_a_few_findings_are_told_whole() -> None:
    """With their ways out; two notes of a kind are told both."""
    assert [
        "  4 зауваження:",
        "    ! місце 2 [a.yaml:2:1]",
        "    ! місце 3 [a.yaml:3:1]",
        "    · місце 1. Має бути: так [a.yaml:1:1]",
        "    · місце 4 [a.yaml:4:1]",
    ] == _told(
        _finding("double-space", Severity.NOTE, 1, remedy="Має бути: так"),
        _finding("double-space", Severity.NOTE, 4),
        _finding("doubled-word", Severity.WARNING, 2),
        _finding("torn-word", Severity.WARNING, 3),
    )


def test_what_is_explained_is_only_counted() -> None:
    """A person has decided on it."""
    assert ["  зауважень немає", "  пояснено у findings.yaml: 1; причини — у manifest.json"] == _told(
        _finding("double-space", Severity.NOTE, 1, acknowledged="так в оригіналі")
    )
