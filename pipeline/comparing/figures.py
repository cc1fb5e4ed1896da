"""Two documents' figures and outcomes to what is another: value, difference, percent; what became of a measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from pipeline.comparing.aligning import aligned
from pipeline.comparing.looks import looks, spoken
from pipeline.comparing.recognising import Known
from schemas.changes import FigureDifference, OutcomeDifference
from schemas.document import Document, PrintedFigure

Held: TypeAlias = Mapping[str, Decimal | None]
"""All figures of a year's data by name, printed or not, with their values; None is not known."""

NOTHING_HELD: Final[Held] = MappingProxyType({})
_TENTH: Final = Decimal("0.1")
_WIDE: Final = Context(prec=100)
"""For a percentage of whatever quantities can be typed."""


def figure_differences(
    before: Sequence[PrintedFigure],
    after: Sequence[PrintedFigure],
    held_before: Held = NOTHING_HELD,
    held_after: Held = NOTHING_HELD,
) -> Iterator[FigureDifference]:
    """Give the figures that went, then those that have another value or are told otherwise, then those that came.

    A figure that the data hold and only the document does not name has neither gone nor come: it is not printed.
    """
    names = aligned([figure.name for figure in before], [figure.name for figure in after])
    for place in names.removed:
        yield _printed_once(before[place], held_after, "after")
    for was, now in names.kept:
        if (before[was].value, before[was].title) != (after[now].value, after[now].title):
            yield _differing(before[was], after[now])
    for place in names.added:
        yield _printed_once(after[place], held_before, "before")


def percent(before: Decimal, after: Decimal) -> Decimal | None:
    """Give by how many percent it grew, to a tenth; None from nothing."""
    return ((after - before) / abs(before) * 100).quantize(_TENTH, ROUND_HALF_UP, _WIDE) if before else None


def outcome_differences(before: Document, after: Document, known: Mapping[str, Known]) -> Iterator[OutcomeDifference]:
    """Give the measures that are in both and came out otherwise; none if a document tells of no outcomes."""
    rows = {row.measure: row for row in after.rows()}
    earlier = {outcome.measure: outcome.status for outcome in before.outcomes}
    for outcome in after.outcomes:
        was = known[outcome.measure].was if outcome.measure in known else None
        if was in earlier and earlier[was] != outcome.status:
            moved = None if was == outcome.measure else was
            title = spoken(looks(rows[outcome.measure].cells.get("title", ()))) if outcome.measure in rows else ""
            stood, stands = earlier[was], outcome.status
            yield OutcomeDifference(measure=outcome.measure, was=moved, title=title, before=stood, after=stands)


def _printed_once(figure: PrintedFigure, held: Held, other: Literal["before", "after"]) -> FigureDifference:
    """Tell of a figure that one document names; `held` are the data of the other one."""
    value = held.get(figure.name)
    was, now = (value, figure.value) if other == "before" else (figure.value, value)
    return FigureDifference(
        name=figure.name,
        title=figure.title,
        before=was,
        after=now,
        unprinted=other if figure.name in held else None,
        difference=None if was is None or now is None else now - was,
        percent=None if was is None or now is None else percent(was, now),
    )


def _differing(before: PrintedFigure, after: PrintedFigure) -> FigureDifference:
    return FigureDifference(
        name=after.name,
        title=after.title,
        titled_before=None if before.title == after.title else before.title,
        before=before.value,
        after=after.value,
        difference=after.value - before.value,
        percent=percent(before.value, after.value),
    )
