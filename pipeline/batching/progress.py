"""How far a batch has come, on a terminal: one line that is written over, with an estimate of the time that is left.

Where there is no terminal nothing is said. A terminal that has gone is no failure.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TextIO

from pipeline.batching.outcome import DONE, OUTCOMES

_CLEARED: Final = "\r\x1b[K"
_SHORTEST: Final = 5
_LONGEST: Final = 40
"""Signs of the bar; where there is no room for so few, there is none."""


@dataclass
class Progress:
    """The line of one batch."""

    total: int
    terminal: TextIO | None
    """None where there is none."""
    _counts: Counter[str] = field(default_factory=Counter)
    _begun: float = field(default_factory=time.monotonic)

    def __call__(self, outcome: str, said: str) -> None:
        """Count a document; what is said of it stands above the line, and stays."""
        self._counts[outcome] += 1
        done, spent = self._counts.total(), time.monotonic() - self._begun
        left = spent / done * (self.total - done)
        self._write(f"{said}\n" if said else "", shown(self.total, self._counts, left, _width()))

    def close(self) -> None:
        """Take the line away."""
        self._write("", "")

    def _write(self, above: str, line: str) -> None:
        if self.terminal:
            with suppress(OSError):
                self.terminal.write(f"{_CLEARED}{above}{line}")
                self.terminal.flush()


def shown(total: int, counts: Mapping[str, int], left: float, width: int) -> str:
    """Give the line for a terminal of so many columns: what matters most comes first, and stays in a narrow one."""
    done = sum(counts.values())
    each = {outcome: f"{OUTCOMES[outcome]} {counts.get(outcome, 0)}" for outcome in DONE}
    come, time_left = f"{done}/{total}", f"лишилося {_told(left)}"
    fuller = (f"{time_left}; {', '.join(each.values())}", f"{time_left}; {each['failed']}", time_left)
    said = next((said for said in fuller if len(f"{come} {said}") <= width), None)
    if said is None:
        return come[:width]
    return f"{come} {_bar(done / max(total, 1), width - len(f'{come} {said}'))}{said}"


def _bar(part: float, room: int) -> str:
    """Give a bar of which a part is full, with the space behind it, if there is room."""
    length = min(room - len("[] "), _LONGEST)
    return f"[{'=' * int(length * part):{length}}] " if length >= _SHORTEST else ""


def _width() -> int:
    return shutil.get_terminal_size().columns - 1  # a sign in the last one would begin another line


def terminal() -> TextIO | None:
    """Give the terminal that people look at, if they do."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None and os.isatty(sys.stderr.fileno()):
            return sys.stderr
    return None


def _told(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
