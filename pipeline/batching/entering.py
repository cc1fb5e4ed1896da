"""What became of a document to its entry among the results. Nothing can fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pipeline import __version__
from pipeline.archive import MANIFEST
from pipeline.batching.finding import Wanted
from pipeline.batching.parcels import Delivery
from pipeline.contracts import Job
from pipeline.errors import ExitCode
from pipeline.telling.answering import notice
from schemas.answer import Answer
from schemas.batch import Counted, Entry, Line
from schemas.findings import Finding, Severity
from schemas.manifest import Manifest


def entered(wanted: Wanted, delivery: Delivery, day: dt.date) -> Entry:
    """Give the entry of a document that was made, or could not be."""
    document = delivery.answer.documents[0]
    entry = Entry(
        workspace=wanted.place,
        outcome="unchanged" if document.unchanged else "built" if delivery.files else "failed",
        day=day,
        document=document,
        faults=delivery.answer.faults,
        seconds=round(delivery.seconds, 2),
        memory=delivery.memory,
    )
    if not delivery.files:
        return entry
    manifest = Manifest.model_validate_json(delivery.files[MANIFEST])
    pdf = manifest.files.get(f"{wanted.document}.pdf")
    return entry.evolve(name=manifest.organization, findings=counted(manifest.findings), sha256=pdf)


def counted(findings: Iterable[Finding]) -> Counted:
    """Count findings by what they ask of a person."""
    kinds = ["acknowledged" if each.acknowledged is not None else _WORDS[each.severity] for each in findings]
    return Counted(**{kind: kinds.count(kind) for kind in set(kinds)})


_WORDS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


def unchanged(line: Line) -> Entry:
    """Give the entry of a document that lies on its shelf as it would be made again."""
    document = line.entry.document.model_copy(update={"unchanged": True})
    return line.entry.model_copy(update={"outcome": "unchanged", "document": document, "seconds": 0})


def answered(entry: Entry, manifest: bytes, job: Job) -> Answer:
    """Give what a run of its own would answer of a document that lies on its shelf."""
    findings = Manifest.model_validate_json(manifest).findings
    return Answer(
        program=__version__,
        command="batch",
        base="",
        exit_code=ExitCode.OK,
        exit_name=ExitCode.OK.name,
        documents=(entry.document,),
        findings=tuple(notice(each, job) for each in findings),
    )
