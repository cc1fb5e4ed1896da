"""Rules of time: whether a measure was done when it was due, and whether the days that are named can be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pipeline.rules.marked import marked, said
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.timing.deadlines import Deadline
from pipeline.timing.judging import due
from pipeline.timing.named_days import named_periods
from pipeline.timing.timeframes import deadline
from schemas.findings import Severity
from schemas.marks import ImplementationStatus

_MONITORED: Final = "наказ НАЗК від 28.12.2021 № 830/21: моніторинг фактичних строків і причин невиконання"
_PLAN_OF_A_YEAR: Final = "план і звіт охоплюють один рік"
_NOT_YET: Final = frozenset(
    {ImplementationStatus.NOT_DONE, ImplementationStatus.POSTPONED, ImplementationStatus.CANCELLED}
)
_NO_NUMBER: Final = re.compile(
    r"\b(?:не пізніше(?: ніж)?(?: через)? (?:від|з|після) дня"
    r"|(?:протягом|впродовж|упродовж) (?:робочих |календарних )?днів)\b",
    re.IGNORECASE,
)


@rule("measure-late", Severity.WARNING, "захід виконано пізніше строку, а причини не названо", _MONITORED)
def no_measure_is_late_without_a_reason(subject: Subject) -> Iterator[Noticed]:
    """Every day on which it was done is after the last on which it was due."""
    for each in marked(subject):
        if each.outcome.timing == "late" and not each.mark.reason:
            yield each.noticed(
                f"виконано пізніше строку: строк «{each.measure.timeframe}», виконано — {said(each.mark.done)}",
                "Назвіть причину в reason або виправте done",
            )


@rule("prose-late", Severity.NOTE, "за словами відмітки, захід виконано пізніше строку", _MONITORED)
def no_prose_tells_of_a_late_measure(subject: Subject) -> Iterator[Noticed]:
    """Where `done` does not say when: every day and month that the mark names is after the last on which it was due."""
    for each in marked(subject):
        when, year = each.outcome.due, subject.report.year
        untold = not each.mark.done and not each.mark.reason and each.mark.status not in _NOT_YET
        if when is None or when.last.year != year or not untold:
            continue
        named = [found for text in each.paragraphs for found in named_periods(text, year)]
        if named and all(found.first > when.last for found in named):
            days = ", ".join(dict.fromkeys(found.said for found in named))
            yield each.noticed(
                f"строк «{each.measure.timeframe}», а у відмітці названо лише пізніший час: {days}",
                "Впишіть done, а якщо виконано запізно — reason",
            )


@rule("measure-early", Severity.NOTE, "захід виконано раніше, ніж настав його строк", _MONITORED)
def no_measure_is_early(subject: Subject) -> Iterator[Noticed]:
    """Every day on which it was done is before the first on which it was due."""
    for each in marked(subject):
        if each.outcome.timing == "early":
            yield each.noticed(
                f"виконано раніше строку: строк «{each.measure.timeframe}», виконано — {said(each.mark.done)}",
                "Перевірте done",
            )


@rule("done-undated", Severity.NOTE, "захід із визначеним строком виконано, а коли — не вказано", _MONITORED)
def what_is_due_in_time_is_dated(subject: Subject) -> Iterator[Noticed]:
    """All of them in one: a measure that is due within the year, not by its end, and done on no day that is named.

    Neither in `done` nor in the prose.
    """
    first, last = dt.date(subject.report.year, 1, 1), dt.date(subject.report.year, 12, 31)
    undated = [
        each
        for each in marked(subject)
        if each.mark.status is ImplementationStatus.DONE
        and not each.mark.done
        and (when := each.outcome.due)
        and (first < when.first or when.last < last)
        and not any(each.named_days)
    ]
    if undated:
        numbers = ", ".join(each.measure.id for each in undated)
        yield Noticed(
            f"не вказано, коли виконано заходи з визначеним строком ({len(undated)}): {numbers}",
            "Впишіть done, тоді буде видно, чи вчасно",
            origin=undated[0].mark.origin,
        )


@rule("done-ahead", Severity.WARNING, "день виконання ще не настав", _PLAN_OF_A_YEAR)
def nothing_is_done_ahead(subject: Subject) -> Iterator[Noticed]:
    """What will be done is not done."""
    for each in marked(subject):
        ahead = tuple(done for done in each.mark.done if done.first > subject.today)
        if ahead:
            yield each.noticed(f"виконано — {said(ahead)}, а цей час ще не настав", "Виправте done")


@rule("done-outside-year", Severity.WARNING, "захід виконано не того року", _PLAN_OF_A_YEAR)
def everything_is_done_within_the_year(subject: Subject) -> Iterator[Noticed]:
    """A day of another year is a slip, unless the measure is late and that is told."""
    for each in marked(subject):
        outside = tuple(done for done in each.mark.done if not done.first.year <= subject.report.year <= done.last.year)
        if outside and each.outcome.timing != "late":
            yield each.noticed(f"виконано — {said(outside)}, а звіт за {subject.report.year} рік", "Перевірте done")


@rule("timeframe-outside-year", Severity.WARNING, "строк виконання не в році плану", _PLAN_OF_A_YEAR)
def every_timeframe_is_within_the_year(subject: Subject) -> Iterator[Noticed]:
    """A timeframe left standing from another year's plan; one that ends in the next year may be meant."""
    report = subject.report
    for reported in report.measures():
        measure = reported.measure
        when = due(_deadlines(subject)[measure.timeframe], measure.timeframe, report.year)
        if when and when.last.year != report.year:
            yield Noticed(
                f"захід {measure.id}: строк «{measure.timeframe}» спливає не в {report.year} році",
                "Виправте рік у timeframe",
                measure=measure.id,
                origin=measure.timeframe.origin,
            )


@rule("timeframe-incomplete", Severity.NOTE, "у строку не сказано, скільки днів", _PLAN_OF_A_YEAR)
def every_timeframe_counts_its_days(subject: Subject) -> Iterator[Noticed]:
    """«Не пізніше від дня …», «Протягом днів після …»: a number was left out, or a preposition is too much."""
    for reported in subject.report.measures():
        measure = reported.measure
        if _NO_NUMBER.search(measure.timeframe):
            yield Noticed(
                f"захід {measure.id}: у строку «{measure.timeframe}» не сказано, скільки днів",
                "Уточніть timeframe",
                measure=measure.id,
                origin=measure.timeframe.origin,
            )


@rule("timeframe-unread", Severity.NOTE, "зі строку виконання не вивести ні дня, ні умови", _MONITORED)
def every_timeframe_is_understood(subject: Subject) -> Iterator[Noticed]:
    """All of them in one: whether such measures were done in time, nobody can tell by the plan alone.

    Not those that have no mark yet, nor those whose timeframe is told to be incomplete.
    """
    measures = [each.measure for each in marked(subject) if not _NO_NUMBER.search(each.measure.timeframe)]
    unread = [each for each in measures if _deadlines(subject)[each.timeframe] is None]
    if unread:
        numbers = ", ".join(each.id for each in unread)
        yield Noticed(
            f"строк названо так, що чи вчасно виконано, програма не скаже ({len(unread)}): {numbers}",
            origin=unread[0].timeframe.origin,
        )


@lru_cache(maxsize=1)
def _deadlines(subject: Subject) -> Mapping[str, Deadline | None]:
    """Give what each timeframe asks for; many measures have the same."""
    report = subject.report
    timeframes = {str(each.measure.timeframe) for each in report.measures()}
    return {each: deadline(each, report.year, report.calendar) for each in timeframes}
