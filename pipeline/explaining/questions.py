"""What an officer asks about, as typed, to a question: a measure, a figure, or a row of a data file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from pipeline.errors import Fault, UsageError

_ROW: Final = re.compile(r"(?P<file>[^:]+):(?:(?P<sheet>[^:/!]+)!)?[A-Z]{0,3}(?P<row>[1-9][0-9]{0,6})(?::[0-9]+)?")
_FILE: Final = re.compile(r".*\.(csv|xlsx|ods|ya?ml|md)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MeasureAsked:
    """Where does what stands in this measure's row come from?"""

    measure: str


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """Where does this figure come from, and where is it printed?"""

    name: str


@dataclass(frozen=True, slots=True)
class RowAsked:
    """Which cells change if this row, or line, of a file changes?"""

    file: str
    """From the workspace's root, with `/`."""
    row: int
    sheet: str | None = None
    """None: every sheet."""


Question: TypeAlias = MeasureAsked | FigureAsked | RowAsked


def understood_question(typed: str, figure: str, root: Path, here: Path) -> Question:
    """Understand what is asked: `3.4`, a figure's name, or `data/…/register.csv:12` (`….xlsx:Аркуш!7`).

    A file is named from the folder where the command is given, or from the workspace's root.

    Raises:
        UsageError: nothing is asked, two things at once, or a file without a row.
    """
    if bool(typed) == bool(figure):
        reason = "назвіть щось одне" if typed else "не сказано, що пояснити"
        raise UsageError(Fault(reason, "Наприклад: make explain YEAR=2023 WHAT=3.4 або FIGURE=назва"))
    if figure:
        return FigureAsked(figure)
    if found := _ROW.fullmatch(typed):
        return RowAsked(_named(found["file"], root, here), int(found["row"]), found["sheet"])
    if _FILE.fullmatch(typed):
        raise UsageError(Fault(f"не сказано рядка: {typed}", f"Наприклад: WHAT={typed}:12"))
    return MeasureAsked(typed)


def _named(file: str, root: Path, here: Path) -> str:
    place = here / file
    if place.exists() and place.resolve().is_relative_to(root.resolve()):
        return place.resolve().relative_to(root.resolve()).as_posix()
    return file.removeprefix("./")
