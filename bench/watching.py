"""From a running command to the memory that its processes held together: shared pages are counted once (PSS).

What is watched is slowed a little, so that nothing is timed here. Fails with `BenchFailed` as `spending` does.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.spending import Command, Spent, spend

_KIB: Final = 1 / 1024


@dataclass
class _Watch:
    """The highest that was seen so far."""

    together: float = 0.0
    apart: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """What a command's processes held at their peaks, in MiB."""

    together: float
    """All of them at one time; shared pages once."""
    apart: Mapping[str, float]
    """By program: the largest process of it alone (VmHWM)."""
    spent: Spent
    """What the run cost while it was watched."""


def held(command: Command, said: Path, every: float = 0.02) -> Held:
    """Run a command, and look at its processes every so many seconds."""
    seen, over = _Watch(), threading.Event()
    watchers: list[threading.Thread] = []

    def watch(parent: int) -> None:
        watchers.append(threading.Thread(target=_watch, args=(parent, seen, over, every)))
        watchers[0].start()

    try:
        spent = spend(command, said, watch)
    finally:
        over.set()
        for watcher in watchers:
            watcher.join()
    return Held(seen.together, seen.apart, spent)


def _watch(parent: int, seen: _Watch, over: threading.Event, every: float) -> None:
    while not over.wait(every):
        together = 0.0
        for process in _descendants(parent):
            with suppress(OSError):  # it has ended meanwhile
                together += _field(process / "smaps_rollup", "Pss")
                program = (process / "comm").read_text().strip()
                seen.apart[program] = max(seen.apart.get(program, 0.0), _field(process / "status", "VmHWM"))
        seen.together = max(seen.together, together)


def _field(file: Path, name: str) -> float:
    """Give a size that the kernel states in KiB, in MiB; none of a process that is over."""
    found = re.search(rf"^{name}:\s+(\d+) kB", file.read_text(), re.MULTILINE)
    return int(found[1]) * _KIB if found else 0.0


def _descendants(pid: int) -> Iterator[Path]:
    """Give the folders in /proc of all processes that a process has started, at any remove."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            stated = (folder / "stat").read_text()
            children[int(stated.rpartition(")")[2].split()[1])].append(int(folder.name))
    waiting = children[pid]
    while waiting:
        child = waiting.pop()
        waiting.extend(children[child])
        yield Path("/proc") / str(child)
