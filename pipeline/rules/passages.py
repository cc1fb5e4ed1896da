"""Rules that read letters: each is asked about one paragraph at a time, and gives where in it something is amiss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from typing import Final, TypeAlias

from pipeline.rules.passage import Passage
from pipeline.rules.rule import Noticed, Rule, Subject
from pipeline.wording.typography import set_signs
from schemas.document import Block, Document, PrintedParagraph, printed
from schemas.findings import Severity
from schemas.prose import Run

_AROUND: Final = 24
"""So many letters on either side show where in a paragraph a slip is."""
_START_OF_WORD: Final = re.compile(r"[\w'’ʼ-]*")
_END_OF_WORD: Final = re.compile(r"[\w'’ʼ-]*$")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is amiss in a passage: from the letter `start` up to `end`."""

    start: int
    end: int
    says: str
    """What is wrong, in the officer's words; it follows the place and a colon."""
    instead: str = ""
    """What should stand in its place, if that can be known."""


Read: TypeAlias = Callable[[Subject], Iterable[Passage]]
Reading: TypeAlias = Callable[[Passage], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class ReadingRule(Rule):
    """A rule that is asked about one paragraph at a time."""

    reading: Reading


@lru_cache(maxsize=1)
def passages(subject: Subject) -> tuple[Passage, ...]:
    """Give every paragraph that was typed for the document: its name, its prose, titles of sections, cells.

    What was typed once for several measures is given once, and belongs to none of them.
    """
    typed: dict[object, Passage] = {}
    for number, passage in enumerate(_every(subject)):
        place = passage.origin(0)
        known = typed.setdefault((place, passage.text) if place else number, passage)
        if known.measure != passage.measure:
            typed[place, passage.text] = replace(known, measure=None)
    return tuple(typed.values())


def as_printed(subject: Subject, signs: str) -> Iterator[tuple[Passage, str]]:
    """Give every paragraph with one of `signs`, and its letters as they will be printed: as many, in other signs."""
    for passage, letters in _with_signs(subject):
        if any(sign in passage.text for sign in signs):
            yield passage, letters


@lru_cache(maxsize=1)
def _with_signs(subject: Subject) -> tuple[tuple[Passage, str], ...]:
    return tuple((each, set_signs(each.text, subject.typography)) for each in passages(subject))


def with_names(subject: Subject) -> Iterator[Passage]:
    """Give the names and addresses of the organization and its officials, too, which stand beside the text."""
    own = subject.report.organization
    officials = (text for each in own.officials for text in (each.name, each.position, each.position_genitive))
    texts = (own.name, *filter(None, officials), *own.channels)
    return chain(passages(subject), (Passage(printed(text)[0]) for text in texts))


def reading_rule(
    name: str, severity: Severity, notices: str, norm: str, read: Read = passages
) -> Callable[[Reading], ReadingRule]:
    """Make a rule of a function that reads one passage, of all that are to be read."""

    def made(reading: Reading) -> ReadingRule:
        def look(subject: Subject) -> Iterator[Noticed]:
            for passage in read(subject):
                yield from (noticed(passage, slip) for slip in reading(passage))

        return ReadingRule(name, severity, notices, norm, look, reading)

    return made


@lru_cache(maxsize=1)
def _every(subject: Subject) -> tuple[Passage, ...]:
    return tuple(_printed(subject.document))


def _printed(document: Document) -> Iterator[Passage]:
    frame = (document.name, document.heading, document.preamble, *(column.head for column in document.columns))
    yield from chain.from_iterable(map(_of, frame))
    for section in document.sections:
        yield from _of(section.title)
        for row in section.rows:
            for column in document.columns:
                yield from _of(row.cells[column.key], row.measure, column.key)
    yield from _of(document.closing)


@lru_cache(maxsize=1)
def cells(subject: Subject) -> tuple[Passage, ...]:
    """Give every cell that was typed, its paragraphs as one passage of several lines."""
    inside = (each for each in _every(subject) if each.column)
    return tuple(_joined(tuple(cell)) for _, cell in groupby(inside, key=lambda each: (each.measure, each.column)))


def _joined(cell: tuple[Passage, ...]) -> Passage:
    if len(cell) == 1:
        return cell[0]
    lines = chain.from_iterable((*each.paragraph.runs, Run(text="\n")) for each in cell)
    return Passage(PrintedParagraph(runs=tuple(lines)[:-1]), cell[0].measure, cell[0].column)


def noticed(passage: Passage, slip: Slip) -> Noticed:
    """Tell of a slip: its measure, the words around it, what is wrong; it is known by its whole words."""
    start, end = _whole_words(passage.text, slip.start, slip.end)
    where = f"захід {passage.measure}: " if passage.measure else ""
    return Noticed(
        message=f"{where}«{_around(passage.text, slip)}»: {slip.says}",
        remedy=f"Має бути: {_mended(passage.text, slip)}" if slip.instead else "",
        text=passage.text[start:end],
        measure=passage.measure,
        origin=passage.origin(slip.start),
    )


def _of(block: Block, measure: str | None = None, column: str | None = None) -> Iterator[Passage]:
    for number, paragraph in enumerate(block, 1):
        yield Passage(paragraph, measure, column, is_last=number == len(block))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _mended(text: str, slip: Slip) -> str:
    """Give what should stand instead of the slip, with the rest of the words that it begins or ends in."""
    before, after = _END_OF_WORD.search(text, 0, slip.start), _START_OF_WORD.match(text, slip.end)
    return f"{before[0] if before else ''}{slip.instead}{after[0] if after else ''}"


def _around(text: str, slip: Slip) -> str:
    """Give the slip with a little of what stands on either side, in whole words."""
    start, end = _whole_words(text, max(0, slip.start - _AROUND), min(len(text), slip.end + _AROUND))
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
