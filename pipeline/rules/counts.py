"""Numbers that a passage states as counts: from its letters to each count, its place and the figure that it is, if any.

A year, a date, a time, the number of an act, an article, a measure or a house, a telephone, an ordinal and whatever
stands in quotation marks is no count. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Final

from schemas.months import MONTHS
from schemas.prose import Run

_NUMBER: Final = re.compile(r"\d(?<!\d.)(?:(?<=[1-9])\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d*)(?:,\d+)?")
_QUOTED: Final = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_YEARS: Final = range(1900, 2101)
_OF_A_DATE: Final = re.compile(rf"(?:\s*(?:,|-|–|та|і|й|по)\s*\d{{1,2}})*\s+(?:{'|'.join(MONTHS)})\b")
_ORDINAL: Final = re.compile(
    r"\s+(?:піврічч\w+|квартал(?:у|і|ом)?\b|скликан\w+|клас(?:у|і)?\b|розряд(?:у|і)?\b|категорії\b|ступеня\b|рівня\b|групи\b)"
)
_LABEL: Final = re.compile(
    r"""№+|n|ст|стат\w+|ч|частин\w+|пп?|(?:під)?пункт\w*|абз\w*|розділ\w*|глав\w+|додат\w+|форм[аиіуо]\w*|таблиц\w+|том\w{0,2}
    |номер\w*|буд(?:ин\w+)?|корп(?:ус\w*)?|кв|каб(?:інет\w*)?|тел(?:ефон\w*)?|індекс\w*|код\w*|школ\w+|ліце\w+|захід
    |заход(?:у|і|ом)|рахун\w+|стор(?:ін\w+)?|версі\w+|граф[аиіуо]\w*|рядо?к\w*|лот\w{0,2}|етап\w{0,2}|груп[аиіуо]\w*
    |категорі\w+|модул\w+|завдання|об?|підп|ред|[a-z]+|єдрпоу|рнокпп""",
    re.VERBOSE,
)
"""A word that names what follows it by number."""
_STREET: Final = re.compile(
    r"(?:\b(?:вул|просп|бульв|пров|пл)\.|вулиц\w+|проспект\w*|бульвар\w*|провул\w+|площ[аіу]\b|шосе)\s?[^\d;:]{0,40}$",
    re.IGNORECASE,
)
_STREETS: Final = ("вул", "просп", "бульв", "пров", "пл.", "площ", "шосе")
"""What every street has, in small letters: few texts have it."""
_ENUMERATED: Final = re.compile(r"\s*(?:,|-|–|та|і|й|або)\s*")
_ADDRESS: Final = re.compile(r"\bвул\b|\bвулиц|\bадрес|\bіндекс", re.IGNORECASE)
_BESIDE_ANOTHER: Final = (re.compile(r"(?<!\d)\d{1,3}\s$"), re.compile(r"\s\d"))
"""Groups of digits, as a telephone has."""
_DATED: Final = re.compile(r"(?:-\w+)?,?\s+від\s+«?\d")
"""What is dated is the number of an act: «наказ 75 від 13.12.2021»."""
_POSTAL: Final = re.compile(r"\d{5}")
_LOOKED_BACK: Final = 60
"""So many letters before a number tell what it labels."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, from the letter `start` up to `end` of a passage."""

    start: int
    end: int
    value: Decimal
    written: str
    figure: str | None
    """The name of the figure that was put in here."""


def counts(text: str, runs: Sequence[Run]) -> Iterator[Count]:
    """Give the counts of a passage, in order; its letters are those of `runs`."""
    numbers = list(_NUMBER.finditer(text))
    quoted = [found.span() for found in _QUOTED.finditer(text)] if numbers else []
    figures = tuple(_figures(runs)) if numbers else ()
    small = text.casefold() if numbers else ""
    has_street = any(street in small for street in _STREETS)
    labelled_to = -1
    for found in numbers:
        start, end = found.span()
        if _is_labelled(text, start, labelled_to) or (has_street and _is_in_a_street(text, start)):
            labelled_to = end
        elif _stands_alone(text, start, end) and not any(first < start < last for first, last in quoted):
            figure = next((name for name, first, last in figures if first <= start < last), None)
            if figure or not _tells_no_count(found.group(), text, end):
                yield Count(start, end, _value(found.group()), found.group(), figure)


def _figures(runs: Sequence[Run]) -> Iterator[tuple[str, int, int]]:
    ends = accumulate(len(run.text) for run in runs)
    return ((run.figure, end - len(run.text), end) for run, end in zip(runs, ends, strict=True) if run.figure)


def _value(written: str) -> Decimal:
    return Decimal("".join(written.split()).replace(",", "."))


def _is_labelled(text: str, start: int, labelled_to: int) -> bool:
    """Tell whether a number is the name of what stands before it, as in «стаття 51», «№ 5, 6 та 7»."""
    if labelled_to >= 0 and _ENUMERATED.fullmatch(text, labelled_to, start):
        return True
    last = text[max(0, start - _LOOKED_BACK) : start].split()[-1:] or [""]
    return _LABEL.fullmatch(last[0].lstrip("(").rstrip(".").casefold()) is not None


def _is_in_a_street(text: str, start: int) -> bool:
    return _STREET.search(text[max(0, start - _LOOKED_BACK) : start]) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no letter or sign makes it a part of something else: 12.10.2023, 75-ра, 5-й, +380…, 2)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and not before.isspace() and before != "(") or not (not after or after.isspace() or after in ",.;:!?)%"):
        return False
    if after in {")", "."} and not text[:start].strip():
        return False
    if after == ")" and text.count("(", 0, start) <= text.count(")", 0, start):
        return False
    return not (after in {",", ".", ":"} and text[end + 1 : end + 2].isdigit())


def _tells_no_count(written: str, text: str, end: int) -> bool:
    """Tell a year, a day, an ordinal, a postal code or a part of a telephone by itself and what follows it."""
    if written.startswith("0") and written[1:2].isdigit():
        return True
    if len(written) == 4 and written.isdigit() and int(written) in _YEARS:  # noqa: PLR2004 - a year has four digits
        return True
    if _POSTAL.fullmatch(written) and _ADDRESS.search(text):
        return True
    groups_before, groups_after = _BESIDE_ANOTHER
    if groups_before.search(text[max(0, end - len(written) - 5) : end - len(written)]) or groups_after.match(text, end):
        return True
    return any(shape.match(text, end) for shape in (_OF_A_DATE, _ORDINAL, _DATED))
