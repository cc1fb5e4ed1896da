"""Growth with the reports of one run: all may use every processor, by commands side by side."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.ground import ROOT, TODAY, Ground, Scale, forget
from bench.growth.climbing import ANY, Climber, climb
from bench.peers.contents import Contents
from bench.peers.running import Peer, present, surroundings
from bench.records import Chart
from bench.sizes import contents, many_reports
from bench.spending import Command, Spent
from bench.watching import held

_SIZES: Final[dict[Scale, tuple[int, ...]]] = {"tiny": (2,), "quick": (1, 4), "full": (1, 10, 50, 200, 1_000, 2_000)}
_DIFFERENT: Final = 50
"""So many different contents are there for peers; a longer run takes them again under other names."""
_MOST: Final = {"WeasyPrint": 200, "Carbone": 1_000}
"""How many reports of theirs can be waited for."""
_EVERY: Final = 0.5


def reports(ground: Ground) -> Iterator[Chart]:
    """Let all make many PDFs; ours with DOCX, tables, every check and the archive."""
    made = contents(ground, many_reports(ground, min(_DIFFERENT, max(_sizes(ground)))))
    climbers = {
        "ours, verified": Climber(partial(_ours, ground)),
        f"{bare.NAME}, one by one": Climber(partial(_bare, ground)),
        **{peer.name: _climber(ground, peer, made) for peer in present("pdf")},
    }
    curves = climb(climbers, _sizes(ground))
    yield Chart(name="Reports of one run to PDF", axis="reports in one run", curves=tuple(curves))


def _climber(ground: Ground, peer: Peer, made: Contents) -> Climber:
    return Climber(partial(_theirs, ground, peer, made), most=_MOST.get(peer.name, ANY))


def _sizes(ground: Ground) -> Sequence[int]:
    return _SIZES[ground.scale]


def _watched(ground: Ground, command: Command) -> Spent:
    run = held(command, ground.scratch / "said.txt", _EVERY)
    return replace(run.spent, peak=max(run.together, run.spent.peak))


def _ours(ground: Ground, size: int) -> Spent:
    root = many_reports(ground, size)
    forget(root)
    return _watched(ground, ground.zvit("batch", "--today", TODAY, root=root))


def _bare(ground: Ground, size: int) -> Spent:
    """Convert one after another; past a sample, the rest is counted."""
    each = [Bare(ground)(ground.docx) for _ in range(min(size, 10))]
    times = size / len(each)
    return Spent(
        times * sum(spent.wall for spent in each),
        times * sum(spent.cpu for spent in each),
        max(spent.peak for spent in each),
    )


def _theirs(ground: Ground, peer: Peer, made: Contents, size: int) -> Spent:
    """Give each processor its share of the contents in one command."""
    folder = ground.scratch / f"{peer.name}-{size}"
    folder.mkdir(exist_ok=True)
    files = _repeated(made.files(peer.reads), size, ground.scratch / f"repeated-{peer.reads}")
    listed = ground.scratch / "listed.txt"
    listed.write_text("\n".join(str(file) for file in files), encoding="utf-8")
    abreast = len(os.sched_getaffinity(0))
    share = str(-(-size // abreast))
    command = peer.command(made, folder, ())
    shared = ("xargs", "-a", listed, "-P", str(abreast), "-n", share, *command.words)
    spent = _watched(ground, Command(shared, ROOT, surroundings()))
    shutil.rmtree(folder)
    return spent


def _repeated(files: Sequence[Path], size: int, folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    taken = []
    for number in range(size):
        file = folder / f"{number:05}.json"
        if not file.is_file():
            shutil.copy(files[number % len(files)], file)
        taken.append(file)
    return taken
