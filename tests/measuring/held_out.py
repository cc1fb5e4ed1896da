"""The held-out text: from its file to paragraphs.

Lines that begin with «#» name where the paragraphs after them are from. Nothing here can fail but a missing file.
"""

from __future__ import annotations

from pathlib import Path

HELD_OUT = Path(__file__).parent / "held-out.txt"
YEAR = 2024
"""The year that the fictional half of the text reports about."""


def paragraphs() -> tuple[str, ...]:
    """The text's paragraphs, in order, each one line of the file."""
    lines = HELD_OUT.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
