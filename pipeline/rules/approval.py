"""Rules of approval: who approves, in which words, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.documents.requisites import APPROVAL, own_requisites
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.dates import digital
from schemas.findings import Severity
from schemas.requisites import Approval

DELAYS: Final = frozenset(
    {"approval-none", "approval-undated", "approval-ahead", "mark-missing", "figure-awaited", "plan-amendment-undated"}
)
"""The rules whose findings tell why a document is a draft still; no reason given makes it approved."""


_STANDARD: Final = "ДСТУ 4163:2020, реквізит 21 «Гриф затвердження»"


@rule("approval-word", Severity.WARNING, "слово грифа не пасує тому, хто затверджує", _STANDARD)
def person_approves_in_person(subject: Subject) -> Iterator[Noticed]:
    """A person's approval is worded ЗАТВЕРДЖУЮ; ЗАТВЕРДЖЕНО is a document's."""
    for block in subject.document.approvals:
        word = block.word[0]
        if block.name and word.text != APPROVAL.person:
            yield Noticed(
                f"гриф особи має слово «{APPROVAL.person}», а надруковано, як у даних: {word.text}",
                text=word.text,
                origin=word.runs[0].origin,
            )


@rule("plan-approval", Severity.WARNING, "звіт спирається на план, дата затвердження якого не відома", _STANDARD)
def plan_is_approved(subject: Subject) -> Iterator[Noticed]:
    """The plan is approved before its year begins, so a report stands on an approved plan."""
    for approval in subject.report.plan.requisites.approvals if subject.document.prints_marks else ():
        if approval.date is None:
            yield _noticed(approval, "дату затвердження плану не вказано")


@rule("approval-none", Severity.NOTE, "документ ніхто не затверджує", _STANDARD)
def somebody_approves(subject: Subject) -> Iterator[Noticed]:
    """What nothing in the data approves is a draft for ever."""
    own = own_requisites(subject.report, subject.document)
    if not own.approvals:
        yield Noticed(
            "документ не має грифа затвердження, тому лишається проєктом",
            "Додайте approvals до реквізитів",
            origin=own.origin,
        )


@rule("approval-undated", Severity.NOTE, "у грифі ще немає дати", _STANDARD)
def approval_is_dated(subject: Subject) -> Iterator[Noticed]:
    """Before approval the date's place is left blank, to be filled by hand; until it is in the data, it is a draft."""
    for approval in _granted(subject):
        if approval.date is None:
            yield _noticed(approval, "документ ще не затверджено: у грифі лишено місце для дати")


@rule("approval-ahead", Severity.WARNING, "дата грифа ще не настала", _STANDARD)
def nothing_is_approved_ahead(subject: Subject) -> Iterator[Noticed]:
    """A day that has not come approves nothing."""
    for approval in _granted(subject):
        if approval.date and approval.date > subject.today:
            message = f"дата в грифі ще не настала ({digital(approval.date)}), тому документ лишається проєктом"
            yield replace(_noticed(approval, message), remedy="Перевірте дату")


def _granted(subject: Subject) -> tuple[Approval, ...]:
    own = own_requisites(subject.report, subject.document)
    return (*own.approvals, *own.concurrences)


def _noticed(approval: Approval, message: str) -> Noticed:
    who = approval.official if approval.by == "person" else approval.act
    return Noticed(message, "Коли дата є, впишіть її в date грифа", text=who, origin=approval.origin)
