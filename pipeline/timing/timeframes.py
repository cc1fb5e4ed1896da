"""A timeframe as typed in the plan to what it asks for.

No day is guessed: «Згідно із затвердженим планом», «У строки, встановлені законодавством» give None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from pipeline.timing.deadlines import AfterEvent, By, Constant, Deadline, OnOccasion, Repeated, Span, Unit, Within
from pipeline.timing.working_days import working_days_after
from schemas.periods import period
from schemas.text import one_apostrophe
from schemas.working_days import WorkingCalendar

_Reading: TypeAlias = Callable[[str, int, WorkingCalendar | None], Deadline | None]

_NUMBERS: Final = {
    "од": 1,
    "дв": 2,
    "тр": 3,
    "чотир": 4,
    "п’ят": 5,
    "шіст": 6,
    "шест": 6,
    "семи": 7,
    "сьом": 7,
    "вісь": 8,
    "восьм": 8,
    "дев’ят": 9,
    "десят": 10,
    "п’ятнадцят": 15,
    "двадцят": 20,
    "тридцят": 30,
}
"""By the beginnings of their words in any case; the longest beginning that fits is meant."""
_COUNT: Final = rf"\b(?P<count>[0-9]+(?:-?(?:х|ти|го|и|ми)\b)?|(?:{'|'.join(_NUMBERS)})[а-яіїє’]*?)(?: ?\([^)]*\))?"
_UNITS: Final[Mapping[str, Unit]] = {
    "год": "hour",
    "дн": "day",
    "ден": "day",
    "діб": "day",
    "доб": "day",
    "тиж": "week",
    "місяц": "month",
}
_SPANS: Final[Mapping[str, Span]] = {
    "тиж": "week",
    "місяц": "month",
    "кварт": "quarter",
    "півріч": "half",
    "рік": "year",
    "рок": "year",
    "річ": "year",
}
_DURING: Final = "(?:протягом|впродовж|упродовж)"
_SPAN: Final = rf"(?P<span>{'|'.join(_SPANS)})"

_AFTER: Final = re.compile(
    rf"(?:{_COUNT}[- ]?|{_DURING} )(?P<works>робоч[а-яі]+ |банківськ[а-яі]+ )?(?:календарн[а-яі]+ )?"
    rf"(?P<unit>{'|'.join(_UNITS)})[а-яіїє]*(?P<term> (?:строк|термін)[а-яіу]*)?"
    r"(?: (?:з дня|від дня|після|з моменту|з дати|від|з|із) (?:закінчення |завершення )?(?P<event>.+))?"
)
_SAME_DAY: Final = re.compile(r"^(?:[ву] день|не пізніше дня|того ж дня|невідкладно|негайно)\b")
_OCCASION: Final = re.compile(
    r"\b(?:[ву] (?:разі|випадку|міру)|по мірі|за (?:потреб|необхідн|наявн|зверненн|запит|доручен|рішенн)"
    r"|при (?:потреб|необхідн|надходж|виявлен|призначен|звільнен))"
)
_CONSTANT: Final = re.compile(r"\b(?:постійно|на постійній основі|щодня|щоденно|безперервно|систематично)\b")
_TIMES: Final = re.compile(
    rf"(?:(?:{_COUNT} )?раз(?:у|и|ів)?|(?P<twice>двічі|тричі)) (?:на|[ву]|за|{_DURING}) (?:кожн[а-яі]+ )?{_SPAN}"
)
_EVERY: Final = re.compile(rf"\b(?:що-?|кожн(?:ого|ий|у|і|ої) ){_SPAN}")
_BY: Final = re.compile(
    r"(?P<word>до|по|не пізніше(?: ніж)?(?: до)?) (?P<end>кінця |закінчення )?(?P<day>.+?)(?: включно)?"
)
_YEARLY: Final = re.compile(r"^(?:щороку|щорічно),? ")
_QUALIFIED: Final = re.compile(
    r"\s*(?:[;(].*|,? (?:згідно|відповідно|за (?:окремим|затвердженим)|із? урахуванням|враховуючи|далі|щорок|щоріч).*)$"
)
_LISTED: Final = re.compile(r", ?| та ")


def deadline(timeframe: str, year: int, calendar: WorkingCalendar | None = None) -> Deadline | None:
    """Tell what `timeframe` asks for in a plan of `year`; None if no days can be told by it.

    Days that are counted after a named day are counted at once; working days only if the `calendar` knows them.
    """
    text = one_apostrophe(" ".join(timeframe.casefold().split())).rstrip(".")
    return next((found for read in _READINGS if (found := read(text, year, calendar))), None)


def _after_event(text: str, year: int, calendar: WorkingCalendar | None) -> Deadline | None:
    if _SAME_DAY.match(text):
        return AfterEvent(0, "day")
    found = _AFTER.search(text)
    bare = found is not None and found["count"] and re.match(_DURING, text) and found.end() == len(text)
    if found is None or not (found["event"] or found["term"] or bare):
        return None
    unit: Unit = "working_day" if found["works"] else _UNITS[found["unit"]]
    after = AfterEvent(_number(found["count"]), unit)
    event = period(found["event"], year) if found["event"] else None
    day = _counted(event.last, after, calendar) if event else None
    return By(day) if day else after


def _counted(day: dt.date, after: AfterEvent, calendar: WorkingCalendar | None) -> dt.date | None:
    """Give the day that is `after` a day; None for hours and months, and for working days that are not known."""
    if after.unit == "working_day":
        return working_days_after(day, after.count, calendar) if calendar else None
    length = {"day": 1, "week": 7}.get(after.unit)
    return day + dt.timedelta(after.count * length) if length else None


def _occasion(text: str, _year: int, _calendar: WorkingCalendar | None) -> Deadline | None:
    return OnOccasion() if _OCCASION.search(text) else None


def _constant(text: str, _year: int, _calendar: WorkingCalendar | None) -> Deadline | None:
    return Constant() if _CONSTANT.search(text) else None


def _repeated(text: str, _year: int, _calendar: WorkingCalendar | None) -> Deadline | None:
    if found := _TIMES.search(text):
        twice = {"двічі": 2, "тричі": 3}.get(found["twice"] or "")
        return Repeated(twice or _number(found["count"]), _SPANS[found["span"]])
    found = _EVERY.search(text)
    return Repeated(1, _SPANS[found["span"]]) if found else None


def _by(text: str, year: int, _calendar: WorkingCalendar | None) -> Deadline | None:
    plain = _QUALIFIED.sub("", _YEARLY.sub("", text))
    days = [_last_day(part, year) for part in _LISTED.split(plain)]
    known = [day for day in days if day]
    return By(max(known)) if len(known) == len(days) else None


def _last_day(text: str, year: int) -> dt.date | None:
    """Give the last day that «до …» allows: the named day itself, but nothing of a month or a quarter that is named."""
    found = _BY.fullmatch(text)
    named = period(found["day"], year) if found else None
    if found is None or named is None:
        return None
    whole = found["end"] or found["word"] != "до" or named.first == named.last
    return named.last if whole else named.first - dt.timedelta(1)


def _within(text: str, year: int, _calendar: WorkingCalendar | None) -> Deadline | None:
    """Give the days named, or all from the first to the last of several."""
    plain = _QUALIFIED.sub("", text)
    parts = _LISTED.split(plain)
    found = period(plain, year) or period(f"{parts[0]} – {parts[-1]}", year)
    return Within(found) if found else None


def _number(typed: str | None) -> int:
    """Read a number in digits or words, in any case; one if there is none."""
    if typed is None:
        return 1
    if digits := re.match(r"[0-9]+", typed):
        return int(digits[0])
    return _NUMBERS[max((stem for stem in _NUMBERS if typed.startswith(stem)), key=len)]


_READINGS: Final[tuple[_Reading, ...]] = (_after_event, _occasion, _by, _repeated, _constant, _within)
"""In this order: «Щодня (в разі виявлення)» waits for an occasion, «Постійно, протягом року» is constant."""
