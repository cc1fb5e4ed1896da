"""A document that is wanted to its parcel: every file that could be read on its way, and nothing else.

What a run on the disk itself would tell of the files is told of the parcel, too. Fails as the folders' own checks do.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pipeline.batching.parcels import Odd, Parcel, Tree
from pipeline.contracts import Job
from pipeline.errors import Fault
from pipeline.load import kept_by_git, stamps
from pipeline.reading.files import unreadable
from pipeline.sealing.listing import LIST
from pipeline.sealing.originals import packages
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.workspace import Workspace
from schemas.folders import SEALED
from schemas.origin import Origin

LARGEST: Final = 128 * 1024 * 1024
"""Bytes of one file that may travel; the largest that is read is a sixth of it."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What has been taken from a folder so far."""

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    odd: dict[str, Odd] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def take(self, places: Iterable[Path]) -> None:
        """Take what lies at these places, each as what it is."""
        for place in places:
            name = place.relative_to(self.root).as_posix()
            try:
                self._take(place, name)
            except FileNotFoundError:
                continue
            except Unsound as refused:
                self.faults.append(Fault(str(refused), refused.remedy, Origin(name)))
            except OSError as failure:
                self.faults.append(unreadable(name, failure))

    def _take(self, place: Path, name: str) -> None:
        mode = place.lstat().st_mode
        if stat.S_ISREG(mode):
            self.files[name] = read_regular(place, self.root, LARGEST)
        else:
            self.odd[name] = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "pipe"

    def tree(self, place: str) -> Tree:
        """Give what has been taken; `place` is what messages call the folder."""
        return Tree(place, self.files, self.odd)


def enclose(job: Job, workspace: Workspace) -> Parcel:
    """Take all that a document is made of.

    Raises:
        ZvitError: there is no such year, or its folders are not as they should be.
    """
    folder = workspace.folder(job.organization, job.year)
    taken = _Taken(workspace.root)
    form = f"{job.document}.docx"
    taken.take((workspace.templates / form, folder.organization / "templates" / form, folder.calendar))
    taken.take(_top(folder.organization, taken))
    taken.take(_years(workspace, job, taken))
    beside = replace(workspace, originals=None).sealed(job.organization, job.year)
    taken.take(_sealed(beside, job.document, taken))
    away = _away(workspace, job)
    kept = kept_by_git(folder) if stamps(folder) else ()
    faults = (*taken.faults, *(away.faults if away else ()), *kept)
    originals = away.tree(workspace.name(away.root)) if away else None
    return Parcel(replace(job, patience=0), taken.tree(str(workspace.root)), originals, faults)


def _away(workspace: Workspace, job: Job) -> _Taken | None:
    """Take the sealed packages that lie apart from the data."""
    if workspace.originals is None:
        return None
    taken = _Taken(workspace.originals)
    taken.take(_sealed(workspace.sealed(job.organization, job.year), job.document, taken))
    return taken


def _top(folder: Path, taken: _Taken) -> Iterator[Path]:
    """Give what lies in the folder itself and is no folder."""
    yield from (place for place in _entries(folder, taken) if place.is_symlink() or not place.is_dir())


def _years(workspace: Workspace, job: Job, taken: _Taken) -> Iterator[Path]:
    """Give the year and the one before it, by which it is judged; of the others the plans, to which links lead."""
    for year in workspace.years(job.organization):
        here = workspace.data / job.organization / str(year)
        if year in (job.year - 1, job.year):
            yield from _below(here, taken, _is_read)
        else:
            yield from sorted(here.glob("plan*.yaml"))


def _sealed(folder: Path, document: str, taken: _Taken) -> Iterator[Path]:
    """Give the last sealed package whole, the others as empty folders, and the list of them.

    Raises:
        ZvitError: the folder is not as it should be.
    """
    there = packages(folder, document)
    last = max((number for number, _ in there if number is not None), default=None)
    yield folder / LIST
    for number, place in there:
        if number is not None and number == last:
            yield from _below(place, taken, _all)
        else:
            yield place


def _below(folder: Path, taken: _Taken, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    """Give what lies below a folder and is no folder, or is an empty one; links are not followed."""
    if folder.is_symlink() or not folder.is_dir():
        yield folder
        return
    entries = [entry for entry in _entries(folder, taken) if wanted(entry)]
    yield from () if entries else (folder,)
    for entry in entries:
        yield from _below(entry, taken, wanted)


def _entries(folder: Path, taken: _Taken) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder))
    except OSError as failure:
        taken.faults.append(unreadable(folder.relative_to(taken.root).as_posix(), failure))
        return []


def _all(_place: Path) -> bool:
    return True


def _is_read(place: Path) -> bool:
    """Tell whether something of a year's folder counts: not sealed packages, nor what git and editors leave there."""
    name = place.name
    return name != SEALED and not name.startswith((".", "~$")) and not name.endswith("~")
