"""From climbers to curves: all run every size in turn, the smallest first; who would take too long stops there."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.contest import values
from bench.records import Curve, Point
from bench.spending import BenchFailed, Spent

_OFTEN, _SHORT = 3, 5.0
"""What takes less than so many seconds is run so often."""
_STEEP: Final = 2.0
"""The power by which the next size is thought to cost more, so that nobody is begun who would not end in time."""


@dataclass(frozen=True, slots=True)
class Climber:
    """Something that is run at growing sizes."""

    run: Callable[[int], Spent]
    is_whole: Callable[[int], bool] = field(default=lambda _size: True)
    """Whether the files that were made at that size hold everything."""


def climb(climbers: Mapping[str, Climber], sizes: Sequence[int], longest: float) -> list[Curve]:
    """Run all climbers at all sizes; none longer than so many seconds at a time."""
    points: dict[str, list[Point]] = {name: [] for name in climbers}
    notes: dict[str, str] = {}
    for size in sizes:
        for name, climber in climbers.items():
            if name not in notes:
                notes |= _step(name, climber, size, points[name], longest)
    return [Curve(name=name, points=tuple(points[name]), note=notes.get(name, "")) for name in climbers if points[name]]


def _step(name: str, climber: Climber, size: int, points: list[Point], longest: float) -> dict[str, str]:
    """Run one climber at one size; give a note if it stops there."""
    if points and points[-1].cpu * (size / points[-1].size) ** _STEEP > longest * _STEEP:
        return {name: f"not run at {size:,}: it might take more than {longest:.0f} s"}
    try:
        samples = [climber.run(size)]
        samples += [climber.run(size) for _ in range(_OFTEN - 1) if samples[0].cpu < _SHORT]
    except BenchFailed as failure:
        return {name: f"failed at {size:,}: {str(failure).splitlines()[-1][:200]}"}
    wall, cpu, peak = (statistics.median(values(samples, quantity)) for quantity in ("wall", "cpu", "peak"))
    if not climber.is_whole(size):
        return {name: f"at {size:,} its file lacks some of the content"}
    points.append(Point(size=size, wall=wall, cpu=cpu, peak=peak))
    return {}
