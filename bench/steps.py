"""`python -m bench.steps STEP …`: one step of the program alone, with its imports done before; prints what it cost.

The last line is: seconds by the clock, seconds of processors with all children, MiB that the
largest process held, imports included.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from bench.ground import ORGANIZATION, TODAY, YEAR
from bench.peers import stock
from bench.peers.ours import fitted
from bench.spawner import adopt, reaped
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
_MOMENT: Final = 0.05
"""Seconds in which a jail's last process is gone; before that it is not counted."""


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


def _others(ready: Ready, docx: str) -> Callable[[], WorkingFiles]:
    return partial(working_files, ready.enriched.document, Docx(Path(docx).read_bytes()), ready.printable.form.running)


def rendering(template: str, content: str) -> Step:
    """Make ready to print a document as DOCX."""
    return partial(render, fitted(Path(template).read_bytes(), json.loads(Path(content).read_bytes())))


def rendering_as_released(template: str, content: str) -> Step:
    """Make ready to print the same by docxtpl as it is released."""
    return partial(stock.made, Path(template).read_bytes(), json.loads(Path(content).read_bytes()))


STEPS: Final[dict[str, Callable[..., Step]]] = {
    "convert": converting,
    "verify": verifying,
    "verify-others": verifying_others,
    "render": rendering,
    "stock": rendering_as_released,
}


def _ready(root: Path) -> Ready:
    workspace = workspace_at(root)
    organization = next(iter(workspace.organizations()), ORGANIZATION)
    return prepare(Job(organization, YEAR, "report", dt.date.fromisoformat(TODAY)), workspace)


def _cpu() -> float:
    time.sleep(_MOMENT)
    with suppress(ChildProcessError):
        list(reaped())
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def cost_of(step: Step) -> tuple[float, float, float]:
    """Take a step; give what it cost."""
    adopt()
    cpu, started = _cpu(), time.perf_counter()
    step()
    wall = time.perf_counter() - started
    cpu = _cpu() - cpu
    held = max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return wall, cpu, held / 1024


if __name__ == "__main__":
    print(*cost_of(STEPS[sys.argv[1]](*sys.argv[2:])))  # noqa: T201 - a command's answer
