"""From climbers to curves: all run every size in turn, the smallest first; who fails or is too slow stops.

Fails never: why a curve ends is a note of it.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.contest import values
from bench.records import Curve, Point
from bench.spending import BenchFailed, Spent

_OFTEN, _SHORT = 3, 5.0
"""What takes less than so many seconds of processors is run so often."""
ANY: Final = sys.maxsize


def _believed(_size: int) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Climber:
    """Something that is run at growing sizes."""

    run: Callable[[int], Spent]
    is_whole: Callable[[int], bool] = _believed
    """Whether the files that were made at that size hold everything."""
    most: int = ANY
    """Past this size it would take too long."""


def climb(climbers: Mapping[str, Climber], sizes: Sequence[int]) -> list[Curve]:
    """Run all climbers at all sizes."""
    points: dict[str, list[Point]] = {name: [] for name in climbers}
    notes: dict[str, str] = {}
    for size in sizes:
        for name, climber in climbers.items():
            if name not in notes:
                notes |= _step(name, climber, size, points[name])
    return [Curve(name=name, points=tuple(points[name]), note=notes.get(name, "")) for name in climbers if points[name]]


def _step(name: str, climber: Climber, size: int, points: list[Point]) -> dict[str, str]:
    """Run one climber at one size; give a note if it stops there."""
    if size > climber.most:
        return {name: f"not run at {size:,}: it would take too long"}
    try:
        samples = [climber.run(size)]
        samples += [climber.run(size) for _ in range(_OFTEN - 1) if samples[0].cpu < _SHORT]
    except BenchFailed as failure:
        return {name: f"failed at {size:,}: {str(failure).splitlines()[-1][:200]}"}
    if not climber.is_whole(size):
        return {name: f"at {size:,} its file lacks some of the content"}
    wall, cpu, peak = (statistics.median(values(samples, quantity)) for quantity in ("wall", "cpu", "peak"))
    points.append(Point(size=size, wall=wall, cpu=cpu, peak=peak))
    return {}
