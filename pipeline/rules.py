"""What the program notices and a person should decide: small rules over a report and its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from pipeline.documents.requisites import APPROVAL
from schemas.document import Block, Document
from schemas.findings import Finding, Severity
from schemas.report import Report
from schemas.requisites import Requisites

Rule: TypeAlias = Callable[[Report, Document], Iterable[Finding]]


def person_approves_in_person(report: Report, document: Document) -> Iterator[Finding]:
    """A person's approval is worded ЗАТВЕРДЖУЮ; ЗАТВЕРДЖЕНО is a document's (ДСТУ 4163:2020, реквізит 21)."""
    for block in document.approvals:
        word = block.word[0]
        if block.name and word.text != APPROVAL.person:
            yield Finding(
                rule="approval-word",
                severity=Severity.WARNING,
                message=f"гриф особи має слово «{APPROVAL.person}», а надруковано, як у даних: {word.text}",
                origin=word.runs[0].origin,
            )


def plan_is_approved(report: Report, document: Document) -> Iterator[Finding]:
    """The plan is approved before its year begins, so a report stands on an approved plan."""
    message = "дату затвердження плану не вказано"
    return _undated(report.plan.requisites, "plan-approval", Severity.WARNING, message)


def report_is_approved(report: Report, document: Document) -> Iterator[Finding]:
    """Before approval the date's place is left blank, to be filled by hand."""
    own = report.requisites if document.prints_marks else None
    message = "звіт ще не затверджено: у грифі лишено місце для дати"
    return _undated(own, "report-approval", Severity.NOTE, message)


def _undated(requisites: Requisites | None, rule: str, severity: Severity, message: str) -> Iterator[Finding]:
    for approval in requisites.approvals if requisites else ():
        if approval.date is None:
            yield Finding(rule=rule, severity=severity, message=message, origin=approval.origin)


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


def every_figure_is_printed(report: Report, document: Document) -> Iterator[Finding]:
    """A figure that no text names is a number without a reader, or a name mistyped elsewhere."""
    if not document.prints_marks:
        return
    printed = {run.figure for block in _blocks(document) for paragraph in block for run in paragraph.runs}
    for name, figure in report.figures.items():
        if name not in printed:
            yield Finding(
                rule="figure-unused",
                severity=Severity.NOTE,
                message=f"показник «{name}» ніде не надруковано",
                origin=figure.origin,
            )


def _blocks(document: Document) -> Iterator[Block]:
    yield from (document.preamble, document.closing)
    for row in document.rows():
        yield from row.cells.values()


RULES: tuple[Rule, ...] = (
    person_approves_in_person,
    plan_is_approved,
    report_is_approved,
    every_measure_has_a_mark,
    every_mark_has_a_status,
    statuses_are_confirmed,
    every_figure_is_printed,
    source_is_read_for_certain,
)
"""Every check of the content, in the order of the summary."""


def findings(report: Report, document: Document) -> tuple[Finding, ...]:
    """Ask every rule."""
    return tuple(finding for rule in RULES for finding in rule(report, document))
