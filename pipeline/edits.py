"""Pieces of a text that give way to others. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands from the letter `start` up to `end`, and what should stand there instead."""

    start: int
    end: int
    instead: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with the edits made; they are in its order, and none reaches into another."""
    made, last = "", 0
    for start, end, instead in edits:
        made += text[last:start] + instead
        last = end
    return made + text[last:]
