"""Workspaces of any size, each laid out once for a run: one report of many measures, or many reports.

Fails with `BenchFailed` if one cannot be laid out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from bench.ground import ROOT, TODAY, YEAR, Ground, environment
from bench.peers.contents import Contents
from bench.spending import Command

_CORPUS: Final = "import pathlib, sys, tests.corpus as it; it.corpus(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
_MOST: Final = 5_000
"""Measures that surely fit into the 5 MB which a file of data may have."""


def long_report(ground: Ground, measures: int) -> Path:
    """Give a workspace with one report of so many measures."""
    folder = ground.scratch / f"measures-{measures}"
    if not folder.is_dir():
        _run(ground, "-m", "tests.large", folder, str(measures))
    return folder


def many_reports(ground: Ground, reports: int) -> Path:
    """Give a workspace with so many organizations, each with a report of its own."""
    folder = ground.scratch / f"reports-{reports}"
    if not folder.is_dir():
        _run(ground, "-c", _CORPUS, folder, str(reports))
    return folder


def contents(ground: Ground, root: Path, times: int = 1) -> Contents:
    """Give what peers read of a workspace, each document's sections so many times over."""
    folder = root.with_name(f"{root.name}-contents-{times}")
    if not folder.is_dir():
        _run(ground, "-m", "bench.peers.contents", root, folder, str(YEAR), TODAY, str(times))
    return Contents(folder)


def long_content(ground: Ground, measures: int) -> Contents:
    """Give what peers read of a report of so many measures; past what one file of data may hold, it repeats itself."""
    times = -(-measures // _MOST)
    return contents(ground, long_report(ground, measures // times), times)


def _run(ground: Ground, *words: str | Path) -> None:
    ground.spend(Command((sys.executable, *words), ROOT, environment()))
