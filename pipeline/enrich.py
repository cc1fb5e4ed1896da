"""A `Report` to the content of one document: figures, dates and posts put in, findings collected.

Refused: a name in the prose that leads nowhere, an official who was not in office, a measure without a mark in a
year that is over; a finding that is an error and that nobody has given a reason for.
"""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import DocumentType, Enriched
from pipeline.errors import DataFaults, fault_of
from pipeline.rules import findings
from schemas.findings import Severity
from schemas.report import Report


def enrich(report: Report, kind: DocumentType, today: dt.date) -> Enriched:
    """Compose the document `kind` of `report` as of `today`.

    Raises:
        DataFaults: everything in the data that keeps the document from being composed.
    """
    document = kind.compose(report, today)
    found = findings(report, document)
    if errors := [each for each in found if each.severity is Severity.ERROR and each.acknowledged is None]:
        raise DataFaults(map(fault_of, errors))
    return Enriched(document, found)
