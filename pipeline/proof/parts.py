"""A printed document as a sequence of parts in reading order: lines, and rows of cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Spelling: TypeAlias = Callable[[str], str]
"""How a text is brought to the form in which two texts are compared."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that must stand, or was found, in one place."""

    place: str
    """For a person: «гриф затвердження», «захід 2.10, графа «Відмітка про виконання»», «сторінка 3»."""
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A line (one passage) or a row of a table (a passage for each cell; one if it is merged over all columns)."""

    place: str
    passages: tuple[Passage, ...]
    kind: Literal["line", "row"] = "line"
    measure: str | None = None
    """The measure whose row it is."""


Parts: TypeAlias = tuple[Part, ...]


def exact(text: str) -> str:
    """Compare letter by letter, spaces included."""
    return text
