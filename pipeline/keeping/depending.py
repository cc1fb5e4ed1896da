"""A job to all in its workspace that its document depends on: data, other years, template, sealed packages, the day.

Each group is what `looking` sees of it, by names from the workspace's root. Fails with what the system says if a file
cannot be read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.contracts import Job, YearFolder
from pipeline.keeping.looking import Seen, at, inside
from pipeline.keeping.secrecy import folded
from pipeline.untrusted.locks import is_lock
from pipeline.workspace import Workspace
from schemas.folders import PRIVATE, SEALED

_PLANS: Final = "plan*.yaml"


def dependencies(job: Job, workspace: Workspace) -> dict[str, Seen]:
    """Give what there is of each group, hashed anew."""
    year = workspace.folder(job.organization, job.year)
    before = replace(year, year=year.organization / str(job.year - 1))
    return {
        "data": {**_folders(year), **_common(year), **_year(year)},
        "last year": _year(before),
        "plans": _plans(year, without=(year.year.name, before.year.name)),
        "template": _template(job, workspace),
        "sealed": _sealed(job, workspace),
        "git": {**_published(year), **_published(before)},
        "day": {f"{job.today:%d.%m.%Y}": "today"},
    }


def _seen(file: Path, folder: YearFolder) -> Seen:
    return at(str(file), folder.name(file))


def _folders(folder: YearFolder) -> Seen:
    return {name: what for place in (folder.data, folder.organization) for name, what in _seen(place, folder).items()}


def _common(folder: YearFolder) -> Seen:
    """Give the calendar, and the files that the organization has for all years."""
    seen = _seen(folder.calendar, folder)
    for file in sorted(folder.organization.iterdir()):
        if not is_lock(file.name) and (file.is_symlink() or not file.is_dir()):
            seen |= _seen(file, folder)
    return seen


def _year(folder: YearFolder) -> Seen:
    """Give a year's files; those beside an open table are not read: only who has it open may be let to."""
    return folded(inside(str(folder.year), folder.name(folder.year), lambda name: name == SEALED or is_lock(name)))


def _plans(folder: YearFolder, without: tuple[str, ...]) -> Seen:
    """Give the plans of the other years: a measure may have been put off from any of them."""
    found = (file for file in sorted(folder.organization.glob(f"*/{_PLANS}")) if file.parent.name not in without)
    places = (place for file in found for place in (file.parent, file))
    return {name: what for place in places for name, what in _seen(place, folder).items()}


def _template(job: Job, workspace: Workspace) -> Seen:
    """Give the template, and each folder on the way to it."""
    seen: Seen = {}
    for file in workspace.template_files(job.organization, job.document):
        seen |= at(str(file.parent), workspace.name(file.parent)) | at(str(file), workspace.name(file))
    return seen


def _sealed(job: Job, workspace: Workspace) -> Seen:
    """Give the year's sealed packages with the list of them, beside the data and where they lie apart."""
    seen: Seen = {}
    for each in (replace(workspace, originals=None), workspace):
        folder = each.sealed(job.organization, job.year)
        seen |= inside(str(folder), workspace.name(folder))
    return seen


def _published(folder: YearFolder) -> Seen:
    """Give the private files that git keeps; it is asked only if there are private files."""
    if next(folder.year.rglob(PRIVATE), None) is None:
        return {}
    from pipeline.tools.git import kept  # noqa: PLC0415 - to start programs takes long to load, and few ask git

    return folded(dict.fromkeys(kept(folder.year, f"**/{PRIVATE}/**"), "in git"))
