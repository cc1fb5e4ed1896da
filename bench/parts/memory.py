"""How much memory one report needs at its peak: our own process, and all processes together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.contest import Contest
from bench.ground import Ground, forget
from bench.records import Row
from bench.watching import Held, held

_TARGET: Final = 0.6
_WATCHED: Final = "the clock's figures are of watched runs"


def memory(ground: Ground) -> Iterator[Row]:
    """Watch fresh reports and bare conversions in turn."""
    ours: list[Held] = []
    theirs: list[Held] = []
    for _ in range(max(2, ground.rounds // 3)):
        forget(ground.root)
        ours.append(held(ground.report(), ground.scratch / "said.txt"))
        theirs.append(held(Bare(ground).command(ground.docx), ground.scratch / "bare.txt"))
    contest = Contest(
        {
            "memory": [replace(run.spent, peak=_of(run, "python")) for run in ours],
            bare.NAME: [replace(run.spent, peak=_of(run, "soffice")) for run in theirs],
            "memory-together": [replace(run.spent, peak=run.together) for run in ours],
            bare.TOGETHER: [replace(run.spent, peak=run.together) for run in theirs],
        }
    )
    own = contest.row("memory", bare.NAME, "memory of one report: our own process", _TARGET)
    everybody = "memory of one report: all processes together, LibreOffice's too"
    together = contest.row("memory-together", bare.TOGETHER, everybody)
    yield from (row.model_copy(update={"quantity": "peak", "note": _WATCHED}) for row in (own, together))


def _of(run: Held, program: str) -> float:
    """Give the peak of the largest process of a program."""
    return max(peak for name, peak in run.apart.items() if name.startswith(program))
