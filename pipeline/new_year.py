"""A year's data to a folder with the draft of the next year's: made beside it, judged, and put in its place whole.

Refused: a year that is there already, a last year that is missing or has faults. Last year's data are not touched.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.claiming import claimed
from pipeline.contracts import Job, YearFolder
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, Fault, UsageError
from pipeline.load import load
from pipeline.merge import merge
from pipeline.newyear.files import Year, draft_year, wanted
from pipeline.newyear.notes import Note
from pipeline.newyear.years import Shift
from pipeline.put_off import chains
from pipeline.reading.files import read_bytes
from pipeline.shelving import settle
from pipeline.workspace import Workspace
from schemas.figures import Figures
from schemas.folders import SEALED
from schemas.report import Report


@dataclass(frozen=True, slots=True)
class Begun:
    """A year that was drafted."""

    job: Job
    shift: Shift
    folder: Path
    files: tuple[str, ...]
    notes: tuple[Note, ...]
    measures: tuple[int, int]
    """How many the plan had, and has."""


def begin_year(job: Job, since: int, workspace: Workspace) -> Begun:
    """Draft the data of the year `job` from those of the year `since`.

    Raises:
        UsageError: the new year is there already, or the old one is not.
        DataFaults: the old year's data have faults, or the plan cannot be composed of them for the new year.
        FilesUnusable: the disk refuses; there is no new folder then.
        Busy: another run is drafting.
    """
    if since >= job.year:
        raise UsageError(Fault(f"{job.year} рік не складають з {since}: він не пізніший", "Перевірте --from і YEAR"))
    shelf = workspace.upcoming(job.organization, job.year)
    with claimed(shelf, job.patience):
        workspace.upcoming(job.organization, job.year)  # another run may have made it while this one waited
        old = workspace.folder(job.organization, since)
        year = _loaded(old, job, since, workspace)
        shift = Shift(since, job.year)
        drafted = draft_year(year, shift)
        made = list[Report]()

        def furnish(fresh: Path) -> None:
            _write(drafted.files, old.year, fresh)
            made.append(_judged(replace(old, year=fresh), job))
            workspace.upcoming(job.organization, job.year)

        settle(shelf, furnish)
    (after,) = made
    measures = len(year.report.measures()), len(after.measures())
    return Begun(job, shift, shelf, tuple(drafted.files), drafted.notes, measures)


def _loaded(old: YearFolder, job: Job, since: int, workspace: Workspace) -> Year:
    """Give last year as its files have it; what its plan cannot be composed of is told, too."""
    faults = list[Fault]()
    facts = load(old, job.organization, since, faults.append)
    report = merge(facts, faults.append, dt.date(since, 12, 31))
    if report:
        DOCUMENTS["plan"].compose(report, job.today, faults.append)
    if report is None or faults:
        raise DataFaults(faults)
    files = {name: content for name in wanted(report) if (content := read_bytes(old, old.year / name, faults.append))}
    if faults:
        raise DataFaults(faults)
    figures = {
        str(name): each for fact in facts.facts if isinstance(fact, Figures) for name, each in fact.figures.items()
    }
    others = tuple(sorted(set(_names(old.year)) - files.keys()))
    return Year(report, figures, chains(workspace, job.organization, report.plan), files, others)


def _names(year: Path) -> Iterator[str]:
    """Give the names of all files of a year but the sealed ones, and what editors leave behind."""
    for where, inside, names in os.walk(year):
        inside[:] = [name for name in inside if name != SEALED and not name.startswith(".")]
        left = (name for name in names if name.startswith((".", "~$")) or name.endswith("~"))
        yield from (Path(where, name).relative_to(year).as_posix() for name in set(names).difference(left))


def _judged(fresh: YearFolder, job: Job) -> Report:
    """Read the drafted files as a build would: that of which no plan can be composed is not put in its place."""
    faults = list[Fault]()
    report = merge(load(fresh, job.organization, job.year, faults.append), faults.append)
    if report:
        DOCUMENTS["plan"].compose(report, job.today, faults.append)
    if report is None or faults:
        raise DataFaults(_of_draft(fault, fresh) for fault in faults)
    return report


def _of_draft(fault: Fault, fresh: YearFolder) -> Fault:
    """Name no file of a folder that will not be there."""
    inside = f"{fresh.name(fresh.year)}/"
    if fault.origin is None or not fault.origin.file.startswith(inside):
        return fault
    return replace(fault, origin=None, place=f"чернетка {fault.origin.file.removeprefix(inside)}")


def _write(files: Mapping[str, bytes], old: Path, fresh: Path) -> None:
    """Write the files; whoever may not read last year's, may not read these."""
    shutil.copymode(old, fresh)
    for name, content in files.items():
        for folder in reversed([*PurePath(name).parents][:-1]):
            (fresh / folder).mkdir(exist_ok=True)
            shutil.copymode(old / folder, fresh / folder)
        (fresh / name).write_bytes(content)
        shutil.copymode(old / name, fresh / name)
