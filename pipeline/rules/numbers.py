"""Rules of numbers in marks: a number that is reported has one home, where it can be explained and corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pipeline.rules.counts import Count
from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity

_TIME: Final = re.compile(
    r"\s+(?:до\s+\d+\s+)?(?:\(\w+\)\s+)?(?:\w+(?:их|і|ий|ого)\s+)?(?:дн|день|тиж|місяц|рок|рік|годин|хвилин|діб|доб)",
    re.IGNORECASE,
)
"""A stretch of time is a term, not what was done."""


@rule(
    "count-by-hand",
    Severity.NOTE,
    "число у відмітці вписано рукою, а не названо показником",
    "одне число — одне місце в даних",
)
def counts_are_figures(subject: Subject) -> Iterator[Noticed]:
    """A count that is typed into prose can be explained by nothing, and is forgotten when the register changes."""
    for passage in passages(subject):
        if passage.column == "mark":
            yield from (_by_hand(subject, passage, count) for count in passage.counts if _is_reported(passage, count))


def _is_reported(passage: Passage, count: Count) -> bool:
    return count.figure is None and not _TIME.match(passage.text, count.end)


def _by_hand(subject: Subject, passage: Passage, count: Count) -> Noticed:
    slip = Slip(count.start, count.end, f"число {count.written} вписано рукою")
    return replace(noticed(passage, slip), remedy=_remedy(_of_value(subject, count.value)))


def _of_value(subject: Subject, value: Decimal) -> list[str]:
    return _by_value(subject).get(value, [])


@lru_cache(maxsize=1)
def _by_value(subject: Subject) -> Mapping[Decimal | None, list[str]]:
    names: dict[Decimal | None, list[str]] = {}
    for name, figure in subject.report.figures.items():
        names.setdefault(figure.value, []).append(name)
    return names


def _remedy(names: list[str]) -> str:
    if names:
        return f"Таке значення має {', '.join(f'[[{name}]]' for name in names)}; якщо це той показник, назвіть його"
    return "Опишіть показник у figures.yaml і пишіть замість числа [[назва]]"
