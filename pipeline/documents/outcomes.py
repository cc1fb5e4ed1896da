"""A report's marks and timeframes to what became of each measure, as programs and charts want it. Fails never."""

from __future__ import annotations

import datetime as dt

from pipeline.timing.deadlines import Deadline
from pipeline.timing.judging import due, timing
from pipeline.timing.timeframes import deadline
from schemas.marks import ImplementationMark, ImplementationStatus
from schemas.outcomes import Outcome
from schemas.periods import Period
from schemas.report import Report, ReportedMeasure


def outcomes(report: Report) -> tuple[Outcome, ...]:
    """Give the outcome of every measure, in the plan's order; one without a mark has only its name and term."""
    timeframes = {str(reported.measure.timeframe) for reported in report.measures()}  # many measures have the same
    deadlines = {each: deadline(each, report.year, report.calendar) for each in timeframes}
    return tuple(_outcome(each, deadlines[each.measure.timeframe], report) for each in report.measures())


def _outcome(reported: ReportedMeasure, wanted: Deadline | None, report: Report) -> Outcome:
    measure, mark = reported.measure, reported.mark
    when = due(wanted, measure.timeframe, report.year)
    if mark is None:
        return Outcome(measure=measure.id, due=when)
    return Outcome(
        measure=measure.id,
        status=mark.status,
        due=when,
        done=mark.done,
        timing=timing(wanted, when, _days(mark, report.year)),
        reason=mark.reason,
        until=mark.until,
    )


def _days(mark: ImplementationMark, year: int) -> tuple[Period, ...]:
    """Give the days on which a measure was done; what a year's report calls done without a day was done in its year."""
    if mark.done or mark.status is not ImplementationStatus.DONE:
        return mark.done
    return (Period(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), said=f"{year} рік"),)
