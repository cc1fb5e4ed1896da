"""One report of thousands of measures: its rendering, the whole of it, and how it grows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.contest import Contest, hold
from bench.ground import ROOT, Ground, Scale, environment, forget
from bench.records import Ratios, Row, kept
from bench.sizes import long_content, long_report
from bench.spending import BenchFailed, Command, Spent

_STOCK: Final = "docxtpl as released"
_SIZES: Final[dict[Scale, tuple[int, int]]] = {"tiny": (20, 60), "quick": (500, 1_000), "full": (500, 5_000)}
"""The fewest measures from which growth is looked at, and the most."""
_RENDERED, _WHOLE, _LINEAR = 0.25, 0.08, 1.2
_SINGLE: Final = "single-table"


def rendering(ground: Ground) -> Iterator[Row]:
    """Render the same content by the same form as docxtpl does."""
    size = _size(ground)
    made = long_content(ground, size)
    (plain,) = made.files("plain")
    lanes = {
        "rendering": lambda: ground.step("render", made.template("ours"), plain),
        _STOCK: lambda: ground.step("stock", made.template("stock"), plain),
    }
    yield hold(lanes, _few(ground)).row("rendering", _STOCK, f"rendering of {size:,} measures", _RENDERED)


def single_table(ground: Ground) -> Iterator[Row]:
    """Let a bare soffice convert all measures in one table, as docxtpl makes it: some twenty minutes for 5,000."""
    size = _size(ground)
    made = long_content(ground, size)
    (plain,) = made.files("plain")
    fill = (sys.executable, "-m", "bench.peers.stock", made.template("stock"), ground.scratch, plain)
    ground.spend(Command(fill, ROOT, environment()))
    convert, docx = Bare(ground), ground.scratch / f"{plain.stem}.docx"
    convert(ground.docx)
    usual = [convert(ground.docx) for _ in range(_few(ground))]
    contest = Contest({_SINGLE: [convert(docx)] * len(usual), bare.NAME: usual})
    row = contest.row(_SINGLE, bare.NAME, f"bare soffice itself on {size:,} measures in one table")
    yield row.model_copy(update={"quantity": "cpu"})


def whole(ground: Ground) -> Iterator[Row]:
    """Make the whole report; its baseline is counted from what one table of so many measures costs."""
    size = _size(ground)
    single = next(single_table(ground)).ratios if ground.scale != "full" else _kept()
    contest = hold({"large": partial(_fresh, ground, size), bare.NAME: Bare(ground).lane(ground.docx)}, _few(ground))
    times, larger = single.cpu.median, single.peak.median  # it uses one processor, so that the clock goes with it
    usual = contest.samples[bare.NAME]
    counted = [Spent(spent.wall * times, spent.cpu * times, spent.peak * larger) for spent in usual]
    name = f"{bare.NAME} on {size:,} measures in one table, counted as {times:.0f} × {bare.NAME}"
    held = Contest({"large": contest.samples["large"], name: counted})
    yield held.row("large", name, f"one report of {size:,} measures, data to archive, everything verified", _WHOLE)


def linearity(ground: Ground) -> Iterator[Row]:
    """Hold what the second half of the measures costs against what the first half does, from 500 on."""
    fewest, size = _SIZES[ground.scale]
    middle = (size + fewest) // 2
    lanes = {str(each): partial(_fresh, ground, each) for each in (fewest, middle, size)}
    samples = hold(lanes, _few(ground)).samples
    steps = {
        name: [_difference(more, less) for more, less in zip(samples[str(high)], samples[str(low)], strict=True)]
        for name, low, high in (("linearity", middle, size), ("the half before", fewest, middle))
    }
    what = f"the measures from {middle:,} to {size:,}, against those from {fewest:,} to {middle:,}"
    yield Contest(steps).row("linearity", "the half before", what, _LINEAR)


def _size(ground: Ground) -> int:
    return _SIZES[ground.scale][1]


def _few(ground: Ground) -> int:
    return max(2, ground.rounds // 3)


def _kept() -> Ratios:
    """Give how much longer one long table takes than a usual report, as measured when it last was."""
    for row in kept().rows():
        if row.name == _SINGLE:
            return row.ratios
    raise BenchFailed(f"first: make bench ONLY={_SINGLE}")


def _fresh(ground: Ground, size: int) -> Spent:
    root: Path = long_report(ground, size)
    forget(root)
    return ground.spend(ground.report(root=root))


def _difference(more: Spent, less: Spent) -> Spent:
    return replace(more, wall=more.wall - less.wall, cpu=more.cpu - less.cpu)
