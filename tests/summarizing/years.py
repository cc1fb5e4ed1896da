"""Fictional years of any size, to be summarized."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import cycle, islice

from schemas.document import Column, Document, PrintedFigure, PrintedSection, Row, printed
from schemas.marks import ImplementationStatus
from schemas.outcomes import Outcome
from tests.story.telling import enriched

STATUSES = (*ImplementationStatus, None)
TIMINGS = ("early", "on_time", "late", None)
LONG = "Забезпечення додержання Вигаданою сільською радою вигаданих вимог щодо підконтрольних їй вигаданих установ"


def outcomes(count: int, every: Callable[[int], dict[str, object]]) -> tuple[Outcome, ...]:
    """So many outcomes, each as `every` has it by its place."""
    return tuple(Outcome.model_validate({"measure": str(place), **every(place)}) for place in range(count))


def mixed(place: int) -> dict[str, object]:
    """Every state and every timing by turns."""
    return {"status": STATUSES[place % len(STATUSES)], "timing": TIMINGS[place % len(TIMINGS)]}


def year(found: Sequence[Outcome], sections: int = 1, figures: int = 0, title: str = LONG) -> Document:
    """A report with these outcomes, spread over so many sections, and so many figures."""
    rows: list[list[Row]] = [[] for _ in range(sections)]
    for place, outcome in enumerate(found):
        cells = {"number": printed(f"{place + 1}."), "title": printed(title)}
        rows[place * sections // len(found)].append(Row(measure=outcome.measure, cells=cells))
    return enriched("vyhadana-rada-report").document.evolve(
        columns=(Column(key="number", head=printed("№")), Column(key="title", head=printed("Захід"))),
        sections=tuple(
            PrintedSection(title=printed(f"{number}. {title}"), rows=tuple(own)) for number, own in enumerate(rows, 1)
        ),
        outcomes=tuple(found),
        figures=tuple(
            PrintedFigure(name=f"показник_{number}", title=f"Вигаданий показник № {number}", value=Decimal(number))
            for number in range(figures)
        ),
        preamble=(),
        closing=(),
    )


def last_year(document: Document, *values: str | None) -> tuple[Decimal | None, ...]:
    """What the figures were a year ago: these values by turns; nothing without them."""
    given = [None if value is None else Decimal(value) for value in values] or [None]
    return tuple(islice(cycle(given), len(document.figures)))
