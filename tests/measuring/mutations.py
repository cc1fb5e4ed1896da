"""300 faults put into the held-out text: from its paragraphs and a fixed seed, to texts with one fault each.

A pure function: the same paragraphs give the same mutations. Each has one fault, of one class that a machine can find.
Fails, with `ValueError`, if a class has too few places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Final, TypeAlias

from tests.measuring.counted import wrong_forms

SEED: Final = 5
OF_EACH: Final = 15
"""So many of each of the twenty classes: 300."""


@dataclass(frozen=True, slots=True)
class Change:
    """Letters of a paragraph, from `start` up to `end`, that are replaced."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Mutation:
    """A paragraph with one fault, which stands from `start` up to `end`."""

    kind: str
    paragraph: int
    start: int
    end: int
    text: str


Faults: TypeAlias = Callable[[str], Iterator[Change]]

_DAYS = """січня 31 лютого 29 березня 31 квітня 30 травня 31 червня 30
липня 31 серпня 31 вересня 30 жовтня 31 листопада 30 грудня 31"""
MONTHS: Final = {found.group(1): int(found.group(2)) for found in re.finditer(r"(\S+) (\d\d)", _DAYS)}
WEEKDAYS: Final = ("понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю")
LATIN: Final = dict(zip("асеіорху", "aceiopxy", strict=True))
RUSSIAN: Final = {"и": "ы", "є": "э", "ь": "ъ", "е": "ё"}
CANCELLED: Final = (
    *("наказ НАЗК від 17.03.2020 № 102/20", "рішення НАЗК від 13.07.2017 № 317", "рішення НАЗК від 27.10.2017 № 1024"),
    *("наказ НАЗК від 15.01.2024 № 22/24", "Закон України від 07.04.2011 № 3206-VI"),
)
"""Lost force by: 277/21, 144/23, 220/20, 239/24 and the Law 1700-VII."""
FLAT: Final = ("131", "512", "531", "532", "533", "534", "535", "536", "539")
"""Articles 13¹, 51², 53¹–53⁹ of the Law on prevention of corruption as an extraction gives them."""


def mutations(paragraphs: Sequence[str]) -> tuple[Mutation, ...]:
    """Give the 300 mutations of the text, class by class.

    Raises ValueError if a class has fewer than OF_EACH places.
    """
    random = Random(SEED)  # noqa: S311 - reproducible faults, not secrets
    classes = {**CLASSES, REPEATED: _repeated(paragraphs)}
    return tuple(chain.from_iterable(_sample(kind, classes[kind], paragraphs, random) for kind in classes))


def _sample(kind: str, faults: Faults, paragraphs: Sequence[str], random: Random) -> Iterator[Mutation]:
    places = [(number, change) for number, text in enumerate(paragraphs) for change in faults(text)]
    for number, change in random.sample(places, OF_EACH):
        text = paragraphs[number]
        mutated = text[: change.start] + change.instead + text[change.end :]
        yield Mutation(kind, number, change.start, change.start + len(change.instead), mutated)


def _each(pattern: str, *instead: str, within: int = 0) -> Faults:
    """Put each of `instead`, a template of `re`, for each match of `pattern`, or for its group `within`."""
    compiled = re.compile(pattern)

    def faults(text: str) -> Iterator[Change]:
        for found in compiled.finditer(text):
            for template in instead:
                yield Change(*found.span(within), found.expand(template))

    return faults


def _letters(swap: dict[str, str]) -> Faults:
    def faults(text: str) -> Iterator[Change]:
        for word in re.finditer(r"\b[а-яіїєґ]{5,}\b", text):
            for position, letter in enumerate(word.group(), word.start()):
                if letter in swap:
                    yield Change(position, position + 1, swap[letter])

    return faults


def _misspelt(text: str) -> Iterator[Change]:
    """Swap, drop or double a letter inside a word of eight letters or more."""
    for word in re.finditer(r"\b[а-яіїєґ]{8,}\b", text):
        letters, middle = word.group(), word.start() + 3
        first, second = letters[3], letters[4]
        if first != second:
            yield Change(middle, middle + 2, second + first)
            yield Change(middle, middle + 2, second)
            yield Change(middle, middle + 2, first + first + second)


def _inserted(*clauses: str) -> Faults:
    """Put each clause, in brackets, before the final dot."""

    def faults(text: str) -> Iterator[Change]:
        for clause in clauses:
            yield Change(len(text) - 1, len(text) - 1, f" ({clause})")

    return faults


def _wrong_weekdays(text: str) -> Iterator[Change]:
    for found in re.finditer(rf"У ({'|'.join(WEEKDAYS)}), \d", text):
        yield from (Change(*found.span(1), other) for other in WEEKDAYS if other != found.group(1))


def _impossible_dates(text: str) -> Iterator[Change]:
    for found in re.finditer(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", text):
        yield Change(*found.span(1), str(MONTHS[found.group(2)] + 1))
    for found in re.finditer(r"\b\d\d\.(\d\d)\.\d{4}\b", text):
        yield Change(*found.span(1), "13")


def _unbalanced(text: str) -> Iterator[Change]:
    for found in re.finditer(r"[«»()]", text):
        yield Change(*found.span(), "")


def _repeated(paragraphs: Sequence[str]) -> Faults:
    """Say a long sentence of one paragraph again at the end of another."""
    sentences = [
        each for text in paragraphs for each in re.findall(r"(?:^|(?<=\. ))[А-ЯІЇЄҐ][^.«]{90,}\.(?= |$)", text)
    ]

    def faults(text: str) -> Iterator[Change]:
        yield from (Change(len(text), len(text), f" {each}") for each in sentences if each not in text)

    return faults


CLASSES: Final[dict[str, Faults]] = {
    "mixed-script": _letters(LATIN),
    "russian-letter": _letters(RUSSIAN),
    "unknown-word": _misspelt,
    "doubled-word": _each(r"(?<= )([а-яіїєґ]{2,})(?= )", r"\1 \1"),
    "noun-number": lambda text: (Change(*place) for place in wrong_forms(text)),
    "missing-final-dot": _each(r"\.$", ""),
    "double-dot": _each(r"(?<=[а-яіїєґ])\.(?= [А-ЯІЇЄҐ]|$)", ".."),
    "space-before-mark": _each(r"(?<=[а-яіїєґ])([,.:;])(?= |$)", r" \1"),
    "missing-space": _each(r"(?<=[а-яіїєґ],) (?=[а-яіїєґ])", ""),
    "double-space": _each(r"(?<=[а-яіїєґ,]) (?=[а-яіїєґ])", "  "),
    "hyphen-for-dash": _each(r"(?<= )–(?= )", "-"),
    "straight-quotes": _each(r"«([^«»]+)»", r'"\1"', r'"\1»'),
    "apostrophe-mixture": _each("’", "'", "`", "ʼ", "‘"),
    "unbalanced-pair": _unbalanced,
    "wrong-weekday": _wrong_weekdays,
    "impossible-date": _impossible_dates,
    "date-out-of-period": _each(
        rf"(?<!, )\b\d{{1,2}} (?:{'|'.join(MONTHS)}) (2024)\b", "2014", "2034", "2204", within=1
    ),
    "flattened-index": _inserted(*(f"стаття {index} Закону України «Про запобігання корупції»" for index in FLAT)),
    "cancelled-act": _inserted(*CANCELLED),
}
"""Where each class's fault can be put into a paragraph; a passage repeated needs the other paragraphs too."""
REPEATED: Final = "repeated-passage"
