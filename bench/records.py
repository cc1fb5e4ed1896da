"""What was measured, as it is kept in `results.json`: rows by part, each with its baseline and its target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict

RESULTS: Final = Path(__file__).with_name("results.json")
Quantity: TypeAlias = Literal["wall", "cpu", "peak"]
QUANTITIES: Final[tuple[Quantity, ...]] = get_args(Quantity)


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Spread(_Record):
    """A median with the quarters around it."""

    median: float
    low: float
    high: float


class Cost(_Record):
    """What one thing cost: seconds by the clock and of processors, MiB at the peak."""

    wall: Spread
    cpu: Spread
    peak: Spread


class Ratios(_Record):
    """A cost by its baseline's, round by round."""

    wall: Spread
    cpu: Spread
    peak: Spread


class Row(_Record):
    """One thing that was measured beside its baseline."""

    name: str
    what: str
    """In English, for the table."""
    baseline: str
    """What it is held against."""
    ours: Cost
    theirs: Cost
    ratios: Ratios
    quantity: Quantity = "wall"
    """What is judged."""
    target: float | None = None
    """How much of the baseline's may be spent at most."""
    note: str = ""
    documents: int = 1
    """How many it makes."""

    @property
    def judged(self) -> Spread:
        """The ratio that is held against the target."""
        return {"wall": self.ratios.wall, "cpu": self.ratios.cpu, "peak": self.ratios.peak}[self.quantity]

    @property
    def is_missed(self) -> bool:
        """Whether there is a target, and the median is above it."""
        return self.target is not None and self.judged.median > self.target

    @property
    def is_unsure(self) -> bool:
        """Whether the target lies between the quarters, so that noise has decided."""
        return self.target is not None and self.judged.low <= self.target <= self.judged.high


class Point(_Record):
    """What a size cost."""

    size: int
    wall: float
    cpu: float
    peak: float


class Curve(_Record):
    """How the cost of one thing grows with its size."""

    name: str
    points: tuple[Point, ...]
    note: str = ""
    """Where it stops, and why."""


class Chart(_Record):
    """Curves over one axis."""

    name: str
    axis: str
    curves: tuple[Curve, ...]


class Part(_Record):
    """What one part of the benchmarks gave when it was last run."""

    measured: dt.date
    machine: str
    versions: dict[str, str]
    rounds: int
    rows: tuple[Row, ...] = ()
    charts: tuple[Chart, ...] = ()


class Results(_Record):
    """Everything that was measured, by part."""

    parts: dict[str, Part] = {}

    def rows(self) -> Sequence[Row]:
        """Give the rows of all parts."""
        return [row for part in self.parts.values() for row in part.rows]

    def charts(self, name: str) -> Sequence[Chart]:
        """Give the charts of a part; none, if it was never measured."""
        return self.parts[name].charts if name in self.parts else ()


def kept(file: Path = RESULTS) -> Results:
    """Read what was kept; nothing, if nothing was."""
    return Results.model_validate_json(file.read_bytes()) if file.is_file() else Results()


def keep(results: Results, file: Path = RESULTS) -> None:
    """Write what was measured."""
    file.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")
