"""A document with marks, and last year's figures, to the summary of its year. Fails never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, get_args

from schemas.document import Block, Document, Row
from schemas.marks import ImplementationStatus
from schemas.outcomes import Outcome, Timing
from schemas.summary import ComparedFigure, SectionCount, Shortfall, StatusCount, Summary, TimingCount

_STATUSES: Final = (*ImplementationStatus, None)
_TIMINGS: Final[tuple[Timing | None, ...]] = (*get_args(Timing), None)
_SHORT: Final = frozenset(
    {
        ImplementationStatus.PARTIAL,
        ImplementationStatus.NOT_DONE,
        ImplementationStatus.POSTPONED,
        ImplementationStatus.CANCELLED,
    }
)
"""The states of a measure that was not done in full, or not at all, though there was occasion to."""


def summarized(document: Document, last_year: Sequence[Decimal | None]) -> Summary:
    """Count the measures of `document` and set its figures beside those of last year, given in the same order."""
    known = {status for status in _STATUSES if any(outcome.status == status for outcome in document.outcomes)}
    statuses = tuple(status for status in _STATUSES if status in known)
    return Summary(
        organization_name=document.organization_name,
        title=document.title,
        year=document.year,
        language=document.language,
        dated=document.dated,
        approved_on=document.approved_on,
        statuses_inferred=document.statuses_inferred,
        measures=len(document.outcomes),
        statuses=_by_status(document.outcomes, statuses),
        timings=tuple(_by_timing(document.outcomes)),
        sections=tuple(_by_section(document, statuses)),
        shortfalls=tuple(_shortfalls(document)),
        figures=tuple(_figures(document, last_year)),
    )


def _by_status(outcomes: Sequence[Outcome], statuses: Sequence[ImplementationStatus | None]) -> tuple[StatusCount, ...]:
    counted = Counter(outcome.status for outcome in outcomes)
    return tuple(StatusCount(status=status, measures=counted[status]) for status in statuses)


def _by_timing(outcomes: Sequence[Outcome]) -> Iterator[TimingCount]:
    counted = Counter(outcome.timing for outcome in outcomes)
    return (TimingCount(timing=timing, measures=counted[timing]) for timing in _TIMINGS)


def _by_section(document: Document, statuses: Sequence[ImplementationStatus | None]) -> Iterator[SectionCount]:
    left = iter(document.outcomes)
    for section in document.sections:
        own = [next(left) for _ in section.rows]
        yield SectionCount(title=_line(section.title), measures=len(own), statuses=_by_status(own, statuses))


def _shortfalls(document: Document) -> Iterator[Shortfall]:
    for row, outcome in zip(document.rows(), document.outcomes, strict=True):
        if outcome.status in _SHORT or outcome.timing == "late":
            yield Shortfall(
                measure=_cell(row, "number") or row.measure,
                title=_cell(row, "title"),
                status=outcome.status,
                timing=outcome.timing,
                reason=outcome.reason,
                until=outcome.until,
            )


def _figures(document: Document, last_year: Sequence[Decimal | None]) -> Iterator[ComparedFigure]:
    for figure, before in zip(document.figures, last_year, strict=True):
        yield ComparedFigure(name=figure.name, title=figure.title, value=figure.value, last_year=before)


def _cell(row: Row, column: str) -> str:
    return _line(row.cells.get(column, ()))


def _line(block: Block) -> str:
    return " ".join(" ".join(paragraph.text.split()) for paragraph in block)
