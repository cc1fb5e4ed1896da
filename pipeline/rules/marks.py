"""Rules of marks: whether each is there, has a state, and is read and judged for certain."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity


@rule("mark-missing", Severity.WARNING, "захід ще не має відмітки", "звіт охоплює всі заходи плану")
def every_measure_has_a_mark(subject: Subject) -> Iterator[Noticed]:
    """A draft lists its gaps."""
    gaps = subject.report.gaps
    if subject.document.prints_marks and gaps:
        numbers = ", ".join(reported.measure.id for reported in gaps)
        yield Noticed(f"ще немає відміток про виконання ({len(gaps)}): {numbers}", origin=gaps[0].measure.origin)


@rule("status-missing", Severity.NOTE, "стан виконання не вказано", "стани системи моніторингу НАЗК")
def every_mark_has_a_status(subject: Subject) -> Iterator[Noticed]:
    """A mark without a state is not counted among the done or the not done."""
    marks = [each.mark for each in subject.report.measures() if each.mark and each.mark.status is None]
    if subject.document.prints_marks and marks:
        numbers = ", ".join(mark.measure for mark in marks)
        yield Noticed(f"стан виконання не вказано ({len(marks)}): {numbers}", origin=marks[0].origin)


@rule(
    "source-uncertain",
    Severity.WARNING,
    "місце переписаного оригіналу прочитано непевно",
    "переписане звіряють з оригіналом",
)
def source_is_read_for_certain(subject: Subject) -> Iterator[Noticed]:
    """A place of a transcribed source whose reading is not sure waits for a person."""
    measures = {each.measure.id for each in subject.report.measures()}
    for place in subject.report.source_places:
        if not place.sure:
            yield Noticed(
                f"непевне місце (рядок {place.line} оригіналу, {place.place}): {place.reason}",
                measure=place.place if place.place in measures else None,
                text=f"рядок {place.line} — {place.now or place.was or place.reason}",
                origin=place.origin,
            )


@rule("status-inferred", Severity.NOTE, "стан виведено з тексту, а не вказано", "стан визначає уповноважена особа")
def statuses_are_confirmed(subject: Subject) -> Iterator[Noticed]:
    """A status that was inferred from prose is not the officer's word."""
    if subject.document.prints_marks and subject.report.statuses_inferred:
        yield Noticed("стани виконання виведено з тексту відміток; уповноважена особа їх не підтвердила")
