"""What this run and those before it have come to, as one register: of each document the last that is known.

A run over a list, or of one kind of document, leaves the rows of all others as they were; a row goes when its
organization or year does. What is torn or foreign in the file is as if it were not. Nothing can fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from pipeline.batching.finding import Wanted
from pipeline.batching.outcome import Results
from pipeline.workspace import Workspace
from schemas.answer import Notice
from schemas.batch import Entry, Register

REGISTER: Final = "results.json"


def register(shelf: Path, root: Path) -> Register:
    """Read what lies on the shelf of results; nothing if that is of a search that began elsewhere than at `root`."""
    way = os.path.relpath(root, shelf)
    with suppress(OSError, ValidationError):
        found = Register.model_validate_json((shelf / REGISTER).read_bytes())
        if found.root == way:
            return found
    return Register(root=way)


def together(results: Results, before: Register, noted: Iterable[Entry], root: Path, *, all_sought: bool) -> Results:
    """Give the results with what is known besides: by the register, and by the journal of a run that was killed.

    `all_sought` says whether every folder was looked at; if not, what was wrong with them before still is.
    """
    there = _finder(root)
    known = {whose(entry): entry for entry in (*noted, *before.entries)}
    rows = {wanted: entry for wanted, entry in known.items() if there(wanted)}
    rows |= {whose(entry): _with_name(entry, known.get(whose(entry))) for entry in results.entries}
    faults = dict.fromkeys((*(() if all_sought else _of_folders(before)), *results.faults))
    return replace(results, entries=tuple(rows[wanted] for wanted in sorted(rows)), faults=tuple(faults))


def written(results: Results, way: str) -> bytes:
    """Write the register; `way` leads from it to where the search began."""
    told = Register(root=way, entries=tuple(results.entries), faults=tuple(results.faults))
    return (told.model_dump_json(exclude_none=True, indent=1) + "\n").encode()


def whose(entry: Entry) -> Wanted:
    """Give the document that an entry is of."""
    document = entry.document
    return Wanted(entry.workspace, document.organization or "", document.year or 0, document.document or "")


def _with_name(entry: Entry, before: Entry | None) -> Entry:
    """Let a document that nobody came to keep its organization's name."""
    return entry if entry.name or before is None else entry.evolve(name=before.name)


def _of_folders(before: Register) -> Iterator[Notice]:
    """Give what was wrong with folders; a line of a list concerns that list."""
    return (fault for fault in before.faults if fault.file is None)


def _finder(root: Path) -> Callable[[Wanted], bool]:
    """Give what tells whether an organization still has a year."""

    @cache
    def years(place: str, organization: str) -> tuple[int, ...]:
        workspace = Workspace(root / place)
        return workspace.years(organization) if organization in organizations(place) else ()

    @cache
    def organizations(place: str) -> frozenset[str]:
        return frozenset(Workspace(root / place).organizations())

    return lambda wanted: wanted.year in years(wanted.place, wanted.organization)
