"""Rule of acts that are no longer in force: from references in the text, by number and date, to the rows of acts.csv.

The table says in which year an act lost force and what stands in its place; a row is added when one more is replaced.
A reference is told only in a document of a later year, and not where the text itself says that the act lost force.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.rules.passages import Slip, noticed, passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity
from schemas.months import MONTHS

_TABLE: Final = Path(__file__).with_name("acts.csv")
_SAID_ITSELF: Final = re.compile(
    r"втрат\w+\s+чинн|втрача\w+\s+чинн|нечинн|скасова|скасува|замінен|на\s+заміну|замість|визна\w+\s+так\w+,?\s+що",
    re.IGNORECASE,
)
_NEARBY: Final = 120
"""So many letters on either side may say that the act lost force."""
_LOOKALIKE: Final = {"I": "[IІ]", "V": "[VВ]", "X": "[XХ]", "-": "[-\u2010\u2011–]", " ": r"\s+"}
"""How the letters of a number are also typed."""
_AND: Final = "(?:і|та|й)"


@dataclass(frozen=True, slots=True)
class Act:
    """An act that lost force."""

    name: str
    number: str
    date: dt.date | None
    number_suffices: bool
    title: str
    """A title that no other act has; empty if its number is needed."""
    lost: int
    """The year in which it lost force."""
    now: str
    """What stands in its place; empty if nothing does."""


@rule(
    "act-cancelled",
    Severity.WARNING,
    "посилання на акт, що втратив чинність",
    "посилаються на чинні акти; перелік скасованих — pipeline/rules/acts.csv",
)
def acts_are_in_force(subject: Subject) -> Iterator[Noticed]:
    """In a document of a later year than that in which the act lost force."""
    old = [(act, hints) for act, hints in _hints().items() if act.lost < subject.document.year]
    for passage in passages(subject):
        text = passage.text
        for act, hints in old if _any_hint().search(text) else ():
            if any(hint in text for hint in hints) and (found := next(_references(_spelled(act), text), None)):
                yield noticed(passage, _slip(act, found))


def _references(spelled: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for found in spelled.finditer(text):
        around = text[max(0, found.start() - _NEARBY) : found.end() + _NEARBY]
        if not _SAID_ITSELF.search(around):
            yield found


def _slip(act: Act, found: re.Match[str]) -> Slip:
    instead = f"; тепер — {act.now}" if act.now else ""
    return Slip(found.start(), found.end(), f"{act.name} — документ втратив чинність у {act.lost} році{instead}")


@cache
def acts() -> tuple[Act, ...]:
    """Give the acts that are known to have lost force."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return tuple(
            Act(
                row["act"],
                row["number"],
                dt.date.fromisoformat(row["date"]) if row["date"] else None,
                bool(row["alone"]),
                row["title"],
                int(row["lost"]),
                row["now"],
            )
            for row in csv.DictReader(table)
        )


@cache
def _hints() -> dict[Act, tuple[str, ...]]:
    """Give what every reference to an act has one of: most passages have none, and need no closer look."""
    return {
        act: tuple(re.findall(r"\d{3,}", act.number)[:1] + max(act.title.split(), key=len, default="").split())
        for act in acts()
    }


@cache
def _any_hint() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(hint) for hints in _hints().values() for hint in hints))


@cache
def _spelled(act: Act) -> re.Pattern[str]:
    """Give all spellings of a reference: by number and date in either order, or what suffices of it."""
    number = "".join(_LOOKALIKE.get(letter, re.escape(letter)) for letter in act.number)
    if act.number[0].isdigit():
        number = rf"(?:(?:№|\bN)\s*|(?<![\w/№-])){number}"
    ways = [rf"{number}(?![\w/-])"] if act.number_suffices else []
    if act.title:
        ways.append(r"\s+".join(_AND if word in {"і", "та", "й"} else re.escape(word) for word in act.title.split()))
    if act.date and not act.number_suffices:
        date = rf"{_dates(act.date)}(?:\s*(?:р\.|року))?"
        ways += [rf"{date},?\s*(?:за\s+)?{number}(?![\w/-])", rf"{number}\s*,?\s*від\s+{date}"]
    return re.compile("|".join(ways), re.IGNORECASE)


def _dates(date: dt.date) -> str:
    month = MONTHS[date.month - 1]
    return rf"«?\s*0?{date.day}\s*(?:\.0?{date.month}\.{date.year}|»?\s+{month}\s+{date.year})"
