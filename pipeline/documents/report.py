"""Звіт про виконання плану роботи: the plan's measures with their marks."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import DocumentType
from pipeline.documents.composing import Form, compose
from pipeline.errors import DataFaults, Fault
from schemas.document import COLUMN_KEYS, Document
from schemas.report import Report


def _compose(report: Report, today: dt.date) -> Document:
    """Compose the report; a year under way gives a draft, a year that is over must have every mark."""
    if report.requisites is None:
        raise DataFaults(
            [Fault("реквізитів звіту немає", "Створіть report.yaml; план друкує make plan", place="report.yaml")]
        )
    last_day = dt.date(report.year, 12, 31)
    if today > last_day and report.gaps:
        raise DataFaults([_missing(report)])
    form = Form("report", COLUMN_KEYS, signed_on=last_day, blank_year=report.year + 1, draft=bool(report.gaps))
    return compose(report, report.requisites, form)


def _missing(report: Report) -> Fault:
    gaps = report.gaps
    if len(gaps) == len(report.measures()):
        return Fault(
            f"жодної відмітки про виконання немає, а {report.year} рік уже минув",
            "Додайте файл marks.yaml, marks.xlsx, marks.ods або marks.csv",
            place=f"data/{report.slug}/{report.year}",
        )
    numbers = ", ".join(reported.measure.id for reported in gaps)
    return Fault(
        f"немає відміток про виконання ({len(gaps)}): {numbers}; а {report.year} рік уже минув",
        "Додайте їх; проєкт на день року, що минув: TODAY=РРРР-ММ-ДД",
        origin=gaps[0].measure.origin,
    )


REPORT = DocumentType("report", "Звіт", _compose)
