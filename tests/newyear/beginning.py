"""A year begun by a test, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pipeline.contracts import Job
from pipeline.documents import DOCUMENTS
from pipeline.new_year import Begun, begin_year
from pipeline.newyear.notes import Kind
from pipeline.workspace import Workspace
from schemas.document import Document
from schemas.report import Report
from tests.strictly import compose, load, merge

TODAY = dt.date(2023, 12, 1)
RADA = "pervomaisk-rada"


def begin(workspace: Workspace, organization: str, year: int, since: int | None = None) -> Begun:
    """Draft a year."""
    return begin_year(Job(organization, year, "plan", TODAY), since or year - 1, workspace)


def report_of(workspace: Workspace, organization: str, year: int) -> Report:
    """Read a year without a fault."""
    return merge(load(workspace.folder(organization, year), organization, year))


def document_of(workspace: Workspace, organization: str, year: int, kind: str) -> Document:
    """Compose a document of a year, as of its March."""
    return compose(DOCUMENTS[kind], report_of(workspace, organization, year), dt.date(year, 3, 1))


def titles(document: Document) -> list[str]:
    """Give the titles of the measures."""
    return ["\n".join(paragraph.text for paragraph in row.cells["title"]) for row in document.rows()]


def notes_of(begun: Begun, kind: Kind) -> Iterable[str]:
    """Give what a person is told of one kind."""
    return [f"{note.where}: {note.said}" for note in begun.notes if note.kind is kind]
