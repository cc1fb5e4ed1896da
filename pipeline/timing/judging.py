"""A deadline and the days on which a measure was done to whether it was done in time.

Nothing is judged that cannot be told for certain: a month named for a day's work may lie on both sides of a deadline.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.timing.deadlines import By, Deadline, Repeated, Within
from schemas.outcomes import Timing
from schemas.periods import Period

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def due(deadline: Deadline | None, timeframe: str, year: int) -> Period | None:
    """Give the days within which a measure of the plan of `year` is due; None if they have no names.

    A measure that is due by a day may be done from the year's first day on, or from the day's own year's.
    """
    match deadline:
        case By(day):
            return Period(first=dt.date(min(year, day.year), 1, 1), last=day, said=timeframe)
        case Within(found):
            return found.evolve(said=timeframe)
        case Repeated():
            return Period(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), said=timeframe)
    return None


def timing(deadline: Deadline | None, due: Period | None, done: Sequence[Period]) -> Timing | None:
    """Tell whether what was `done` was done when it was `due`; None if that cannot be told."""
    if due is None or not done:
        return None
    if isinstance(deadline, Repeated):
        return "on_time" if _is_repeated(deadline, due, done) else None
    if any(due.first <= each.first and each.last <= due.last for each in done):
        return "on_time"
    if all(each.first > due.last for each in done):
        return "late"
    return "early" if all(each.last < due.first for each in done) else None


def _is_repeated(deadline: Repeated, due: Period, done: Sequence[Period]) -> bool:
    """Tell whether every month, quarter or half of the year has as many days named as it needs; weeks are not told."""
    length = _MONTHS.get(deadline.span)
    starts = [due.first.replace(month=number) for number in range(1, 13, length)] if length else []
    borders = [*starts, due.last + dt.timedelta(1)]
    return bool(starts) and all(
        sum(start <= each.first and each.last < end for each in done) >= deadline.times
        for start, end in pairwise(borders)
    )
