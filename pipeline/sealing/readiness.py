"""A verified document to the refusal to seal or publish it: while it is a draft, or a finding waits for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.contracts import Verified
from pipeline.errors import DataFaults, Fault
from pipeline.rules.acknowledging import IDLE
from pipeline.rules.approval import DELAYS
from schemas.findings import Finding, Severity

_PRIVATE: Final = "personal-"
"""How the rules' names begin whose findings are about a person's own; their words are not repeated."""
_DRAFT: Final = Fault("документ ще не затверджено", "Коли його затвердять, впишіть дату в date грифа")


def refuse_unready(verified: Verified) -> None:
    """Let an approved document pass of which every finding is resolved.

    Raises:
        DataFaults: everything that keeps it from being sealed or published, each with its place and its way out.
    """
    if faults := tuple(_obstacles(verified)):
        raise DataFaults(faults)


def unresolved(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that a person must decide on: errors and warnings without a reason; notes are none."""
    return tuple(each for each in findings if each.severity is not Severity.NOTE and each.acknowledged is None)


def _obstacles(verified: Verified) -> Iterator[Fault]:
    delays = [each for each in verified.findings if each.rule in DELAYS]
    for each in delays:
        yield _fault(each, each.remedy or "Зачекайте на затвердження")
    if verified.document.approved_on is None and not delays:
        yield _DRAFT
    for each in unresolved(verified.findings):
        if each.rule not in DELAYS:
            yield _fault(each, _ways_out(each))


def _ways_out(finding: Finding) -> str:
    """Say how to mend it, and what to write in findings.yaml if it is as it should be; an idle reason has no reason."""
    mend = finding.remedy.removesuffix(".") or "Виправте дані"
    if finding.rule == IDLE:
        return mend
    words = [f"rule: {finding.rule}"]
    if finding.text is not None:
        words.append("text: ці самі слова" if finding.rule.startswith(_PRIVATE) else f"text: {_quoted(finding.text)}")
    elif finding.measure is not None:
        words.append(f"measure: {_quoted(finding.measure)}")
    return f"{mend} або поясніть у findings.yaml: {', '.join(words)}, reason: чому так і має бути"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _fault(finding: Finding, remedy: str) -> Fault:
    return Fault(finding.message, remedy, finding.origin, rule=finding.rule)
