"""How soon the program answers what needs no data: help, and a usage error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from typing import Final

from bench.contest import Lane, hold
from bench.ground import ROOT, Ground, environment
from bench.records import Row
from bench.spending import Command
from pipeline.errors import ExitCode

_EMPTY: Final = "python -c pass"
_TARGET: Final = 8.0


def startup(ground: Ground) -> Iterator[Row]:
    """Hold help and usage errors against an interpreter that does nothing."""
    asked = {
        "--help": ground.zvit("--help"),
        "report --help": ground.zvit("report", "--help"),
        "no such command": ground.zvit("raport", ends_with=ExitCode.USAGE),
        "no such option": ground.zvit("report", "--yaer", "2023", ends_with=ExitCode.USAGE),
        "no such year": ground.zvit("report", "--year", "23", ends_with=ExitCode.USAGE),
    }
    lanes: dict[str, Lane] = {name: partial(ground.spend, command) for name, command in asked.items()}
    lanes[_EMPTY] = partial(ground.spend, Command((sys.executable, "-c", "pass"), ROOT, environment()))
    contest = hold(lanes, ground.rounds)
    yield from (
        contest.row(name, _EMPTY, f"`zvit {name}`" if "no " not in name else f"usage error: {name}", _TARGET)
        for name in asked
    )
