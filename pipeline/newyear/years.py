"""Years that a text names, moved to another year where that is safe; else the text stays as it was. Pure.

Safe is what can mean the plan's own year only: «Квітень 2023 року», «на 2023 рік». A range of years, the date of an act
(«від 12.05.2023 № 45»), or one year beside another may mean anything, and is left to a person.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CALLED: Final = re.compile(r"\s*-?(?:р(?:ік|оку|оці|оки|оків|оком|оках)\b|рр?\.|го\b|му\b)")
_AND_YEAR: Final = re.compile(r"\s*(?:,|/|[–—-]|та|і|й)\s*(?:за |на |у |в )?(?=(?:19|20)\d\d(?!\d))")
_MONTHS: Final = "січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд"
_DATED: Final = re.compile(rf"(?:\d{{1,2}}\.\d{{1,2}}\.|\b(?:{_MONTHS})[а-яіїє]*\s+)$", re.IGNORECASE)
_OF_ACT: Final = re.compile(
    rf"від\s+«?\d{{1,2}}(?:\.\d{{1,2}}\.|»?\s+(?:{_MONTHS})[а-яіїє]*\s+)(?:19|20)\d\d", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"\[\[[^\]]*\]\]")
_LEAP_DAY: Final = re.compile(r"(?<!\d)29(?:\.0?2\.|\s+лютого\s+)((?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shift:
    """The year that is left, and the year that is gone to."""

    since: int
    to: int

    def of(self, year: int) -> int:
        """Give the year that is as far from the new one as `year` is from the old one."""
        return year + self.to - self.since


@dataclass(frozen=True, slots=True)
class Moved:
    """A text that was looked at: with its years moved, or as it was if that is not safe."""

    text: str
    doubtful: tuple[int, ...] = ()
    """The years that were left for a person to judge."""


def in_prose(text: str, shift: Shift) -> Moved:
    """Move the plan's year where the text names no other: in headings, titles and results."""
    return _moved(text, shift, {shift.since})


def in_timeframe(text: str, shift: Shift) -> Moved:
    """Move the years of a timeframe: the plan's, and the next, for what ends soon after it."""
    return _moved(text, shift, {shift.since, shift.since + 1})


def everywhere(text: str, shift: Shift) -> str:
    """Move whatever looks like a year: in names and values that are known to count from the plan's."""
    return _YEAR.sub(lambda found: str(shift.of(int(found[0]))), text)


def years_in(text: str) -> tuple[int, ...]:
    """Give whatever looks like a year."""
    return tuple(int(found[0]) for found in _YEAR.finditer(text))


def _moved(text: str, shift: Shift, movable: AbstractSet[int]) -> Moved:
    acts = [found.span() for found in _OF_ACT.finditer(text)]
    apart = (*acts, *(found.span() for found in _FIGURE.finditer(text)))
    free = [each for each in _YEAR.finditer(text) if not any(start <= each.start() < end for start, end in apart)]
    of_acts = (shift.since,) if any(str(shift.since) in text[start:end] for start, end in acts) else ()
    years = {int(each[0]) for each in free}
    if not years <= movable or not all(_is_year(text, each) for each in free) or any(_lost_days(text, shift)):
        return Moved(text, tuple(sorted({*years, *of_acts})))
    for each in reversed(free):
        text = text[: each.start()] + str(shift.of(int(each[0]))) + text[each.end() :]
    return Moved(text, of_acts)


def _is_year(text: str, found: re.Match[str]) -> bool:
    """Tell whether four digits are called a year, or stand in a date, or in a list that is called years."""
    if _CALLED.match(text, found.end()) or _DATED.search(text, 0, found.start()):
        return True
    more = _AND_YEAR.match(text, found.end())
    following = _YEAR.match(text, more.end()) if more else None
    return bool(following) and _is_year(text, following) if following else False


def _lost_days(text: str, shift: Shift) -> Iterator[str]:
    """Give the days that the new year does not have."""
    days = (found for found in _LEAP_DAY.finditer(text))
    return (found[0] for found in days if not calendar.isleap(shift.of(int(found[1]))))
