"""What a person should know of the draft of a year: what was carried over, left out, or waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.edits import Edit
from pipeline.newyear.yaml_places import Typed


class Kind(StrEnum):
    """What the note is about, in the officer's words."""

    CARRIED = "Перенесено"
    DROPPED = "Не внесено"
    DECIDE = "Вирішіть або перевірте"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person should know."""

    kind: Kind
    where: str
    """The measure, figure, file or requisite."""
    said: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """The text of one file of the new year, and what a person should know of it."""

    text: str
    notes: tuple[Note, ...] = ()


def doubt(where: str, what: str, years: tuple[int, ...]) -> tuple[Note, ...]:
    """Ask a person to look at the years that were left as they are; nothing if there are none."""
    named = ", ".join(map(str, years))
    return (Note(Kind.DECIDE, where, f"перевірте роки ({what}): {named}"),) if years else ()


def drafted(typed: Typed, pieces: Iterable[Edit | Note]) -> Drafted:
    """Make the edits of a file, and gather the notes."""
    edits, notes = list[Edit](), list[Note]()
    for piece in pieces:
        if isinstance(piece, Edit):
            edits.append(piece)
        else:
            notes.append(piece)
    return Drafted(typed.edited(edits), tuple(notes))
