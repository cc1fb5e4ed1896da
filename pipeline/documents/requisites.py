"""Requisites as printed: approval blocks and signatures (ДСТУ 4163:2020, реквізити 21–23)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.contracts import Complain
from pipeline.documents.people import official, post
from pipeline.wording.dates import blank, digital, worded
from pipeline.wording.lines import requisite_lines
from schemas.document import ApprovalBlock, Document, SignatureBlock, printed
from schemas.organization import Organization
from schemas.report import Report
from schemas.requisites import Approval, ApprovalByAct, ApprovalByPerson, Requisites, Signature

SEAL = "М. П."


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a block: one for a person, one for a document."""

    person: str
    act: str


APPROVAL = Words("ЗАТВЕРДЖУЮ", "ЗАТВЕРДЖЕНО")
CONCURRENCE = Words("ПОГОДЖЕНО", "ПОГОДЖЕНО")


@dataclass(frozen=True, slots=True)
class Bearings:
    """What requisites are read by."""

    organization: Organization
    signed_on: dt.date
    """The day on which officials must be in office if no other date is given."""
    blank_year: int
    """The year of a date that is still to be written by hand."""
    complain: Complain


def own_requisites(report: Report, document: Document) -> Requisites:
    """Give the requisites that a document of the year was composed with: the report's or the plan's."""
    own = report.requisites if document.prints_marks else None
    return own or report.plan.requisites


def approval_block(approval: Approval, words: Words, bearings: Bearings) -> ApprovalBlock:
    """Print an approval or concurrence, by a person or by a document."""
    return _by_person(approval, words, bearings) if approval.by == "person" else _by_act(approval, words, bearings)


def signature_block(signature: Signature, bearings: Bearings) -> SignatureBlock | None:
    """Print a signature: the post in short lines, the name on the level of the last; None if nobody signs."""
    signer = official(bearings.organization, signature.official, bearings.signed_on, bearings.complain)
    if signer is None:
        return None
    *first, last = requisite_lines(post(signer))
    return SignatureBlock(
        post_lines=tuple(printed(line, signer.position.origin) for line in first),
        last_post_line=printed(last, signer.position.origin),
        name=printed(signer.name),
    )


def _by_person(approval: ApprovalByPerson, words: Words, bearings: Bearings) -> ApprovalBlock:
    day = approval.date or bearings.signed_on
    person = official(bearings.organization, approval.official, day, bearings.complain)
    date = worded(approval.date) if approval.date else blank(bearings.blank_year)
    return ApprovalBlock(
        word=printed(approval.word or words.person, approval.origin),
        authority=printed(post(person), person.position.origin) if person else (),
        name=printed(person.name) if person else (),
        date=printed(date, approval.origin),
        seal=printed(SEAL, approval.origin) if approval.seal else (),
    )


def _by_act(approval: ApprovalByAct, words: Words, bearings: Bearings) -> ApprovalBlock:
    date = digital(approval.date) if approval.date else blank(bearings.blank_year)
    number = f"№\u00a0{approval.number}" if approval.number else "№\u00a0______"
    return ApprovalBlock(
        word=printed(approval.word or words.act, approval.origin),
        authority=printed(approval.act),
        name=(),
        date=printed(f"{date} {number}", approval.origin),
        seal=(),
    )
