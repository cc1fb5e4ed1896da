"""What was built, in a few lines for the officer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.kinds import KINDS
from pipeline.produce import Produced
from pipeline.telling.by_hand import by_hand
from pipeline.telling.findings import findings_told
from pipeline.telling.keeping import lasted
from pipeline.telling.standing import standing
from pipeline.wording.dates import digital
from pipeline.wording.numbers import counted
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.marks import STATES, ImplementationMark

MEASURES = ("захід", "заходи", "заходів")
PAGES = ("сторінка", "сторінки", "сторінок")


def summary(produced: Produced, workspace: Workspace, seconds: float, *more: str) -> str:
    """Say what was built, what else there is to say of that, and in how many seconds."""
    done = lasted("без змін" if produced.archived.unchanged else "готово", seconds)
    ending = f"  {done}: зміст DOCX і PDF звірено з даними; {produced.confinement}"
    return "\n".join((*facts(produced, workspace), *by_hand(produced.archived, workspace), *more, ending))


def facts(produced: Produced, workspace: Workspace) -> Iterator[str]:
    """Say what was built: document, pages, measures by status, findings with their places, paths."""
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
