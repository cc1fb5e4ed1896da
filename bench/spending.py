"""From a command to what it cost: time by the clock, time of the processors with all its children, peak memory.

Fails if the command does not end as it was meant to, or leaves a process behind.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SPAWNER: Final = Path(__file__).with_name("spawner.py")
_LONGEST: Final = 3_600.0


class BenchFailed(Exception):
    """A measured command did not do what it was to do; its figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run cost."""

    wall: float
    """Seconds by the clock, until the command itself had ended."""
    cpu: float
    """Seconds of processors: the command's and its children's, user and system."""
    peak: float
    """MiB that the largest of its processes held at its peak (`ru_maxrss`)."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be run, and where."""

    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]
    ends_with: int = 0
    """The exit code that it must end with."""
    seconds: float = _LONGEST
    """It is stopped after so many."""

    def __str__(self) -> str:
        """Name it as it would be typed."""
        return " ".join(str(word) for word in self.words)


def spend(command: Command, said: Path, watch: Callable[[int], None] = lambda _parent: None) -> Spent:
    """Run a command, its words going to the file `said`; give what it cost.

    Args:
        command: what is run.
        said: where its words go.
        watch: is given the number of the process whose only children are those of the command, while it runs.

    Raises:
        BenchFailed: it ended otherwise than it should, was not ready in time, or left a process behind.
    """
    typed = (sys.executable, "-I", "-S", _SPAWNER, said, str(command.seconds), command.folder, *command.words)
    with subprocess.Popen(typed, env=dict(command.environment), stdout=subprocess.PIPE, text=True) as spawner:
        try:
            watch(spawner.pid)
            answer, _ = spawner.communicate()
        except BaseException:  # whoever stops us stops what we measure
            spawner.terminate()
            raise
    if spawner.returncode:
        raise BenchFailed(f"{command} could not be started")
    code, wall, cpu, peak, alive = answer.split()
    if int(code) != command.ends_with:
        last = said.read_text("utf-8", errors="replace")[-2_000:]
        raise BenchFailed(f"{command} ended with {code}, not {command.ends_with}: {last}")
    if int(alive):
        raise BenchFailed(f"{command} left a process behind")
    return Spent(float(wall), float(cpu), float(peak))
