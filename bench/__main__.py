"""`python -m bench [PART …] [--scale tiny]`: measure, print a table, keep the figures.

Exit codes: 0, every target is reached of what was to be measured; 1, one is missed, or a part cannot be measured;
2, there is no such part.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from bench.ground import Ground, Scale, lay_out
from bench.machine import machine, versions
from bench.parts import PARTS, USUAL
from bench.peers.running import installed
from bench.records import Chart, Part, Results, Row, keep, kept
from bench.spending import BenchFailed
from bench.telling import pages, screen


def main(words: Sequence[str]) -> int:
    """Measure the parts that are asked for; give the exit code."""
    asked = _asked(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    measured: dict[str, Part] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        ground = Ground(Path(scratch), asked.rounds, asked.scale)
        lay_out(ground)
        for name in asked.parts:
            if part := _measured(name, ground):
                measured[name] = part
                if asked.scale == "full":  # at once: the next part may take a quarter of an hour
                    _keep({name: part})
    missed = any(row.is_missed for part in measured.values() for row in part.rows)
    return int(missed or len(measured) < len(asked.parts))


def _keep(measured: Mapping[str, Part]) -> None:
    """Keep these parts beside the others, in the figures and on the pages that are written of them."""
    known = {**kept().parts, **measured}
    results = Results(parts={name: known[name] for name in PARTS if name in known})
    keep(results)
    for file, content in pages(results).items():
        file.write_text(content, encoding="utf-8")


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    wanted = os.environ.get("ONLY", "").split() or list(USUAL)
    parser.add_argument("parts", nargs="*", metavar="PART", default=wanted, help=f"of {', '.join(PARTS)}; else all")
    parser.add_argument("--rounds", type=int, default=9, help="how often each lane is run")
    parser.add_argument("--scale", choices=get_args(Scale), default="full", help="how large; only what is full is kept")
    asked = parser.parse_args(words)
    if unknown := [name for name in asked.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    return asked


def _measured(name: str, ground: Ground) -> Part | None:
    """Measure one part; None if it cannot be, which is told."""
    try:
        found = tuple(PARTS[name](ground))
    except BenchFailed as failure:
        print(f"{name}: {failure}", end="\n\n", flush=True)  # noqa: T201
        return None
    part = Part(
        measured=dt.datetime.now().astimezone().date(),
        machine=machine(),
        versions=versions() | (installed() if name.startswith("growth") else {}),
        rounds=ground.rounds,
        rows=tuple(one for one in found if isinstance(one, Row)),
        charts=tuple(one for one in found if isinstance(one, Chart)),
    )
    print(screen(part), end="\n\n", flush=True)  # noqa: T201 - a command's answer
    return part


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
