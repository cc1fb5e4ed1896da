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
from pipeline.convert import convert
from pipeline.edition import edition
from pipeline.pdf.reading import paper
from pipeline.preparing import Ready, prepare
from pipeline.render import render
from pipeline.tools.soffice import Office
from pipeline.verify import verify, working_files
from pipeline.workspace import workspace_at

Step = Callable[[], object]
_MOMENT: Final = 0.05
"""Seconds in which a jail's last process is gone; before that it is not counted."""


def converting(root: str, docx: str) -> Step:
    """Make ready to convert a DOCX in the jail."""
    ready = _ready(Path(root))
    wanted = edition(ready.enriched.document, ready.pdfa)
    return partial(convert, Docx(Path(docx).read_bytes()), Office(**settings.limits(os.environ)), wanted)


def verifying(root: str, docx: str, pdf: str) -> Step:
    """Make ready to verify finished files."""
    ready = _ready(Path(root))
    copy, printed = Docx(Path(docx).read_bytes()), Pdf(Path(pdf).read_bytes())
    heads, pdfa = ready.printable.form.running, ready.pdfa
    document = ready.enriched.document
    return lambda: verify(ready.enriched, working_files(document, copy, heads), paper(printed), pdfa)


def rendering(template: str, content: str) -> Step:
    """Make ready to print a document as DOCX."""
    return partial(render, fitted(Path(template).read_bytes(), json.loads(Path(content).read_bytes())))


def rendering_as_released(template: str, content: str) -> Step:
    """Make ready to print the same by docxtpl as it is released."""
    return partial(stock.made, Path(template).read_bytes(), json.loads(Path(content).read_bytes()))


STEPS: Final[dict[str, Callable[..., Step]]] = {
    "convert": converting,
    "verify": verifying,
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
