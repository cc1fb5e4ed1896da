"""Last year's measures and their marks to what becomes of each in the new year. Pure.

Whatever was done is proposed again; what was put off goes over with a link back; what was cancelled goes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from pipeline.newyear.notes import Kind, Note
from pipeline.newyear.years import Shift, years_in
from pipeline.rules.carrying import RUNNING
from schemas.marks import STATES, ImplementationMark, ImplementationStatus
from schemas.periods import Period, period
from schemas.plan import CarriedOver, Measure
from schemas.prose import Run
from schemas.report import Report, ReportedMeasure

PUT_OFF: Final = frozenset(
    {
        ImplementationStatus.POSTPONED,
        ImplementationStatus.PARTIAL,
        ImplementationStatus.NOT_DONE,
        ImplementationStatus.IN_PROGRESS,
    }
)
"""The states in which a measure goes over to the next year."""
ALL_YEAR: Final = "Протягом року"
"""The timeframe that is proposed where none can be told."""
_SHOWN: Final = 80
"""Letters of a title by which a person knows the measure."""
_WORDS: Final = {status: word for word, status in STATES.items()}


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a measure."""

    is_kept: bool = True
    is_carried: bool = False
    timeframe: str | None = None
    """The one that is proposed; None: the one that it had, its years moved."""
    notes: tuple[Note, ...] = ()


def are_known(report: Report) -> bool:
    """Tell whether any measure has a state: there is none in a year that has just begun."""
    return any(each.mark and each.mark.status for each in report.measures())


def fates(report: Report, chains: Mapping[str, Sequence[CarriedOver]], shift: Shift) -> dict[str, Fate]:
    """Give the fate of every measure of the year; `chains` has the years from which each was put off before."""
    asks = are_known(report)
    return {
        str(each.measure.id): _fate(each, chains.get(each.measure.id, ()), shift, asks=asks)
        for each in report.measures()
    }


def _fate(reported: ReportedMeasure, chain: Sequence[CarriedOver], shift: Shift, *, asks: bool) -> Fate:
    measure, mark = reported.measure, reported.mark
    status = mark.status if mark else None
    if status is ImplementationStatus.CANCELLED:
        return Fate(is_kept=False, notes=(Note(Kind.DROPPED, measure.id, f"скасовано: {_beginning(measure)}"),))
    if mark and status in PUT_OFF:
        return _carried(measure, mark, chain, shift)
    asked = []
    if status is None and asks:
        asked.append("стану виконання не вказано: якщо захід не виконано, допишіть carried_over")
    if _is_dated(measure.timeframe, shift.since):
        asked.append(f"строк був «{measure.timeframe}»: якщо захід був разовий, вилучіть його")
    return Fate(notes=tuple(Note(Kind.DECIDE, measure.id, each) for each in asked))


def _carried(measure: Measure, mark: ImplementationMark, chain: Sequence[CarriedOver], shift: Shift) -> Fate:
    until = period(mark.until) if mark.until else None
    own = ALL_YEAR if years_in(measure.timeframe) else str(measure.timeframe)
    proposed = _within(until, shift.to) if until else None
    state = _WORDS[mark.status] if mark.status else ""
    notes = [Note(Kind.CARRIED, measure.id, f"{state}, строк — {proposed or own}")]
    if proposed is None:
        told = f"перенесено на «{mark.until}»" if mark.until else "на коли перенесено, не сказано"
        notes.append(Note(Kind.DECIDE, measure.id, f"{told}: запропоновано строк «{own}»"))
    if len(chain) + 2 >= RUNNING:
        years = ", ".join(str(each.year) for each in reversed(chain))
        told = f"стоїть у планах {len(chain) + 2}-й рік поспіль ({years}, {shift.since}, {shift.to})"
        notes.append(Note(Kind.DECIDE, measure.id, f"{told}: вирішіть, чи виконувати його"))
    return Fate(is_carried=True, timeframe=proposed or own, notes=tuple(notes))


def _within(until: Period, year: int) -> str | None:
    """Give the timeframe that is meant by a time; None if that is not in the year."""
    if (until.first.year, until.last.year) != (year, year):
        return None
    is_whole = (until.first.month, until.first.day, until.last.month, until.last.day) == (1, 1, 12, 31)
    return ALL_YEAR if is_whole else until.said[:1].upper() + until.said[1:]


def _is_dated(timeframe: str, year: int) -> bool:
    """Tell whether a timeframe names a time in its year: such a measure may have been for once."""
    whole = period(timeframe)
    return year in years_in(timeframe) and not (whole and _within(whole, year) == ALL_YEAR)


def _beginning(measure: Measure) -> str:
    texts = (run.text for each in measure.title.paragraphs for run in each.inlines if isinstance(run, Run))
    return shorten("".join(texts), _SHOWN, placeholder="…")
