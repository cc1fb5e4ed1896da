"""How an amendment stands to the last sealed document, to the finding that nobody has approved it anew. Fails never."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.documents.requisites import own_requisites
from pipeline.sealing.standing import Standing
from pipeline.wording.dates import digital
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.report import Report

RULE: Final = "amendment-approval"
_UNWRITTEN: Final = frozenset({"layout", "typography", "template", "description"})
"""The parts in which a change alters nothing that was approved."""


def amendment_is_approved(standing: Standing, report: Report, document: Document) -> Iterator[Finding]:
    """What is approved says other things than the sealed one, so its approval bears another day, or has a reason."""
    amendment, day = standing.amendment, document.approved_on
    if amendment and day and _is_due(standing, document):
        number, amended = amendment.number, amendment.amends.number
        yield Finding(
            rule=RULE,
            severity=Severity.WARNING,
            message=f"зміна № {number} має ту саму дату затвердження ({digital(day)}), що й запечатаний № {amended}",
            remedy="Впишіть у date грифа день, коли затверджено зміну",
            text=f"зміна № {number}",
            origin=next((each.origin for each in own_requisites(report, document).approvals), None),
        )


def _is_due(standing: Standing, document: Document) -> bool:
    """Tell whether the day is the sealed one's; of an amendment that is sealed itself, whether it was so then."""
    sealed, amendment = standing.sealed, standing.amendment
    if sealed is None or amendment is None:
        return False
    if standing.is_sealed:
        return any(each.rule == RULE for each in sealed.manifest.findings)
    is_other = any(each.part not in _UNWRITTEN for each in amendment.changes)
    return is_other and document.approved_on == sealed.document.approved_on
