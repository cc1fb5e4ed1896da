"""Rules of approval: who approves, in which words, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.requisites import APPROVAL
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.report import Report
from schemas.requisites import Requisites


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
