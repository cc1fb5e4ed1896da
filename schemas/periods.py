"""Time as people name it: a day, a month, a quarter, a year; kept as it was said, with its first and last day.

From words such as «листопад 2023 року», in any case, to a `Period`. What is not a period of time, or no day there is,
gives None; typed in a data file, it is refused with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas.alphabets import strange_letter
from schemas.base import Model
from schemas.months import MONTH, month

_YEAR_LONG, _HALF, _QUARTER, _MONTH = 12, 6, 3, 1
"""Months."""
_DECADE: Final = 10
"""Days of a month's декада; the third and last has what is left."""
_LAST_DECADE: Final = 3

_DASH: Final = re.compile("[–—−-]")
_LEADING: Final = re.compile(r"^(?:у|в|за|на|протягом|впродовж|упродовж)\s+")
_DOTTED: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")
_FROM_TO: Final = re.compile(r"(?:з|із|зі|від) (.+?) (?:до|по) (.+?)(?: включно)?")
_ORDINALS: Final = {"перш": 1, "друг": 2, "трет": 3, "четверт": 4}
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LATIN: Final = str.maketrans("іуѵ", "ivv")
"""Roman numbers are typed by Cyrillic letters, too: a Ukrainian keyboard has no V."""

_YEAR: Final = r"(?P<year>(?:19|20)[0-9]{2})(?: ?(?:рр?\.?|рік|році|рок(?:у|и|ом|ів|ах)))?"
_OF_YEAR: Final = rf"(?: {_YEAR}|(?: поточного)? року)?"
_NTH: Final = r"(?P<nth>[1-4]|[ivіуѵ]{1,3}|(?:перш|друг|трет|четверт)[а-яіїє]{1,4})(?:-?[а-яіїє]{1,3})?"

_Span: TypeAlias = tuple[dt.date, dt.date]
_Read: TypeAlias = Callable[[re.Match[str], int], _Span | None]


class Period(Model):
    """Some days in a row."""

    first: dt.date = Field(title="Перший день")
    last: dt.date = Field(title="Останній день")
    said: str = Field(title="Як сказано")


def period(said: str, year: int | None = None) -> Period | None:
    """Give the days that are meant by `said`; None if that cannot be told.

    Days («15.11.2023», «15 листопада 2023 року»), months, quarters and halves of a year, years, «9 місяців 2023 року»,
    «ІІ декада березня 2023 року», and what is between two of them: «10–14 березня 2023 року», «з квітня до червня 2023
    року». Where no year is named, `year` is meant, if it is given.
    """
    found = _span(" ".join(said.replace("«", "").replace("»", "").casefold().split()), year)
    return Period(first=found[0], last=found[1], said=said) if found else None


def _span(text: str, year: int | None) -> _Span | None:
    plain = _LEADING.sub("", text)
    if between := _FROM_TO.fullmatch(plain):
        return _between(between[1], between[2], year)
    found = _one(plain, year)
    sides = ((plain[: dash.start()].strip(), plain[dash.end() :].strip()) for dash in _DASH.finditer(plain))
    return found or next((span for left, right in sides if (span := _between(left, right, year))), None)


def _between(left: str, right: str, year: int | None) -> _Span | None:
    """Give all from `left` to `right`; what `left` leaves out stands in `right`: «10–14 березня», «І–ІІ квартал»."""
    until = _one(right, year)
    if until is None:
        return None
    tails = (right[at.start() :] for at in re.finditer(r"[ .]", right))
    since = next((span for tail in (*tails, "") if (span := _one(left + tail, year))), None)
    return (since[0], until[1]) if since and since[0] <= until[1] else None


def _one(text: str, year: int | None) -> _Span | None:
    for shape, read in _SHAPES:
        if found := shape.fullmatch(text):
            named = found["year"] if "year" in found.re.groupindex else None
            meant = int(named) if named else year
            return read(found, meant) if meant else None
    return None


def _day(found: re.Match[str], year: int) -> _Span | None:
    named = found["month"]
    number = month(named) if named.isalpha() else int(named)
    try:
        day = dt.date(year, number or 0, int(found["day"]))
    except ValueError:
        return None
    return day, day


def _months(first: int, count: int, year: int) -> _Span:
    last = first + count - 1
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])


def _a_month(found: re.Match[str], year: int) -> _Span | None:
    number = month(found["month"])
    return _months(number, _MONTH, year) if number else None


def _decade(found: re.Match[str], year: int) -> _Span | None:
    number, nth = month(found["month"]), _nth(found)
    if not number or not nth or nth > _LAST_DECADE:
        return None
    first, last = _months(number, _MONTH, year)
    begins = first.replace(day=(nth - 1) * _DECADE + 1)
    return begins, last if nth == _LAST_DECADE else begins.replace(day=nth * _DECADE)


def _part(length: int) -> _Read:
    def read(found: re.Match[str], year: int) -> _Span | None:
        nth = _nth(found)
        return _months((nth - 1) * length + 1, length, year) if nth and nth * length <= _YEAR_LONG else None

    return read


def _first_months(found: re.Match[str], year: int) -> _Span:
    return _months(1, int(found["count"]), year)


def _a_year(_: re.Match[str], year: int) -> _Span:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _nth(found: re.Match[str]) -> int | None:
    typed = found["nth"]
    if typed.isdecimal():
        return int(typed)
    worded = next((number for stem, number in _ORDINALS.items() if typed.startswith(stem)), None)
    return worded or _ROMAN.get(typed.translate(_LATIN))


_SHAPES: Final[tuple[tuple[re.Pattern[str], _Read], ...]] = tuple(
    (re.compile(shape), read)
    for shape, read in (
        (rf"(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})(?:\.{_YEAR})?", _day),
        (r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", _day),
        (rf"(?P<day>[0-9]{{1,2}})(?:-?го)? (?P<month>{MONTH}){_OF_YEAR}", _day),
        (rf"(?P<month>{MONTH})(?: місяц[яьі])?{_OF_YEAR}", _a_month),
        (rf"{_NTH} декад[аиіуою]+ (?P<month>{MONTH}){_OF_YEAR}", _decade),
        (rf"{_NTH} (?:квартал[а-яіє]*|кв\.?){_OF_YEAR}", _part(_QUARTER)),
        (rf"{_NTH} півріч(?:чя|чі|чю|чям|ч){_OF_YEAR}", _part(_HALF)),
        (rf"(?P<count>[1-9]|1[0-2]) місяц(?:ь|я|і|ів){_OF_YEAR}", _first_months),
        (_YEAR, _a_year),
        (r"(?:поточного |усього )?ро(?:ку|ці)|рік", _a_year),
    )
)


def _typed(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    if not isinstance(typed, str):
        return typed
    found = period(" ".join(typed.split()))
    if found is None:
        raise _unread(typed)
    return found


def _unread(typed: str) -> PydanticCustomError:
    if _DOTTED.fullmatch(typed.strip()):
        return PydanticCustomError("date_impossible", "такої дати немає: «{text}»", {"text": typed})
    if letter := strange_letter(typed):
        return PydanticCustomError(
            "period_letters", "«{text}» не прочитати: {letter}", {"text": typed, "letter": letter}
        )
    named = re.search(r"\b20[0-9]{2}\b", typed)
    return PydanticCustomError(
        "period_malformed",
        "«{text}» не є датою чи відомим проміжком; пишіть 15.11.{year}, листопад {year} року, ІV квартал {year} року",
        {"text": typed, "year": named[0] if named else "2025"},
    )


TypedPeriod = Annotated[Period, BeforeValidator(_typed), WithJsonSchema({"type": "string"})]
"""A period in a data file, typed in words."""
