"""Two documents, of two years or two versions of one, to a `Comparison`: each difference once, nothing else.

Measures are recognised first (`recognising`), then the documents are compared as two versions of one are; what is bound
to differ between years (`expected`) is counted, and told on request. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pipeline.comparing.documents import DATE, changes
from pipeline.comparing.expected import Reading, absolute, relative
from pipeline.comparing.figures import NOTHING_HELD, Held, figure_differences, outcome_differences
from pipeline.comparing.measures import Pair, renamed
from pipeline.comparing.recognising import recognised
from pipeline.wording.typography import typeset
from schemas.changes import Change, Compared, Comparison, Difference, FigureDifference, Piece
from schemas.document import Document
from schemas.typography import USUAL

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def comparison(
    before: Document,
    after: Document,
    carried: Mapping[str, str] = _NONE,
    reading: Reading = "words",
    held: tuple[Held, Held] = (NOTHING_HELD, NOTHING_HELD),
) -> Comparison:
    """Compare two documents of one kind.

    `carried` gives for keys of measures in `after` the keys that the plan says they had in `before`; `held` are all the
    figures of the data of each, of which a document may name only some.
    """
    was, now = typeset(before, USUAL), typeset(after, USUAL)
    seen = relative(was), relative(now)
    known = recognised(*seen, carried)
    exact = tuple(_differences(Pair(before, after, known, "literal"), before, after))
    told = exact if reading == "literal" else tuple(_differences(Pair(was, now, known, "words"), *seen))
    return Comparison(
        before=compared(before),
        after=compared(after),
        folded=len({*map(_of, exact)} - {*map(_of, told)}),
        differences=told,
        figures=tuple(_figures(*((before, after) if reading == "literal" else seen), held)),
        outcomes=tuple(outcome_differences(before, after, known)),
    )


def compared(document: Document) -> Compared:
    """Tell which document it is."""
    return Compared(
        document=document.kind,
        organization=document.organization,
        organization_name=document.organization_name,
        year=document.year,
        title=document.title,
        dated=document.dated,
    )


def _of(change: Change) -> tuple[str, str, str | None, str]:
    return change.part, change.name, change.column, change.deed


def _differences(pair: Pair, before: Document, after: Document) -> Iterator[Difference]:
    """Compare `before` and `after`: the pair's documents as they are read."""
    found = [change for change in changes(renamed(before, pair.known), after) if change.part != "figure"]
    moved = frozenset(change.name for change in found if change.part == "measure" and change.deed == "moved")
    for change in found:
        yield from pair.measure(change, moved) if change.part == "measure" else _other(change, pair)


def _figures(before: Document, after: Document, held: tuple[Held, Held]) -> Iterator[FigureDifference]:
    printed_after = {figure.name for figure in after.figures}
    for each in figure_differences(before.figures, after.figures, *held):
        title = absolute(each.title, after.year if each.name in printed_after else before.year)
        titled_before = each.titled_before and absolute(each.titled_before, before.year)
        if titled_before == title and not each.difference:
            continue  # a year that was left standing
        yield each.evolve(title=title, titled_before=None if titled_before == title else titled_before)


def _other(change: Change, pair: Pair) -> Iterator[Difference]:
    """Tell of a requisite, a section or a column, with its years as they stand."""
    before = change.before and absolute(change.before, pair.before.year)
    after = change.after and absolute(change.after, pair.after.year)
    if before == after and change.before != change.after:
        return  # a year that was left standing
    name = absolute(change.name, pair.before.year if change.deed == "removed" else pair.after.year)
    words = _words(change, before or "", after or "", pair) if change.deed == "changed" else ()
    said = {**dict(change), "name": name, "before": before, "after": after}
    yield Difference.model_validate({**said, "words": words, "head": pair.head(change.name, change.part)})


def _words(change: Change, before: str, after: str, pair: Pair) -> tuple[Piece, ...]:
    """Give what stayed, went and came; a date is told as one piece."""
    if change.part == "requisite" and change.name.endswith(f": {DATE}"):
        sides = (Piece(deed="removed", text=before), Piece(deed="added", text=after))
        return tuple(piece for piece in sides if piece.text)
    return pair.words(before, after)
