"""Rules of marks: whether each is there, has a state, and is read and judged for certain."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.report import Report


def every_measure_has_a_mark(report: Report, document: Document) -> Iterator[Finding]:
    """A draft lists its gaps."""
    if document.prints_marks and report.gaps:
        numbers = ", ".join(reported.measure.id for reported in report.gaps)
        yield Finding(
            rule="mark-missing",
            severity=Severity.WARNING,
            message=f"ще немає відміток про виконання ({len(report.gaps)}): {numbers}",
            origin=report.gaps[0].measure.origin,
        )


def every_mark_has_a_status(report: Report, document: Document) -> Iterator[Finding]:
    """A mark without a state is not counted among the done or the not done."""
    marks = [each.mark for each in report.measures() if each.mark and each.mark.status is None]
    if document.prints_marks and marks:
        yield Finding(
            rule="status-missing",
            severity=Severity.NOTE,
            message=f"стан виконання не вказано ({len(marks)}): {', '.join(mark.measure for mark in marks)}",
            origin=marks[0].origin,
        )


def source_is_read_for_certain(report: Report, document: Document) -> Iterator[Finding]:
    """A place of a transcribed source whose reading is not sure waits for a person."""
    for place in report.source_places:
        if not place.sure:
            yield Finding(
                rule="source-uncertain",
                severity=Severity.WARNING,
                message=f"непевне місце (рядок {place.line} оригіналу, {place.place}): {place.reason}",
                measure=place.place if any(place.place == each.measure.id for each in report.measures()) else None,
                text=f"рядок {place.line} — {place.now or place.was or place.reason}",
                origin=place.origin,
            )


def statuses_are_confirmed(report: Report, document: Document) -> Iterator[Finding]:
    """A status that was inferred from prose is not the officer's word."""
    if document.prints_marks and report.statuses_inferred:
        yield Finding(
            rule="status-inferred",
            severity=Severity.NOTE,
            message="стани виконання виведено з тексту відміток; уповноважена особа їх не підтвердила",
        )
