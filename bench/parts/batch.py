"""Many different reports on all processors, against bare conversions of them one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.contest import Contest
from bench.ground import TODAY, Ground, Scale, forget
from bench.records import Row
from bench.sizes import many_reports
from bench.spending import Spent
from bench.watching import held

_COUNTS: Final[dict[Scale, int]] = {"tiny": 2, "quick": 20, "full": 200}
_SAMPLE: Final = 12
_FASTER, _MIB = 5, 1024.0
_EVERY: Final = 0.5
"""Seconds between two looks at the memory; so seldom that it costs less than a hundredth."""
_GIB: Final = "1 GiB"


def batch(ground: Ground) -> Iterator[Row]:
    """Make them all in one command, and after each time let a bare soffice convert a sample of the same documents."""
    count = _COUNTS[ground.scale]
    root = many_reports(ground, count)
    rounds = [_round(ground, count) for _ in range(3 if ground.scale == "full" else 1)]
    name = f"{bare.NAME} {count} times, counted from {_SAMPLE} of the documents"
    contest = Contest({"batch": [ours for ours, _ in rounds], name: [theirs for _, theirs in rounds]})
    what = f"{count} different reports by one command, all verified and archived"
    yield contest.row("batch", name, what, 1 / _FASTER).model_copy(update={"documents": count})
    limit = Contest({"batch-memory": contest.samples["batch"], _GIB: [Spent(1, 1, _MIB)] * len(rounds)})
    row = limit.row("batch-memory", _GIB, f"memory of {count} reports: all processes together", 1.0)
    yield row.model_copy(update={"quantity": "peak"})
    forget(root)


def _round(ground: Ground, count: int) -> tuple[Spent, Spent]:
    root = many_reports(ground, count)
    forget(root)
    run = held(ground.zvit("batch", "--today", TODAY, root=root), ground.scratch / "said.txt", _EVERY)
    made = sorted((root / "build").rglob("report.docx"))
    each = [Bare(ground)(docx) for docx in islice(cycle(made[:: max(1, len(made) // _SAMPLE)]), _SAMPLE)]
    theirs = Spent(
        count * sum(spent.wall for spent in each) / _SAMPLE,
        count * sum(spent.cpu for spent in each) / _SAMPLE,
        max(spent.peak for spent in each),
    )
    return replace(run.spent, peak=run.together), theirs
