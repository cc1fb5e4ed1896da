"""What a search for people's data finds, and how it is told without being repeated."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACE = "[ \u00a0\u2009\u202f]"
DASH = "[-\u2010-\u2015\u2212]"
_KEPT = 2
"""So many letters are told at each end: enough to find it at its place, too few to use it."""


class Found(NamedTuple):
    """Something that belongs to a person."""

    rule: str
    """The rule that forbids to print it, by its id."""
    what: str
    """What it is, for messages."""
    start: int
    """Where in the text it starts."""
    text: str


def masked(text: str) -> str:
    """Give a text by its first and last letters; what stands between keeps its spaces and signs."""
    letters = [number for number, letter in enumerate(text) if letter.isalnum()]
    hidden = set(letters[_KEPT:-_KEPT])
    return "".join("•" if number in hidden else letter for number, letter in enumerate(text))


def canonical(text: str) -> str:
    """Give what two ways of writing one address or number are compared by: +38 (094) 400-81-18 is 0944008118."""
    if any(letter.isalpha() for letter in text):
        return re.sub(r"\s", "", text).casefold()
    digits = re.sub("[^0-9]", "", text)
    return digits[-10:] if re.fullmatch("3?80[0-9]{9}", digits) else digits
