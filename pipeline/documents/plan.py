"""План роботи: the measures as approved, without marks."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import Complain, DocumentType
from pipeline.documents.composing import Form, compose
from schemas.document import COLUMN_KEYS, Document
from schemas.report import Report


def _compose(report: Report, today: dt.date, complain: Complain) -> Document:
    """Compose the plan; it is approved before its year begins."""
    before = report.year - 1
    form = Form(
        "plan",
        tuple(column for column in COLUMN_KEYS if column != "mark"),
        signed_on=dt.date(before, 12, 31),
        blank_year=before,
        lacks_marks=False,
        today=today,
    )
    return compose(report, report.plan.requisites, form, complain)


PLAN = DocumentType("plan", "План", _compose)
