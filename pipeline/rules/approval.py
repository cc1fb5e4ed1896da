"""Rules of approval: who approves, in which words, and whether it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pipeline.documents.requisites import APPROVAL, own_requisites
from pipeline.wording.dates import digital
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.report import Report
from schemas.requisites import Approval

DELAYS: Final = frozenset({"approval-none", "approval-undated", "approval-ahead", "mark-missing"})
"""The rules whose findings tell why a document is a draft still; no reason given makes it approved."""


def person_approves_in_person(report: Report, document: Document) -> Iterator[Finding]:
    """A person's approval is worded ЗАТВЕРДЖУЮ; ЗАТВЕРДЖЕНО is a document's (ДСТУ 4163:2020, реквізит 21)."""
    for block in document.approvals:
        word = block.word[0]
        if block.name and word.text != APPROVAL.person:
            yield Finding(
                rule="approval-word",
                severity=Severity.WARNING,
                message=f"гриф особи має слово «{APPROVAL.person}», а надруковано, як у даних: {word.text}",
                text=word.text,
                origin=word.runs[0].origin,
            )


def plan_is_approved(report: Report, document: Document) -> Iterator[Finding]:
    """The plan is approved before its year begins, so a report stands on an approved plan."""
    for approval in report.plan.requisites.approvals if document.prints_marks else ():
        if approval.date is None:
            yield _found(approval, "plan-approval", Severity.WARNING, "дату затвердження плану не вказано")


def somebody_approves(report: Report, document: Document) -> Iterator[Finding]:
    """What nothing in the data approves is a draft for ever."""
    own = own_requisites(report, document)
    if not own.approvals:
        yield Finding(
            rule="approval-none",
            severity=Severity.NOTE,
            message="документ не має грифа затвердження, тому лишається проєктом",
            remedy="Додайте approvals до реквізитів",
            origin=own.origin,
        )


def approval_is_dated(report: Report, document: Document) -> Iterator[Finding]:
    """Before approval the date's place is left blank, to be filled by hand; until it is in the data, it is a draft."""
    for approval in _granted(report, document):
        if approval.date is None:
            message = "документ ще не затверджено: у грифі лишено місце для дати"
            yield _found(approval, "approval-undated", Severity.NOTE, message)


def nothing_is_approved_ahead(report: Report, document: Document, today: dt.date) -> Iterator[Finding]:
    """A day that has not come approves nothing."""
    for approval in _granted(report, document):
        if approval.date and approval.date > today:
            message = f"дата в грифі ще не настала ({digital(approval.date)}), тому документ лишається проєктом"
            yield _found(approval, "approval-ahead", Severity.WARNING, message).evolve(remedy="Перевірте дату")


def _granted(report: Report, document: Document) -> tuple[Approval, ...]:
    own = own_requisites(report, document)
    return (*own.approvals, *own.concurrences)


def _found(approval: Approval, rule: str, severity: Severity, message: str) -> Finding:
    who = approval.official if approval.by == "person" else approval.act
    remedy = "Коли дата є, впишіть її в date грифа"
    return Finding(rule=rule, severity=severity, message=message, remedy=remedy, text=who, origin=approval.origin)
