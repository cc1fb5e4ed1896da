"""Findings to a few lines for the officer: what waits for a decision one by one, the rest by its kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.loading import loading
from pipeline.wording.numbers import counted
from schemas.findings import Finding, Severity

FINDINGS = ("зауваження", "зауваження", "зауважень")
ALIKE = ("таке саме", "таких самих", "таких самих")
SHOWN = 3
"""How many warnings of one rule are shown."""


def findings_told(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Say what a person should look at: warnings one by one, notes by their rules; the manifest has them all."""
    undecided = [each for each in findings if each.acknowledged is None]
    yield f"  {counted(len(undecided), FINDINGS)}:" if undecided else "  зауважень немає"
    hidden = 0
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        alike: dict[str, list[Finding]] = {}
        for each in undecided:
            if each.severity is severity:
                alike.setdefault(each.rule, []).append(each)
        for rule, found in alike.items():
            shown = found[: _shown(severity, len(found))]
            hidden += len(found) - len(shown)
            yield from _group(rule, shown, len(found))
    if hidden:
        yield f"    ще {counted(hidden, ALIKE)}; усі — у manifest.json, що означає кожне — make rules"
    if explained := len(findings) - len(undecided):
        yield f"  пояснено у findings.yaml: {explained}; причини — у manifest.json"


def _shown(severity: Severity, count: int) -> int:
    """Tell how many findings of a rule are shown; a line is not spared to say that there is one more."""
    few = 1 if severity is Severity.NOTE else SHOWN
    return count if count <= few + 1 else few


def _group(rule: str, shown: list[Finding], count: int) -> Iterator[str]:
    """Say the first findings of a rule; if there are more, how many there are."""
    sign = "·" if shown[0].severity is Severity.NOTE else "!"
    if len(shown) == count:
        yield from (f"    {sign} {_finding(each)}" for each in shown)
        return
    yield f"    {sign} {_notices().get(rule, rule)} — {count}, зокрема:"
    yield from (f"        {_finding(each)}" for each in shown)


@cache
def _notices() -> Mapping[str, str]:
    """Give what each rule notices; only many findings of one kind are told by it."""
    with loading():
        from pipeline.rules.catalogue import RULES
    return {rule.id: rule.notices for rule in RULES}


def _finding(finding: Finding) -> str:
    remedy = f". {finding.remedy.removesuffix('.')}" if finding.remedy else ""
    where = f" [{finding.origin}]" if finding.origin else ""
    return f"{finding.message}{remedy}{where}"
