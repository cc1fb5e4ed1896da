"""Days that a text names: «15.11.2023», «31 листопада», «понеділок, 15 листопада 2023 року». Fails never."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schemas.months import MONTH, WEEKDAY, month, weekday
from schemas.periods import Period, period
from schemas.text import one_apostrophe

_LEAP_YEAR: Final = 2024
_NAMED: Final = re.compile(
    rf"(?<![\w.,/])(?:(?P<before>{WEEKDAY}),? \(?)?(?P<day>[0-9]{{1,2}})"
    rf"(?:\.(?P<number>[0-9]{{1,2}})\.(?P<dotted>[0-9]{{4}})(?![\w/])(?!\.[0-9])"
    rf"|(?:-го)? (?P<month>{MONTH})(?: (?P<year>[0-9]{{4}})(?![0-9]))?)"
    rf"(?:(?: року| р\.)?,? \(?(?P<after>{WEEKDAY}))?",
    re.IGNORECASE,
)
"""Not part of a longer number, such as an address or a number of an act."""


_MAY_BE_NAMED: Final = re.compile(rf"[0-9](?:\.[0-9]|(?i:(?:-го)? {MONTH}))")
"""What every named day has, without a look at what stands around."""
_NAMED_PERIOD: Final = re.compile(
    rf"(?<![\w.,/–-])(?:[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}}|(?:[0-9]{{1,2}}(?:-го)? )?{MONTH}(?: [0-9]{{4}})?)"
    r"(?![\w/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day named between the letters `start` and `end`."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    """Monday is 0; None if none is named."""

    def date(self, year: int) -> dt.date | None:
        """Give the day itself, of `year` if none is named; None if there is no such day."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in the year named or in any."""
        return self.date(_LEAP_YEAR) is not None


def named_days(text: str) -> Iterator[NamedDay]:
    """Give every day that `text` names, by a number and a month, with or without its year and weekday."""
    text = text.replace("\u00a0", " ")
    for found in _NAMED.finditer(one_apostrophe(text)) if _MAY_BE_NAMED.search(text) else ():
        worded, year = found["month"], found["dotted"] or found["year"]
        yield NamedDay(
            start=found.start(),
            end=found.end(),
            day=int(found["day"]),
            month=(month(worded) or 0) if worded else int(found["number"]),
            year=int(year) if year else None,
            weekday=weekday(found["before"] or found["after"] or ""),
        )


def named_periods(text: str, year: int) -> Iterator[Period]:
    """Give every day and month that `text` names, of `year` if none is named, in the text's own words."""
    for found in _NAMED_PERIOD.finditer(text.replace("\u00a0", " ")):
        if meant := period(found[0], year):
            yield meant
