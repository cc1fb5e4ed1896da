"""From lanes to their samples: every round runs each lane once, in another order each time, so that a drift hits all.

Ratios are taken within a round. Fails with whatever a lane fails with.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bench.records import QUANTITIES, Cost, Quantity, Ratios, Row, Spread
from bench.spending import Spent

Lane: TypeAlias = Callable[[], Spent]
"""Prepares what is not measured, runs once, and gives what it cost."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What each lane cost in each round."""

    samples: Mapping[str, Sequence[Spent]]

    def cost(self, lane: str) -> Cost:
        """Summarise one lane."""
        return Cost.model_validate({name: spread(values(self.samples[lane], name)) for name in QUANTITIES})

    def row(self, lane: str, baseline: str, what: str, target: float | None = None) -> Row:
        """Hold a lane against its baseline and a target."""
        return Row(
            name=lane,
            what=what,
            baseline=baseline,
            ours=self.cost(lane),
            theirs=self.cost(baseline),
            ratios=self.ratios(lane, baseline),
            target=target,
        )

    def ratios(self, lane: str, baseline: str, times: float = 1.0) -> Ratios:
        """Give what a lane cost by what `times` runs of the baseline cost in the same round."""
        pairs = list(zip(self.samples[lane], self.samples[baseline], strict=True))
        counted = {
            name: spread([getattr(ours, name) / getattr(theirs, name) / _times(name, times) for ours, theirs in pairs])
            for name in QUANTITIES
        }
        return Ratios.model_validate(counted)


def hold(lanes: Mapping[str, Lane], rounds: int) -> Contest:
    """Run every lane once to warm the disk's cache, then `rounds` times in turn."""
    samples: dict[str, list[Spent]] = {name: [] for name in lanes}
    names = list(lanes)
    for name in names:
        lanes[name]()
    for number in range(rounds):
        turned = names[number % len(names) :] + names[: number % len(names)]
        for name in turned:
            samples[name].append(lanes[name]())
    return Contest(samples)


def spread(numbers: Sequence[float]) -> Spread:
    """Summarise numbers: the middle one, and the quarters around it."""
    if len(numbers) == 1:
        return Spread(median=numbers[0], low=numbers[0], high=numbers[0])
    low, median, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return Spread(median=median, low=low, high=high)


def values(samples: Sequence[Spent], name: Quantity) -> list[float]:
    """Give one quantity of all samples."""
    return [float(getattr(spent, name)) for spent in samples]


def _times(name: Quantity, times: float) -> float:
    """A peak is not multiplied by repeating."""
    return 1.0 if name == "peak" else times
