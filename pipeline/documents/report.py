"""Звіт про виконання плану роботи: the plan's measures with their marks."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import DocumentType
from pipeline.documents.composing import Form, compose
from pipeline.documents.table import COLUMNS
from pipeline.errors import DataFaults, Fault
from schemas.document import Document
from schemas.report import Report


def _compose(report: Report, today: dt.date) -> Document:
    """Compose the report; a year under way gives a draft, a year that is over must have every mark."""
    if report.requisites is None:
        raise DataFaults(
            [Fault("реквізитів звіту немає", "Створіть report.yaml; план друкує make plan", place="report.yaml")]
        )
    last_day = dt.date(report.year, 12, 31)
    if today > last_day and report.gaps:
        raise DataFaults(
            Fault(
                f"захід {reported.measure.id} не має відмітки про виконання, а {report.year} рік уже минув",
                "Додайте відмітку в marks.yaml",
                origin=reported.measure.origin,
            )
            for reported in report.gaps
        )
    form = Form("report", COLUMNS, signed_on=last_day, blank_year=report.year + 1, draft=bool(report.gaps))
    return compose(report, report.requisites, form)


REPORT = DocumentType("report", "Звіт", _compose)
