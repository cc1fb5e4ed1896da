"""Months and weekdays by the words of a Ukrainian text, in any case and case of letters. Fails never."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from babel.dates import get_day_names, get_month_names

from schemas.text import one_apostrophe

_UKRAINIAN: Final = "uk"
_GENITIVE: Final = re.compile("(?:ого|[ая])$")
_DECLINED: Final = re.compile("(?:ок|[ая])$")


def _names(context: Literal["format", "stand-alone"]) -> Mapping[int, str]:
    return get_month_names("wide", context, _UKRAINIAN)


MONTHS: Final = tuple(_names("format")[number] for number in range(1, 13))
"""Genitive, as a date is written: «29 грудня 2023 року» (ДСТУ 4163:2020, словесно-цифровий спосіб)."""

_STEMS: Final = {_GENITIVE.sub("", name): number for number, name in enumerate(MONTHS, 1)}
_NOMINATIVES: Final = {name: number for number, name in _names("stand-alone").items()}

MONTH: Final = (
    rf"(?:{'|'.join(_NOMINATIVES)}|(?:{'|'.join(_STEMS)})(?:я|ю|і|ем|ого|ому|им|а|у|ом|ові|еві))(?![а-яіїєґ’'ʼ])"
)
"""A pattern of a month's name in any case; for texts without capitals, or to be compiled without regard to them."""

_WEEKDAYS: Final = {
    one_apostrophe(name): number for number, name in get_day_names("wide", "stand-alone", _UKRAINIAN).items()
}
_WEEKDAY_STEMS: Final = {_DECLINED.sub("", name): number for name, number in _WEEKDAYS.items()}

WEEKDAY: Final = (
    rf"(?:{'|'.join(_WEEKDAYS)}|(?:{'|'.join(_WEEKDAY_STEMS)})(?:к[ауи]|ком|[аияіую]|ою|ею|г[ау]|гом|зі))"
    r"(?![а-яіїєґ’'ʼ])"
)
"""The same of a weekday's name; the apostrophe in it is ’."""


def month(word: str) -> int | None:
    """Give the number of the month that `word` names, a whole word of `MONTH`; None if it names none."""
    named = word.casefold()
    return _NOMINATIVES.get(named) or next((_STEMS[stem] for stem in _STEMS if named.startswith(stem)), None)


def weekday(word: str) -> int | None:
    """Give the number of the weekday that `word` names, a whole word of `WEEKDAY`; Monday is 0."""
    named = one_apostrophe(word.casefold())
    return next((number for stem, number in _WEEKDAY_STEMS.items() if named.startswith(stem)), None)
