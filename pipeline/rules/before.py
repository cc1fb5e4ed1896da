"""What stood a year ago where a text of the document stands now, if the data of that year are there.

A measure is the one with the same key, or the one that it was carried over from. Gives nothing without a year before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.documents.requisites import own_requisites
from pipeline.rules.rule import Subject
from pipeline.wording.prose import Figures, put_in
from schemas.document import Block
from schemas.origin import Origin
from schemas.prose import Prose
from schemas.report import Report, ReportedMeasure

FRAME: Final = ""
"""The key of what stands outside the table, where a measure's stands otherwise."""

Texts = Mapping[tuple[str, str], str]
"""By measure and column."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text, and what stood in its place a year ago."""

    measure: str | None
    column: str
    now: str
    before: str
    origin: Origin | None


@lru_cache(maxsize=1)
def pairs(subject: Subject) -> tuple[Pair, ...]:
    """Give every text of the document that has one of last year in its place."""
    return tuple(_pairs(subject, subject.last_year)) if subject.last_year else ()


def _pairs(subject: Subject, before_it: Report) -> Iterator[Pair]:
    texts = _texts(before_it, subject)
    keys = _keys(subject, before_it.year)
    for measure, column, block in _blocks(subject):
        if before := texts.get((keys.get(measure, measure), column)):
            origin = block[0].runs[0].origin if block and block[0].runs else None
            yield Pair(measure or None, column, letters(block), before, origin)


def letters(block: Block) -> str:
    """Give all letters of a block."""
    return "\n".join(paragraph.text for paragraph in block)


def _blocks(subject: Subject) -> Iterator[tuple[str, str, Block]]:
    document = subject.document
    yield FRAME, "name", document.name
    yield FRAME, "heading", document.heading
    for row in document.rows():
        yield from ((row.measure, column, block) for column, block in row.cells.items())


def _keys(subject: Subject, year: int) -> dict[str, str]:
    """Give the keys that measures had a year ago, of those that were carried over."""
    measures = (reported.measure for reported in subject.report.measures())
    carried = ((measure.id, measure.carried_over) for measure in measures)
    return {str(key): str(origin.measure) for key, origin in carried if origin and origin.year == year}


def _texts(report: Report, subject: Subject) -> Texts:
    own = own_requisites(report, subject.document)
    texts = {(FRAME, "name"): str(own.name), (FRAME, "heading"): str(own.heading)}
    figures = Figures(report.figures, report.nouns)
    for reported in report.measures():
        texts |= {(str(reported.measure.id), column): text for column, text in _of_measure(reported, figures)}
    return texts


def _of_measure(reported: ReportedMeasure, figures: Figures) -> Iterator[tuple[str, str]]:
    yield "title", _printed(reported.measure.title, figures)
    yield "timeframe", str(reported.measure.timeframe)
    yield "expected_result", _printed(reported.measure.expected_result, figures)
    if reported.mark:
        yield "mark", _printed(reported.mark.text, figures)


def _printed(prose: Prose, figures: Figures) -> str:
    return letters(put_in(prose, figures, lambda _: None))
