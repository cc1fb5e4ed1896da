"""План роботи: the measures as approved, or as the latest amendment has left them, without marks."""

from __future__ import annotations

import datetime as dt

from pipeline.contracts import Complain, DocumentType
from pipeline.documents.amendments import amended_by
from pipeline.documents.composing import Form, compose
from schemas.document import COLUMN_KEYS, Block, Document
from schemas.plan import Plan
from schemas.report import Report, ReportedMeasure, ReportedSection


def _compose(report: Report, today: dt.date, complain: Complain) -> Document:
    """Compose the plan; it is approved before its year begins, and an amendment when its day has come."""
    document = _with_requisites(report, today, complain, amended_by(report.history, complain))
    act = report.plan.amended_by
    if act is None:
        return document
    given = document.approved_on and act.date and act.date <= today
    return document.evolve(dated=act.date or document.dated, approved_on=act.date if given else None)


def as_it_was(report: Report, version: Plan) -> Document:
    """Compose an earlier version of the plan, to be compared; what is wrong with it is told when it is in force."""
    sections = tuple(
        ReportedSection(
            number=section.number,
            title=section.title,
            measures=tuple(ReportedMeasure(measure=measure, mark=None) for measure in section.measures),
        )
        for section in version.sections
    )
    return _with_requisites(report.evolve(plan=version, sections=sections), dt.date.min, lambda _: None, ())


def _with_requisites(report: Report, today: dt.date, complain: Complain, under_heading: Block) -> Document:
    before = report.year - 1
    form = Form(
        "plan",
        tuple(column for column in COLUMN_KEYS if column != "mark"),
        signed_on=dt.date(before, 12, 31),
        blank_year=before,
        lacks_marks=False,
        today=today,
        under_heading=under_heading,
    )
    return compose(report, report.plan.requisites, form, complain)


DOCUMENT = DocumentType(_compose)
