"""What was built, in a few lines for the officer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.kinds import KINDS
from pipeline.produce import Produced
from pipeline.telling.findings import findings_told
from pipeline.telling.standing import standing
from pipeline.wording.dates import digital
from pipeline.wording.numbers import counted
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.marks import STATES, ImplementationMark

MEASURES = ("захід", "заходи", "заходів")
PAGES = ("сторінка", "сторінки", "сторінок")


def summary(produced: Produced, workspace: Workspace, seconds: float) -> str:
    """Say what was built: document, pages, measures by status, findings with their places, paths, seconds."""
    return "\n".join(_lines(produced, workspace, seconds))


def _lines(produced: Produced, workspace: Workspace, seconds: float) -> Iterator[str]:
    verified, archived = produced.verified, produced.archived
    document = verified.document
    kind = KINDS[document.kind]
    yield f"{kind.title} {kind.over} {document.year} рік, {document.organization_name} — {stage(document)}"
    measures = counted(len(produced.report.measures()), MEASURES)
    yield f"  {counted(verified.pages, PAGES)}, {measures}{_by_status(produced)}"
    yield from findings_told(verified.findings)
    yield from standing(produced, workspace)
    for name in archived.files:
        yield f"  {workspace.name(archived.folder / name)}"
    done = "без змін" if archived.unchanged else "готово"
    yield f"  {done} за {seconds:.1f} с: зміст DOCX і PDF звірено з даними; {produced.confinement}".replace(".", ",", 1)


def stage(document: Document) -> str:
    """Say how far a document has come; in capitals if it is printed, too."""
    if document.approved_on:
        return f"затверджено {digital(document.approved_on)}"
    return "ПРОЄКТ" if document.draft else "проєкт, ще не затверджено"


def _by_status(produced: Produced) -> str:
    if not produced.verified.document.prints_marks:
        return ""
    marks = (reported.mark for reported in produced.report.measures())
    counts = Counter(_state(mark) for mark in marks)
    return ": " + ", ".join(f"{state} — {count}" for state, count in counts.most_common())


def _state(mark: ImplementationMark | None) -> str:
    if mark is None:
        return "відмітки ще немає"
    return next((word for word, state in STATES.items() if state is mark.status), "стан не вказано")
