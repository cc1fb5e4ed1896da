"""A report's marks to what became of each measure, as programs and charts want it. Fails never."""

from __future__ import annotations

from schemas.outcomes import Outcome
from schemas.report import Report, ReportedMeasure


def outcomes(report: Report) -> tuple[Outcome, ...]:
    """Give the outcome of every measure, in the plan's order; one without a mark has none of it but its name."""
    return tuple(map(_outcome, report.measures()))


def _outcome(reported: ReportedMeasure) -> Outcome:
    mark = reported.mark
    if mark is None:
        return Outcome(measure=reported.measure.id)
    return Outcome(
        measure=reported.measure.id, status=mark.status, done=mark.done, reason=mark.reason, until=mark.until
    )
