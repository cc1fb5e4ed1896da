"""From a document's name and number to the folder of its sealed package.

Sealed packages lie beside the year's data, or below the folder that ZVIT_SEALED names. Fails if there is none.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.contracts import Job
from pipeline.errors import Fault, UsageError
from pipeline.workspace import Workspace


def sealed_folder(workspace: Workspace, job: Job, number: int | None) -> Path:
    """Give the package with that number, or the one with the highest.

    Raises:
        UsageError: there is no such year, nothing has been sealed, or not under that number.
    """
    workspace.folder(job.organization, job.year)
    shelf = workspace.sealed(job.organization, job.year)
    pattern = re.compile(rf"{re.escape(job.document)}-([1-9][0-9]{{0,3}})")
    names = (file.name for file in shelf.iterdir()) if shelf.is_dir() else ()
    there = {int(match[1]): match[0] for match in map(pattern.fullmatch, names) if match}
    chosen = number or max(there, default=0)
    if chosen not in there:
        known = f"Є номери: {', '.join(map(str, sorted(there)))}" if there else "Спершу запечатайте його: make seal"
        raise UsageError(Fault(f"запечатаного документа {job.document}-{chosen or 1} немає", known))
    return shelf / there[chosen]
