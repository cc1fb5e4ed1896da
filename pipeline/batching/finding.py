"""A folder, or a list of places, to the documents that are wanted: every organization and year, report or plan.

What cannot be one is told with its place, and the rest is found. Fails if there is nothing to be made.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from pipeline.contracts import Complain
from pipeline.errors import Fault, FilesUnusable, UsageError
from pipeline.reading.csv_text import letters
from pipeline.refusal import told
from pipeline.workspace import Workspace, is_workspace
from schemas.origin import Origin

_DEEPEST: Final = 6
_Index: TypeAlias = dict[tuple[str, ...], list["Wanted"]]
_NOTE: Final = re.compile(r"(?:^|\s)#.*")
"""A folder's name may have the sign in it, but not after a space."""
_HOW: Final = "Пишіть по одному на рядок: орган/рік, тека органу чи року або робочий каталог"


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """A document that is wanted."""

    place: str
    """The workspace's folder, from where the search began; nothing if it began there."""
    organization: str
    year: int
    document: str

    def workspace(self, root: Path) -> Workspace:
        """Give the workspace, by where the search began."""
        return Workspace(root / self.place)


@dataclass(frozen=True, slots=True)
class Search:
    """Where to look, and for what."""

    root: Path
    document: str | None = None
    """None: the report where there is one, else the plan."""

    def everything(self, complain: Complain) -> tuple[Wanted, ...]:
        """Find all years in the folder itself, if it is a workspace, or else in every workspace below it.

        Raises:
            UsageError: there is nothing.
        """
        named = [self._named(folder) for folder in _workspaces(self.root)]
        places = [place for place in named if place.isprintable()]
        if not named:
            reason = f"у теці {self.root} немає жодного робочого каталогу з data/ і templates/"
            raise UsageError(Fault(reason, "Вкажіть іншу: make batch ROOT=тека"))
        found = tuple(wanted for place in places for wanted in self._years(place))
        strange = [_unprintable(place) for place in named if place not in places]
        strange += [fault for place in places for fault in self._strange(place)]
        for fault in strange:
            complain(fault)
        if not found and not strange:
            raise UsageError(Fault(f"у теці {self.root} немає жодного плану", "Створіть дані року (data/README.md)"))
        return found

    def listed_in(self, file: Path, complain: Complain) -> tuple[Wanted, ...]:
        """Find what the lines of a list name.

        Raises:
            FilesUnusable: the file cannot be read, or is not there.
            UsageError: it names nothing.
        """
        if not os.path.lexists(file):
            raise FilesUnusable(Fault("такого переліку немає", "Перевірте його назву й теку", place=str(file)))
        with told("перелік не читається", file):
            content = file.read_bytes()
        text = letters(content, str(file), complain)
        return () if text is None else self.listed(text, str(file), complain)

    def listed(self, text: str, name: str, complain: Complain) -> tuple[Wanted, ...]:
        """Find what the lines of a list name, each once; `name` is what messages call the list.

        Raises:
            UsageError: it names nothing.
        """
        lines = ((number, _NOTE.sub("", line).strip()) for number, line in enumerate(text.splitlines(), 1))
        named = [(number, line) for number, line in lines if line]
        if not named:
            raise UsageError(Fault("перелік порожній", _HOW, place=name))
        indexes: dict[str, _Index] = {}
        found: dict[Wanted, None] = {}
        for number, line in named:
            years = self._meant(line, indexes)
            if not years:
                complain(Fault(f"«{line}»: такого органу чи року немає", _HOW, Origin(name, number)))
            found |= dict.fromkeys(years)
        return tuple(found)

    def _meant(self, line: str, indexes: dict[str, _Index]) -> tuple[Wanted, ...]:
        """Give what a line names; each workspace is looked through once."""
        folder, way = _split(self.root / line)
        if folder is None:
            return ()
        place = self._named(folder)
        if place not in indexes:
            indexes[place] = _index(self._years(place))
        return tuple(indexes[place].get(way, ()))

    def _years(self, place: str) -> Iterator[Wanted]:
        workspace = Workspace(self.root / place)
        for organization in workspace.organizations():
            for year in workspace.years(organization):
                usual = "report" if workspace.has_report(organization, year) else "plan"
                yield Wanted(place, organization, year, self.document or usual)

    def _strange(self, place: str) -> Iterator[Fault]:
        for fault in Workspace(self.root / place).strange():
            yield replace(fault, place=place)

    def _named(self, folder: Path) -> str:
        place = os.path.relpath(folder, self.root)
        return "" if place == "." else place


def _workspaces(root: Path) -> Iterator[Path]:
    """Give the folder if it is a workspace, or each below it that is one; links are not followed."""
    for where, below, _ in os.walk(root):
        here = Path(where)
        if is_workspace(here):
            below.clear()
            yield here
        elif len(here.relative_to(root).parts) >= _DEEPEST:
            below.clear()
        below[:] = sorted(name for name in below if not name.startswith("."))


def _unprintable(place: str) -> Fault:
    shown = os.fsencode(place).decode(errors="backslashreplace")
    return Fault("назва теки має знаки, яких не видно або не надрукувати", "Перейменуйте теку", place=shown)


def _split(place: Path) -> tuple[Path | None, tuple[str, ...]]:
    """Give the workspace that a place lies in, and the names that lead to it from there."""
    whole = Path(os.path.normpath(place))
    for folder in (whole, *whole.parents):
        if is_workspace(folder):
            return folder, whole.relative_to(folder).parts
    return None, ()


def _index(years: Iterable[Wanted]) -> _Index:
    """Give the years by each way in which they may be meant: their own, their organization's, their workspace's."""
    index: _Index = {}
    for each in years:
        year = (each.organization, str(each.year))
        for way in ((), year[:1], year, ("data",), ("data", *year[:1]), ("data", *year)):
            index.setdefault(way, []).append(each)
    return index
