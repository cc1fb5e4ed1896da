"""How much the rules find: from findings on the raw source and on the mutated text, to counts by class.

Recall on the source: of the places that a machine could find, how many some rule of the class points at. On the
mutations: how many are newly found, and what the same rules say of the text as it was, which is faultless.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from pipeline.rules.catalogue import findings
from schemas.findings import Finding
from tests.measuring.classes import OF_THE_WHOLE, RULES_OF
from tests.measuring.held_out import YEAR
from tests.measuring.mutations import Mutation
from tests.measuring.subjects import Raw, marks_of

FAULTS = Path(__file__).parent / "source-2023-faults.csv"


@dataclass(frozen=True, slots=True)
class Recall:
    """Of `all` places of a class, so many were found."""

    found: int
    all: int


@dataclass(frozen=True, slots=True)
class Score:
    """Of `all` mutations of a class, so many were found; `false` findings of its rules stand in faultless text."""

    found: int
    all: int
    false: int


Fault: TypeAlias = Mapping[str, str]


def faults() -> tuple[Fault, ...]:
    """Give the listed faults of the 2023 source, by the heads of their columns."""
    with FAULTS.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


def of_the_source(listed: Sequence[Fault], raw: Raw) -> dict[str, Recall]:
    """Give the recall of each class of the places that a machine could find."""
    told = findings(raw.subject)
    counted = dict[str, Recall]()
    for fault in listed:
        if fault["Знаходить машина"] == "так":
            so_far = counted.get(fault["Клас"], Recall(0, 0))
            hit = _is_refused(fault, raw) or any(_points_at(each, fault, raw) for each in told)
            counted[fault["Клас"]] = Recall(so_far.found + hit, so_far.all + 1)
    return counted


def _is_refused(fault: Fault, raw: Raw) -> bool:
    return fault["Клас"] in raw.refused.get(int(fault["Рядок"]), ())


def _points_at(found: Finding, fault: Fault, raw: Raw) -> bool:
    """Tell whether a finding is of the fault's class and in its place.

    It is there if it stands in the fault's line and shares a word with it, if it names any; if it lists the line's
    measure among others; or if it speaks of the whole document.
    """
    if found.rule not in RULES_OF.get(fault["Клас"], ()):
        return False
    line = int(fault["Рядок"])
    in_line = found.origin is not None and found.origin.line == line
    nowhere = found.origin is None and found.measure is None
    shares = found.text is None or bool(_words(found.text) & _whole(fault["Слова"], raw.lines[line - 1]))
    lists = found.text is None and line in raw.measures and _names(found.message, raw.measures[line])
    return found.rule in OF_THE_WHOLE or ((in_line or nowhere) and shares) or lists


def _names(message: str, measure: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(measure)}(?![\w])", message) is not None


def _whole(quotation: str, line: str) -> set[str]:
    """Give a quotation's words, as they are quoted and whole in their line without the tags that cannot be taken."""
    found = re.finditer(rf"\S*{re.escape(quotation)}\S*", line)
    whole = (word for each in found for word in re.sub(r"</?\w+>", "", each.group()).split())
    return {*quotation.split(), *whole}


def _words(text: str) -> set[str]:
    """Give what stands between spaces; of marks alone only if there is nothing else."""
    pieces = text.split()
    return {piece for piece in pieces if re.search(r"\w", piece)} or set(pieces)


def of_the_mutations(paragraphs: Sequence[str], mutated: Sequence[Mutation]) -> dict[str, Score]:
    """Give the score of each class of mutations, each class asked about by itself."""
    before = findings(marks_of(paragraphs, YEAR))
    return {
        kind: Score(found=_found(paragraphs, tuple(group), before), all=_count(mutated, kind), false=_of(kind, before))
        for kind, group in groupby(mutated, key=lambda each: each.kind)
    }


def _of(kind: str, told: Sequence[Finding]) -> int:
    return sum(each.rule in RULES_OF.get(kind, ()) for each in told)


def _count(mutated: Sequence[Mutation], kind: str) -> int:
    return sum(each.kind == kind for each in mutated)


def _found(paragraphs: Sequence[str], mutated: Sequence[Mutation], before: Sequence[Finding]) -> int:
    return sum(_hits(paragraphs, batch, before) for batch in _batches(mutated))


def _hits(paragraphs: Sequence[str], batch: Mapping[int, Mutation], before: Sequence[Finding]) -> int:
    """Count the mutations, at most one in a paragraph, that new findings point at."""
    texts = [batch[number].text if number in batch else text for number, text in enumerate(paragraphs)]
    new = Counter(map(_key, findings(marks_of(texts, YEAR)))) - Counter(map(_key, before))
    return sum(any(_tells(found, each) for found in new) for each in batch.values())


Key: TypeAlias = tuple[str, str | None, str]


def _key(found: Finding) -> Key:
    return found.rule, found.measure, found.message


def _tells(found: Key, mutation: Mutation) -> bool:
    rule, measure, message = found
    number = f"1.{mutation.paragraph + 1}"
    there = measure == number or _names(message, number) or rule in OF_THE_WHOLE
    return rule in RULES_OF.get(mutation.kind, ()) and there


def _batches(mutated: Sequence[Mutation]) -> Iterator[dict[int, Mutation]]:
    """Give them in as few texts as will do: one mutation of a paragraph in each; one in all if the whole is judged."""
    left = list(mutated)
    while left:
        batch = dict[int, Mutation]()
        for each in left[:1] if RULES_OF.get(left[0].kind, frozenset()) & OF_THE_WHOLE else left:
            batch.setdefault(each.paragraph, each)
        yield batch
        left = [each for each in left if batch.get(each.paragraph) is not each]
