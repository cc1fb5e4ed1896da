"""From curves to an SVG without a legend: panels of time and of memory, logarithmic axes, each line named at its end.

It has a title and a description for those who do not see it, and follows the reader's light or dark colours. Fails
never, if there is anything to draw.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from bench.records import Chart, Curve, Point

_WIDTH, _HEIGHT = 960, 420
_LEFT, _TOP, _PANEL, _DEPTH, _GAP = 62, 64, 290, 280, 190
_APART: Final = 15.0
"""Pixels between two names at the ends of lines."""
_STYLE: Final = """
text { font: 13px sans-serif; fill: #1b1b1b } .head { font-weight: bold; font-size: 15px } .tick { font-size: 11px }
.grid { stroke: #8884; stroke-width: 1 } .line { fill: none; stroke-width: 2 } .ours { stroke-width: 4 }
.c0 { stroke: #0b62c4; fill: #0b62c4 } .c1 { stroke: #a34700; fill: #a34700 } .c2 { stroke: #00734d; fill: #00734d }
.c3 { stroke: #a3236f; fill: #a3236f } .c4 { stroke: #5b4bb0; fill: #5b4bb0 } .c5 { stroke: #5f5f00; fill: #5f5f00 }
path { fill: none !important } text { stroke: none !important }
@media (prefers-color-scheme: dark) { text { fill: #ececec }
.c0 { stroke: #6cb0ff; fill: #6cb0ff } .c1 { stroke: #ff9d57; fill: #ff9d57 } .c2 { stroke: #4fd3a4; fill: #4fd3a4 }
.c3 { stroke: #ff86c8; fill: #ff86c8 } .c4 { stroke: #b3a6ff; fill: #b3a6ff } .c5 { stroke: #d6d65c; fill: #d6d65c } }
"""
_DASHES: Final = ("", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")


@dataclass(frozen=True, slots=True)
class _Axis:
    """A logarithmic axis: whole powers of ten at both ends."""

    low: int
    high: int
    begin: float
    length: float

    def at(self, number: float) -> float:
        """Give the place of a number, in pixels."""
        return self.begin + self.length * (math.log10(number) - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[float]:
        """Give the powers of ten."""
        return (10.0**power for power in range(self.low, self.high + 1))


def svg(chart: Chart) -> str:
    """Draw a chart."""
    panels = (
        ("seconds of processors", lambda point: point.cpu, _LEFT),
        ("MiB at the peak", lambda point: point.peak, _LEFT + _PANEL + _GAP),
    )
    drawn = "".join("".join(_panel(chart, head, of, left)) for head, of, left in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t d">'
        f'<title id="t">{escape(chart.name)}</title><desc id="d">{escape(described(chart))}</desc>'
        f"<style>{_STYLE}</style>"
        f'<text class="head" x="{_LEFT}" y="24">{escape(chart.name)}</text>{drawn}</svg>\n'
    )


def described(chart: Chart) -> str:
    """Say in words what each line shows, from its first point to its last."""
    return " ".join(_described(curve, chart.axis) for curve in chart.curves if curve.points)


def _described(curve: Curve, axis: str) -> str:
    first, last = curve.points[0], curve.points[-1]
    return (
        f"{curve.name}: from {first.cpu:.2g} s and {first.peak:.0f} MiB at {first.size:,} {axis} "
        f"to {last.cpu:.3g} s and {last.peak:.0f} MiB at {last.size:,}."
    )


def _panel(chart: Chart, head: str, of: Callable[[Point], float], left: float) -> Iterator[str]:
    points = [point for curve in chart.curves for point in curve.points]
    across = _axis([point.size for point in points], left, _PANEL)
    up = _axis([of(point) for point in points], _TOP + _DEPTH, -_DEPTH)
    yield from _grid(across, up, head, chart.axis)
    ends = _apart([up.at(of(curve.points[-1])) for curve in chart.curves])
    for number, (curve, end) in enumerate(zip(chart.curves, ends, strict=True)):
        yield from _line(curve, number, [(across.at(point.size), up.at(of(point))) for point in curve.points], end)


def _line(curve: Curve, number: int, places: Sequence[tuple[float, float]], end: float) -> Iterator[str]:
    ours = " ours" if curve.name.startswith("ours") else ""
    path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<path class="line c{number % 6}{ours}" stroke-dasharray="{_DASHES[number % 6]}" d="{path}"/>'
    yield from (f'<circle class="c{number % 6}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
    x, _ = places[-1]
    yield f'<text class="c{number % 6}" x="{x + 8:.1f}" y="{end + 4:.1f}">{escape(curve.name)}</text>'


def _grid(across: _Axis, up: _Axis, head: str, axis: str) -> Iterator[str]:
    top, bottom = up.begin + up.length, up.begin
    for tick in across.ticks():
        x = across.at(tick)
        yield f'<path class="grid" d="M{x:.1f},{top:.1f}V{bottom:.1f}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{bottom + 16:.1f}" text-anchor="middle">{tick:,.0f}</text>'
    for tick in up.ticks():
        y = up.at(tick)
        yield f'<path class="grid" d="M{across.begin:.1f},{y:.1f}h{across.length:.1f}"/>'
        yield f'<text class="tick" x="{across.begin - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{tick:,g}</text>'
    yield f'<text x="{across.begin:.1f}" y="{top - 10:.1f}">{head}</text>'
    yield f'<text x="{across.begin:.1f}" y="{bottom + 36:.1f}">{escape(axis)}</text>'


def _axis(numbers: Sequence[float], begin: float, length: float) -> _Axis:
    low, high = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    return _Axis(low, max(high, low + 1), begin, length)


def _apart(places: Sequence[float]) -> list[float]:
    """Move names that would stand on one another, the lower ones down."""
    moved: dict[int, float] = {}
    last = -math.inf
    for number in sorted(range(len(places)), key=lambda each: places[each]):
        last = max(places[number], last + _APART)
        moved[number] = last
    return [moved[number] for number in range(len(places))]
