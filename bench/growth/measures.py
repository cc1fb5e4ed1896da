"""Growth with the measures of one report: data to DOCX, and data to PDF."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from bench import bare
from bench.bare import Bare
from bench.ground import ROOT, Ground, Scale, environment, forget
from bench.growth.climbing import ANY, Climber, climb
from bench.peers.running import Peer, present
from bench.records import Chart
from bench.sizes import long_content, long_report
from bench.spending import BenchFailed, Command, Spent

_SIZES: Final[dict[Scale, tuple[int, ...]]] = {
    "tiny": (10,),
    "quick": (50, 200),
    "full": (50, 200, 1_000, 2_000, 5_000, 20_000),
}
_MOST: Final = {bare.NAME: 2_000, "Carbone": 2_000, "WeasyPrint": 5_000}
"""How many measures can be waited for in one PDF."""
_AXIS: Final = "measures in one report"


def docx(ground: Ground) -> Iterator[Chart]:
    """Let all make a DOCX of the same content; nothing is judged or verified."""
    climbers = {peer.name: _climber(ground, peer) for peer in present("docx")}
    yield _chart(ground, "Content to DOCX", climbers)


def pdf(ground: Ground) -> Iterator[Chart]:
    """Let all make a PDF; ours is made of the data, with DOCX, tables and every check, the others' of the content."""
    convert = Bare(ground)
    climbers = {
        "ours, verified": Climber(partial(_report, ground)),  # which fails if its files do not hold everything
        bare.NAME: Climber(lambda size: convert(_single(ground, size)), most=_MOST[bare.NAME]),
        **{peer.name: _climber(ground, peer) for peer in present("pdf")},
    }
    yield _chart(ground, "Data to PDF", climbers)


def _chart(ground: Ground, name: str, climbers: dict[str, Climber]) -> Chart:
    return Chart(name=name, axis=_AXIS, curves=tuple(climb(climbers, _SIZES[ground.scale])))


def _climber(ground: Ground, peer: Peer) -> Climber:
    folder = ground.scratch / f"{peer.name}-{peer.makes}"
    folder.mkdir(exist_ok=True)

    def run(size: int) -> Spent:
        made = long_content(ground, size)
        return ground.spend(peer.command(made, folder, made.files(peer.reads)))

    def is_whole(size: int) -> bool:
        return _holds(ground, size, next(folder.glob(f"*.{peer.makes}")))

    return Climber(run, is_whole, _MOST.get(peer.name, ANY) if peer.makes == "pdf" else ANY)


def _report(ground: Ground, size: int) -> Spent:
    root = long_report(ground, size)
    forget(root)
    return ground.spend(ground.report(root=root))


def _single(ground: Ground, size: int) -> Path:
    """Give the DOCX of one table that docxtpl makes."""
    made = long_content(ground, size)
    (plain,) = made.files("plain")
    docx = ground.scratch / f"single-{size}.docx"
    if not docx.is_file():
        fill = (sys.executable, "-m", "bench.peers.stock", made.template("stock"), ground.scratch, plain)
        ground.spend(Command(fill, ROOT, environment()))
        shutil.move(ground.scratch / f"{plain.stem}.docx", docx)
    return docx


def _holds(ground: Ground, size: int, file: Path) -> bool:
    (plain,) = long_content(ground, size).files("plain")
    try:
        ground.spend(Command((sys.executable, "-m", "bench.peers.checking", plain, file), ROOT, environment()))
    except BenchFailed:
        return False
    return True
