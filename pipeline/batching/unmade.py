"""What else is told of a document that was not made: whose it is, and what still lies there. Nothing can fail."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

from pipeline.batching.finding import Wanted
from pipeline.errors import ExitCode, Fault
from pipeline.workspace import Workspace
from schemas.answer import DocumentAnswer
from schemas.batch import Entry


def explained(entry: Entry, wanted: Wanted, root: Path) -> Entry:
    """Give the entry of a document that failed with the organization's name, if it can be read."""
    workspace = wanted.workspace(root)
    return entry.evolve(name=_name(workspace, wanted), earlier=_earlier(workspace, wanted))


def unreached(wanted: Wanted, root: Path, day: dt.date) -> Entry:
    """Give the entry of a document that nobody came to before somebody asked to end."""
    document = DocumentAnswer(
        organization=wanted.organization,
        year=wanted.year,
        document=wanted.document,
        exit_code=ExitCode.INTERRUPTED,
        exit_name=ExitCode.INTERRUPTED.name,
    )
    lies = _earlier(wanted.workspace(root), wanted)
    return Entry(workspace=wanted.place, outcome="unreached", day=day, document=document, earlier=lies)


def _name(workspace: Workspace, wanted: Wanted) -> str | None:
    """Read what an organization is called; its file may be what has failed."""
    from pipeline.sources import organization  # noqa: PLC0415 - whoever only sends work needs no reading otherwise

    faults: list[Fault] = []
    with suppress(Exception):  # whatever is wrong there has been told as what keeps the document from being made
        found = organization.read(workspace.folder(wanted.organization, wanted.year), faults.append)
        return next((str(each.name) for each in found), None)
    return None


def _earlier(workspace: Workspace, wanted: Wanted) -> str | None:
    """Name the PDF that lies on a document's shelf."""
    file = workspace.build / wanted.organization / str(wanted.year) / wanted.document / f"{wanted.document}.pdf"
    with suppress(OSError):
        return workspace.name(file) if file.is_file() else None
    return None
