"""How samples become ratios, and when a target counts as missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.contest import Contest, hold
from bench.ground import ROOT
from bench.spending import BenchFailed, Command, Spent, spend


def _contest() -> Contest:
    return Contest(
        {
            "ours": [Spent(1, 2, 50), Spent(4, 2, 50), Spent(3, 2, 50)],
            "bare": [Spent(2, 1, 100), Spent(4, 1, 100), Spent(2, 1, 100)],
        }
    )


def test_a_ratio_is_taken_within_each_round() -> None:
    """The middle one of the rounds' ratios, not the ratio of the middle ones."""
    row = _contest().row("ours", "bare", "one report", 0.9)

    assert (1.0, 2.0, 0.5) == (row.ratios.wall.median, row.ratios.cpu.median, row.ratios.peak.median)
    assert (0.75, 1.25) == (row.ratios.wall.low, row.ratios.wall.high)


def test_a_target_is_missed_by_the_median_and_noise_is_told() -> None:
    """Above the target is missed, whatever the quarters are; a target between them is told as unsure."""
    verdicts = {bound: _contest().row("ours", "bare", "one report", bound) for bound in (0.7, 0.9, 1.1, 1.3)}

    assert [True, True, False, False] == [row.is_missed for row in verdicts.values()]
    assert [False, True, True, False] == [row.is_unsure for row in verdicts.values()]


def test_every_lane_is_run_in_each_round_in_another_order() -> None:
    """The first round only warms up."""
    order: list[str] = []

    def lane(name: str) -> Spent:
        order.append(name)
        return Spent(1, 1, 1)

    contest = hold({"a": lambda: lane("a"), "b": lambda: lane("b")}, 2)

    assert "ab ab ba" == f"{''.join(order[:2])} {''.join(order[2:4])} {''.join(order[4:])}"
    assert [2, 2] == [len(samples) for samples in contest.samples.values()]


def test_only_the_wished_end_is_counted(tmp_path: Path) -> None:
    """A usage error is measured as such; any other end would be measured for nothing, and is told."""
    assert 0 < spend(Command(("sh", "-c", "exit 3"), ROOT, {"PATH": "/usr/bin:/bin"}, ends_with=3), tmp_path / "a").peak
    with pytest.raises(BenchFailed, match="ended with 3, not 0"):
        spend(Command(("sh", "-c", "exit 3"), ROOT, {"PATH": "/usr/bin:/bin"}), tmp_path / "said")
