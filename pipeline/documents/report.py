"""Звіт про виконання плану роботи: the plan's measures with their marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.contracts import Complain, DocumentType
from pipeline.documents.amendments import amendment
from pipeline.documents.composing import Form, awaited_figures, compose
from pipeline.documents.plan import as_it_was
from pipeline.errors import Fault, Ground
from pipeline.wording.numbers import counted
from schemas.document import COLUMN_KEYS, Block, Document
from schemas.marks import ImplementationMark
from schemas.report import Report, ReportFile

_NO_REQUISITES = Fault(
    "реквізитів звіту немає",
    "Створіть report.yaml; план друкує make plan",
    place="report.yaml",
    rests_on=frozenset({(ReportFile, None)}),
)

_TOLD_ONE_BY_ONE: Final = 3
"""So many measures without marks are told each with its place; more of them as one list."""
_OF_MEASURES: Final = ("заходу", "заходів", "заходів")
_ADD_OR_DRAFT: Final = "Додайте {}; проєкт на день року, що минув: TODAY=РРРР-ММ-ДД"


def _compose(report: Report, today: dt.date, complain: Complain) -> Document | None:
    """Compose the report; a year under way gives a draft, a year that is over must have every mark."""
    last_day = dt.date(report.year, 12, 31)
    if today > last_day:
        for fault in _missing(report):
            complain(fault)
    if report.requisites is None:
        complain(_NO_REQUISITES)
        return None
    form = Form(
        "report",
        COLUMN_KEYS,
        signed_on=last_day,
        blank_year=report.year + 1,
        lacks_marks=bool(report.gaps),
        today=today,
        under_preamble=amended(report, complain),
    )
    document = compose(report, report.requisites, form, complain)
    if today > last_day:
        for fault in _unknown(report, document):
            complain(fault)
    return document


def _unknown(report: Report, document: Document) -> Iterator[Fault]:
    """Give a fault for each number that nobody has found out."""
    for name, figure in awaited_figures(report, document):
        reason = f"показник «{name}» ще не відомий, а {report.year} рік уже минув"
        yield Fault(reason, "Впишіть його value у figures.yaml", origin=figure.origin)


def _missing(report: Report) -> Iterator[Fault]:
    """Give a fault for each measure without a mark, or one for all if they are many or no measure has any."""
    gaps = [reported.measure for reported in report.gaps]
    grounds: dict[str, Ground] = {measure.id: (ImplementationMark, measure.id) for measure in gaps}
    place, rests_on = f"data/{report.slug}/{report.year}", frozenset(grounds.values())
    passed = f"а {report.year} рік уже минув"
    if gaps and len(gaps) == len(report.measures()):
        remedy = "Додайте файл marks.yaml, marks.xlsx, marks.ods або marks.csv"
        yield Fault(f"жодної відмітки про виконання немає, {passed}", remedy, place=place, rests_on=rests_on)
    elif len(gaps) > _TOLD_ONE_BY_ONE:
        lacking = f"{counted(len(gaps), _OF_MEASURES)}, {passed}: {', '.join(grounds)}"
        reason = f"немає відміток про виконання {lacking}"
        yield Fault(reason, _ADD_OR_DRAFT.format("їх"), place=place, rests_on=rests_on)
    else:
        for measure in gaps:
            reason, ground = f"немає відмітки про виконання заходу {measure.id}, {passed}", grounds[measure.id]
            remedy = _ADD_OR_DRAFT.format("її")
            yield Fault(reason, remedy, origin=measure.origin, rests_on=frozenset({ground}))


def amended(report: Report, complain: Complain) -> Block:
    """Tell what each amendment up to the plan in force has changed; nothing if it is as it was approved."""
    documents = (as_it_was(report, version) for version in report.history if report.versions)
    changed = pairwise(zip(report.history, documents, strict=False))
    return tuple(
        paragraph
        for (_, before), (version, after) in changed
        for paragraph in amendment(version, before, after, complain)
    )


def _plan_on(year: int, today: dt.date) -> dt.date:
    """A report is of the plan that was in force when its year ended; a draft, of the one in force today."""
    return min(today, dt.date(year, 12, 31))


DOCUMENT = DocumentType(_compose, _plan_on)
