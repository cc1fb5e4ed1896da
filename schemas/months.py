"""Months and weekdays by the words of a Ukrainian text, in any case and case of letters. Fails never."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from babel.dates import get_day_names, get_month_names

_UKRAINIAN: Final = "uk"
_GENITIVE: Final = re.compile("(?:ого|[ая])$")


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

WEEKDAYS: Final = {
    name.replace("ʼ", "’"): number for number, name in get_day_names("wide", "stand-alone", _UKRAINIAN).items()
}
"""Monday is 0, as `date.weekday` counts."""


def month(word: str) -> int | None:
    """Give the number of the month that `word` names, a whole word of `MONTH`; None if it names none."""
    named = word.casefold()
    return _NOMINATIVES.get(named) or next((_STEMS[stem] for stem in _STEMS if named.startswith(stem)), None)
