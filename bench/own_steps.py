"""The program's own steps, each made ready with all that it needs imported; `bench.steps` loads them as a run does."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.ground import ORGANIZATION, TODAY, YEAR
from bench.peers.ours import fitted
from pipeline import settings
from pipeline.contracts import Docx, Job, Pdf
from pipeline.finishing import read_aside
from pipeline.preparing import Ready, prepare
from pipeline.render import render
from pipeline.telling.speech import understood
from pipeline.tools.beside import beside
from pipeline.tools.soffice import Office
from pipeline.verify import WorkingFiles, prove, working_files
from pipeline.workspace import workspace_at

Step = Callable[[], object]


def converting(root: str, docx: str) -> Step:
    """Make ready to convert a DOCX in the jail."""
    office = Office(**settings.limits(os.environ))
    return partial(office, {"": Docx(Path(docx).read_bytes())}, _ready(Path(root)).pdfa)


def verifying(root: str, docx: str, pdf: str) -> Step:
    """Make ready to verify a finished PDF, beside files that have been, and as a run of one report does it."""
    ready = _ready(Path(root))
    printed, made = Pdf(Path(pdf).read_bytes()), _others(ready, docx)()
    aside = partial(beside, understood=understood)
    return lambda: prove(ready.enriched.document, made, read_aside(printed, aside), ready.pdfa)


def verifying_others(root: str, docx: str) -> Step:
    """Make ready to make the tables and data, and to verify them and a DOCX."""
    return _others(_ready(Path(root)), docx)


def rendering(template: str, content: str) -> Step:
    """Make ready to print a document as DOCX."""
    return partial(render, fitted(Path(template).read_bytes(), json.loads(Path(content).read_bytes())))


def _others(ready: Ready, docx: str) -> Callable[[], WorkingFiles]:
    return partial(working_files, ready.enriched.document, Docx(Path(docx).read_bytes()), ready.printable.form.running)


def _ready(root: Path) -> Ready:
    workspace = workspace_at(root)
    organization = next(iter(workspace.organizations()), ORGANIZATION)
    return prepare(Job(organization, YEAR, "report", dt.date.fromisoformat(TODAY)), workspace)
