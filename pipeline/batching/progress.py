"""How far a batch has come, on a terminal: one line that is written over, with an estimate of the time that is left.

Where there is no terminal nothing is said. A terminal that has gone is no failure.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TextIO

from pipeline.batching.outcome import OUTCOMES

_CLEARED: Final = "\r\x1b[K"
_BAR: Final = 20


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
        self._write(f"{said}\n" if said else "", self._line())

    def close(self) -> None:
        """Take the line away."""
        self._write("", "")

    def _write(self, above: str, line: str) -> None:
        if self.terminal:
            width = shutil.get_terminal_size().columns - 1
            with suppress(OSError):
                self.terminal.write(f"{_CLEARED}{above}{line[:width]}")
                self.terminal.flush()

    def _line(self) -> str:
        done = self._counts.total()
        full = _BAR * done // max(self.total, 1)
        counts = ", ".join(f"{said} {self._counts[outcome]}" for outcome, said in OUTCOMES.items())
        left = (time.monotonic() - self._begun) / done * (self.total - done)
        return f"{done}/{self.total} [{'=' * full}{' ' * (_BAR - full)}] {counts}; лишилося {_told(left)}"


def terminal() -> TextIO | None:
    """Give the terminal that people look at, if they do."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None and os.isatty(sys.stderr.fileno()):
            return sys.stderr
    return None


def _told(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
