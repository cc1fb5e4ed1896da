"""A `Report` to the content of one document: figures, dates and posts put in; then to what rules find in it.

The two are apart, so that a document can be printed while the rules read it.

Told: a name in the prose that leads nowhere, an official who was not in office, a measure without a mark in a
year that is over; a finding that is an error and that nobody has given a reason for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.contracts import Circumstances, Complain, Composed, DocumentType, Enriched
from pipeline.errors import Ground, fault_of
from pipeline.loading import loading
from pipeline.wording.typography import typeset
from schemas.acknowledgements import Acknowledgements
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.organization import Organization
from schemas.report import Report
from schemas.typography import USUAL, Typography

_EXCUSES: Final[frozenset[Ground]] = frozenset({(Organization, None), (Acknowledgements, None)})
"""What can make an error none: the names and channels that are public, and reasons given."""


def compose(
    report: Report, kind: DocumentType, today: dt.date, sealed_with: Typography | None, complain: Complain
) -> Composed | None:
    """Compose the document `kind` of `report` as of a day; what is wrong with its words is told to `complain`.

    It is printed with the organization's signs, or those that it was sealed with last. Gives None if there is nothing
    that it could be composed of.
    """
    document = kind.compose(report, today, complain)
    if document is None:
        return None
    profile = report.organization.typography or sealed_with or USUAL
    return Composed(document, typeset(document, profile), profile)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person should know of a document."""

    findings: tuple[Finding, ...]
    last_year: tuple[Decimal | None, ...]
    """What each of the document's figures was the year before, in their order."""


def judge(composed: Composed, report: Report, around: Circumstances, complain: Complain) -> Judgement:
    """Judge a composed document by all rules; errors that nobody has a reason for are told to `complain`."""
    with loading():
        from pipeline.rules.acknowledging import acknowledged
        from pipeline.rules.catalogue import findings
        from pipeline.rules.rule import Subject
    document, profile = composed.typed, composed.typography
    subject = Subject(
        report, document, around.today, around.last_year, around.spelling, put_off=around.put_off, typography=profile
    )
    found = findings(subject)
    for each in acknowledged(found, report.acknowledgements, document.kind):
        if each.severity is Severity.ERROR and each.acknowledged is None:
            complain(replace(fault_of(each), rests_on=_EXCUSES))
    return Judgement(found, tuple(_last_year(document, around.last_year)))


def enrich(composed: Composed, report: Report, judgement: Judgement) -> Enriched:
    """Give a composed document with what was found in it."""
    reasons = report.acknowledgements
    return Enriched(composed.document, judgement.findings, composed.typography, reasons, judgement.last_year)


def _last_year(document: Document, before: Report | None) -> Iterator[Decimal | None]:
    """Give last year's value of each figure, which goes by the same name."""
    for figure in document.figures:
        known = before.figures.get(figure.name) if before else None
        yield known.value if known else None
