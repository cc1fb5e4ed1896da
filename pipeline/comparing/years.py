"""Two documents, of two years or two versions of one, to a `Comparison`: each difference once, nothing else.

Measures are recognised first (`recognising`), then the documents are compared as two versions of one are; what is bound
to differ between years (`expected`) is counted, and told on request. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from pipeline.comparing.documents import changes
from pipeline.comparing.expected import absolute, relative
from pipeline.comparing.figures import figure_differences, outcome_differences
from pipeline.comparing.measures import Pair, renamed
from pipeline.comparing.recognising import recognised
from pipeline.comparing.words import pieces
from schemas.changes import Change, Compared, Comparison, Difference, FigureDifference
from schemas.document import Document

Reading: TypeAlias = Literal["relative", "literal"]
"""Whether years that moved with the document's own, and unbroken spaces, say the same, or every sign counts."""

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def comparison(
    before: Document, after: Document, carried: Mapping[str, str] = _NONE, reading: Reading = "relative"
) -> Comparison:
    """Compare two documents of one kind.

    `carried` gives for keys of measures in `after` the keys that the plan says they had in `before`.
    """
    pair = Pair(before, after, recognised(relative(before), relative(after), carried))
    told, literal = tuple(_differences(pair, reading)), tuple(_differences(pair, "literal"))
    return Comparison(
        before=compared(before),
        after=compared(after),
        folded=len({*map(_of, literal)} - {*map(_of, told)}),
        differences=told,
        figures=tuple(_figures(pair, reading)),
        outcomes=tuple(outcome_differences(before, after, pair.known)),
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


def _read(pair: Pair, reading: Reading) -> tuple[Document, Document]:
    return (pair.before, pair.after) if reading == "literal" else (relative(pair.before), relative(pair.after))


def _differences(pair: Pair, reading: Reading) -> Iterator[Difference]:
    before, after = _read(pair, reading)
    found = [change for change in changes(renamed(before, pair.known), after) if change.part != "figure"]
    moved = frozenset(change.name for change in found if change.part == "measure" and change.deed == "moved")
    for change in found:
        yield from pair.measure(change, moved) if change.part == "measure" else _other(change, pair)


def _figures(pair: Pair, reading: Reading) -> Iterator[FigureDifference]:
    before, after = _read(pair, reading)
    for each in figure_differences(before.figures, after.figures):
        year = pair.before.year if each.after is None else pair.after.year
        title = absolute(each.title, year)
        titled_before = each.titled_before and absolute(each.titled_before, pair.before.year)
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
    words = pieces(before or "", after or "") if change.deed == "changed" else ()
    said = {**dict(change), "name": name, "before": before, "after": after}
    yield Difference.model_validate({**said, "words": words, "head": pair.head(change.name, change.part)})
