"""Rules of one fact told twice: the same words about another number, and one number typed by hand in two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.rules.counts import Count
from pipeline.rules.passages import Slip, noticed
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.rules.shingles import COUNT, Repeat, Worded, repeats, worded_marks
from pipeline.rules.tallies import statements
from schemas.findings import Severity

_LONG: Final = 12
"""So many words in common, with most numbers the same, tell of one thing."""
_WHOLE: Final = 6
"""A whole sentence of so many words in common does so as well."""
_NORM: Final = "одне число — одне місце в даних"


@dataclass(frozen=True, slots=True)
class _Twice:
    """One fact, in two marks."""

    first: Worded
    here: Count
    second: Worded
    there: Count


@rule("fact-twice", Severity.NOTE, "одне й те саме сказано двома числами або двічі вписано одне", _NORM)
def facts_are_told_once(subject: Subject) -> Iterator[Noticed]:
    """The same sentence, or a long passage with the same other numbers, in two marks.

    A number that differs is wrong in one of them; one that was typed twice will be corrected in one of them.
    """
    for each in _twice(subject):
        if each.here.value != each.there.value:
            yield _differs(each)
        elif each.here.figure is None and each.there.figure is None:
            yield _typed_twice(each)


def _differs(each: _Twice) -> Noticed:
    says = f"у заході {each.first.passage.measure} тими самими словами сказано {each.here.written}"
    return replace(_noticed(each, says), remedy="Перевірте, котре правильне, і назвіть його показником")


def _typed_twice(each: _Twice) -> Noticed:
    says = f"число {each.there.written} вписано рукою і тут, і в заході {each.first.passage.measure}"
    return replace(_noticed(each, says), remedy="Опишіть один показник і назвіть його в обох місцях")


def _noticed(each: _Twice, says: str) -> Noticed:
    return noticed(each.second.passage, Slip(each.second.some_words_before(each.there), each.there.end, says))


def _twice(subject: Subject) -> Iterator[_Twice]:
    """Give each count that tells what one of another mark does; once, however that is known."""
    marks = worded_marks(subject)
    known: set[tuple[str | None, int]] = set()
    for each in (*_in_sentences(marks), *_in_passages(marks)):
        key = (each.second.passage.measure, each.there.start)
        if key not in known and each.first is not each.second:
            known.add(key)
            yield each


def _in_sentences(marks: Sequence[Worded]) -> Iterator[_Twice]:
    seen: dict[tuple[str, ...], tuple[Worded, tuple[Count, ...]]] = {}
    for mark in marks:
        for words, told in _sentences(mark):
            if told and len(words) >= _WHOLE:
                first, earlier = seen.setdefault(words, (mark, told))
                yield from (_Twice(first, here, mark, there) for here, there in zip(earlier, told, strict=True))


def _sentences(mark: Worded) -> Iterator[tuple[tuple[str, ...], tuple[Count, ...]]]:
    number = 0
    for _, end in statements(mark.passage.text):
        first = number
        while number < len(mark.words) and mark.spans[number][0] < end:
            number += 1
        counted = tuple(mark.counted[place] for place in range(first, number) if mark.words[place] == COUNT)
        yield mark.words[first:number], counted


def _in_passages(marks: Sequence[Worded]) -> Iterator[_Twice]:
    for repeat in repeats(marks, frozenset()):
        told = list(_counted(repeat)) if repeat.length >= _LONG else []
        same = sum(each.here.value == each.there.value for each in told)
        if 2 * same > len(told):
            yield from told


def _counted(repeat: Repeat) -> Iterator[_Twice]:
    if not (repeat.first.counted and repeat.second.counted):
        return
    for here, there in repeat.pairs:
        if here in repeat.first.counted and there in repeat.second.counted:
            yield _Twice(repeat.first, repeat.first.counted[here], repeat.second, repeat.second.counted[there])
