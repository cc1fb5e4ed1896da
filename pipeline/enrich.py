"""A `Report` to the content of one document: figures, dates and posts put in, findings collected.

Refused: a name in the prose that leads nowhere, an official who was not in office, a measure without a mark in a
year that is over.
"""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import DocumentType, Enriched
from pipeline.rules import findings
from schemas.report import Report


def enrich(report: Report, kind: DocumentType, today: dt.date) -> Enriched:
    """Compose the document `kind` of `report` as of `today`.

    Raises:
        DataFaults: everything in the data that keeps the document from being composed.
    """
    document = kind.compose(report, today)
    return Enriched(document, findings(report, document))
