"""Rules of the order in which a plan and its report are approved: the plan, the year, the measures, the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pipeline.rules.marked import marked, said
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.timing.working_days import last_working_day
from pipeline.wording.dates import digital
from schemas.findings import Severity
from schemas.origin import Origin
from schemas.requisites import Requisites

_ORDER: Final = "ДСТУ 4163:2020, реквізит 10: дата затверджуваного документа — дата затвердження"


def _granted(requisites: Requisites | None) -> Iterator[tuple[dt.date, Origin | None]]:
    for approval in requisites.approvals if requisites else ():
        if approval.date:
            yield approval.date, approval.origin


def _of_report(subject: Subject) -> Iterator[tuple[dt.date, Origin | None]]:
    return _granted(subject.report.requisites if subject.document.prints_marks else None)


@rule("approval-early", Severity.WARNING, "звіт затверджено до кінця його року", _ORDER)
def a_report_waits_for_the_years_end(subject: Subject) -> Iterator[Noticed]:
    """The last working day of the year is its end."""
    year = subject.report.year
    for day, origin in _of_report(subject):
        if day < last_working_day(year, subject.report.calendar):
            yield Noticed(
                f"звіт за {year} рік затверджено {digital(day)}, коли рік ще тривав", "Перевірте дату", origin=origin
            )


@rule("approval-before-plan", Severity.WARNING, "звіт затверджено раніше за план", _ORDER)
def a_plan_is_approved_before_its_report(subject: Subject) -> Iterator[Noticed]:
    """A plan that is approved after the report was drawn up to fit it."""
    planned = max((day for day, _ in _granted(subject.report.plan.requisites)), default=None)
    for day, origin in _of_report(subject):
        if planned and day < planned:
            message = f"звіт затверджено {digital(day)}, а план — {digital(planned)}, пізніше за звіт"
            yield Noticed(message, "Перевірте обидві дати", origin=origin)


@rule("approval-before-measure", Severity.WARNING, "звіт затверджено раніше, ніж виконано захід", _ORDER)
def a_report_tells_of_what_was_done(subject: Subject) -> Iterator[Noticed]:
    """Nobody approves a report of what is done later."""
    approved = min((day for day, _ in _of_report(subject)), default=None)
    for each in marked(subject) if approved else ():
        later = tuple(done for done in each.mark.done if approved and done.first > approved)
        if approved and later:
            yield each.noticed(
                f"виконано — {said(later)}, а звіт затверджено {digital(approved)}", "Перевірте done і дату грифа"
            )


@rule("plan-approved-late", Severity.NOTE, "план затверджено, коли його рік уже почався", _ORDER)
def a_plan_is_approved_before_its_year(subject: Subject) -> Iterator[Noticed]:
    """It is due on the year before's last day."""
    year = subject.report.year
    for day, origin in _granted(subject.report.plan.requisites):
        if day.year >= year:
            yield Noticed(
                f"план на {year} рік затверджено {digital(day)}, коли рік уже почався", "Перевірте дату", origin=origin
            )
