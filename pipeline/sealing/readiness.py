"""A verified document to the refusal to seal or publish it: while it is a draft, or a finding waits for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.contracts import Verified
from pipeline.errors import DataFaults, Fault
from pipeline.rules.approval import DELAYS
from schemas.findings import Finding, Severity

_EXPLAIN: Final = "Виправте дані або поясніть у findings.yaml, чому так і має бути"
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
    yield from (_fault(each, "Зачекайте на затвердження") for each in delays)
    if verified.document.approved_on is None and not delays:
        yield _DRAFT
    yield from (_fault(each, _EXPLAIN) for each in unresolved(verified.findings) if each.rule not in DELAYS)


def _fault(finding: Finding, otherwise: str) -> Fault:
    remedy = finding.remedy or otherwise
    return Fault(finding.message, remedy, finding.origin, rule=finding.rule)
