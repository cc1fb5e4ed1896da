"""Every part of the benchmarks runs, at tiny sizes; what it measures then is of no interest."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bench.ground import ROOT
from bench.parts import PARTS


@pytest.mark.hard
@pytest.mark.parametrize("part", PARTS)
def test_a_part_runs(part: str) -> None:
    """It measures, prints a table, and ends with 0 or, if a target was missed, with 1; the kept figures stay."""
    before = (ROOT / "bench/results.json").read_bytes()
    words = (sys.executable, "-m", "bench", part, "--scale", "tiny", "--rounds", "2")

    ended = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)

    assert ended.returncode in {0, 1}, ended.stderr
    assert "" == ended.stderr
    assert not ended.stdout.startswith(f"{part}: "), ended.stdout
    assert before == (ROOT / "bench/results.json").read_bytes()


def test_an_unknown_part_is_refused() -> None:
    """With the names of those that there are."""
    ended = subprocess.run(
        (sys.executable, "-m", "bench", "speed"), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert 2 == ended.returncode
    assert "no such part: speed" in ended.stderr
