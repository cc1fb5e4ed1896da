"""A document to its copy for publication: each passage that is withheld gives way to a mark that everybody sees.

All texts of the content are gone through, printed or not: names of figures and of data files, too. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from urllib.parse import unquote, unquote_plus

from pipeline.publishing.letters import Span
from pipeline.publishing.withheld import Withheld
from schemas.base import Model
from schemas.document import Document, PrintedParagraph, printed
from schemas.origin import Origin
from schemas.prose import Run

MARK: Final = "[вилучено]"
NOTE: Final = f"(копія для оприлюднення; вилучене позначено {MARK})"
"""Stands under the heading, so it is in the title of every file, too: nobody takes the copy for the original."""
_EXTENSION: Final = ".csv"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Redacted:
    """A copy, and what is not in it."""

    document: Document
    removed: tuple[str, ...]
    """Each passage as it stood, once."""


def redacted(document: Document, secrets: tuple[Withheld, ...]) -> Redacted:
    """Leave out of `document` all that is withheld; it stays as it is if there is nothing of the kind in it."""
    pen = _Pen(secrets)
    removed = tuple(dict.fromkeys(_removed(document, pen)))
    if not removed:
        return Redacted(document, ())
    copy = _over(document, pen)
    return Redacted(copy.evolve(heading=(*copy.heading, *printed(NOTE))), removed)


@dataclass(frozen=True, slots=True)
class _Pen:
    secrets: tuple[Withheld, ...]

    def spans(self, text: str) -> list[Span]:
        """Give what is to be left out of a text, from left to right, without overlaps."""
        joined: list[Span] = []
        for span in sorted(span for secret in self.secrets for span in secret.spans(text)):
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return joined

    def spans_of_name(self, name: str) -> list[Span]:
        """Give the same for the name of a file or a sheet, in which a person's may stand in small letters."""
        there = (Span(span.start, min(span.end, len(name))) for span in self.spans(f"{name}{_EXTENSION}"))
        return [span for span in there if span.start < span.end]

    def name(self, name: str) -> str:
        return _without(name, self.spans_of_name(name), 0)

    def text(self, text: str) -> str:
        return _without(text, self.spans(text), 0)

    def leads_to(self, run: Run) -> list[str]:
        """Give what is withheld in the address of a link."""
        address = unquote_plus(unquote(run.emphasis.link or ""))
        return [address[span.start : span.end] for span in self.spans(address)]


def _removed(value: object, pen: _Pen) -> Iterator[str]:
    """Give every passage that is withheld, in the order of the document."""
    match value:
        case PrintedParagraph(runs=runs):
            yield from (value.text[span.start : span.end] for span in pen.spans(value.text))
            for run in runs:
                yield from pen.leads_to(run)
                yield from _removed((run.figure, run.origin), pen)
        case Model():
            yield from _removed(tuple(dict(value).values()), pen)
        case Origin(file=file, sheet=sheet):
            yield from (name[span.start : span.end] for name in (file, sheet) for span in pen.spans_of_name(name))
        case str():
            yield from (value[span.start : span.end] for span in pen.spans(value))
        case tuple():
            for each in value:
                yield from _removed(each, pen)
        case dict():
            yield from _removed(tuple(value.values()), pen)


def _over(value: _Value, pen: _Pen) -> _Value:
    """Give the same value with the mark over everything that is withheld."""
    written: object = value
    match value:
        case PrintedParagraph():
            written = value.evolve(runs=tuple(_runs(value, pen)))
        case Model():
            written = value.evolve(**{name: _over(part, pen) for name, part in value})
        case Origin():
            written = replace(value, file=pen.name(value.file), sheet=pen.name(value.sheet))
        case str():
            written = pen.text(value)
        case tuple():
            written = tuple(_over(part, pen) for part in value)
        case dict():
            written = {name: _over(part, pen) for name, part in value.items()}
    return written  # type: ignore[return-value] # each case gives what it took


def _runs(paragraph: PrintedParagraph, pen: _Pen) -> Iterator[Run]:
    spans, start = pen.spans(paragraph.text), 0
    for run in paragraph.runs:
        text = _without(run.text, spans, start)
        start += len(run.text)
        emphasis = run.emphasis
        if pen.leads_to(run):
            emphasis = emphasis.evolve(link=None)
            text = text if MARK in text else f"{text} {MARK}"
        if text:
            yield run.evolve(text=text, emphasis=emphasis, figure=_over(run.figure, pen), origin=_over(run.origin, pen))


def _without(text: str, spans: Iterable[Span], start: int) -> str:
    """Leave `spans` out of a text that begins at `start`; the mark stands where each of them begins."""
    pieces, place = [], 0
    for span in spans:
        begin, end = span.start - start, span.end - start
        if end <= 0 or begin >= len(text):
            continue
        pieces.append(text[place : max(begin, 0)] + (MARK if begin >= 0 else ""))
        place = min(end, len(text))
    return "".join(pieces) + text[place:]
