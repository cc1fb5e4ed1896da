"""A job to its run over the store: whether anything has changed since the last one, its stages, its record.

Fails as looking at the workspace does; without the store a run is as one for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.claiming import left
from pipeline.contracts import Job
from pipeline.errors import ZvitError
from pipeline.keeping import records
from pipeline.keeping.depending import dependencies
from pipeline.keeping.looking import FOLDER, Seen, inside
from pipeline.keeping.records import Changed, Record
from pipeline.keeping.remembering import Memory
from pipeline.keeping.stages import Stage, Stages
from pipeline.keeping.store import Store, Unread
from pipeline.keeping.surroundings import Sources, surroundings
from pipeline.untrusted.locks import is_lock
from pipeline.workspace import Workspace

_SHELF = "shelf"
_UNPRINTED = frozenset({"day", "git", "last year", "plans", "dictionary", "sealed"})
"""The groups of what seldom changes a document: it may, and then LibreOffice starts later."""


class Keeping:
    """What a workspace keeps of its runs, and what there is of the machine, looked at once."""

    def __init__(self, workspace: Workspace, store: Store, sources: Sources | None = None) -> None:
        """Take the workspace, its store, and where things are on this machine if not where they usually are."""
        self.workspace = workspace
        self.store = store
        self._sources = sources
        self._memory = Memory(store)

    @cached_property
    def surroundings(self) -> Mapping[str, Seen]:
        """What there is of the machine."""
        return surroundings(self._memory.hash, self._sources)

    @property
    def starts_anew(self) -> bool:
        """Whether nothing that is kept is asked for, whatever there is."""
        return isinstance(self.store, Unread)

    def remember(self) -> None:
        """Keep the hashes of what was read of the machine."""
        self._memory.keep()

    def remembers(self, job: Job) -> bool:
        """Tell whether there is a record of an earlier run of the job."""
        return records.get(job, self.store) is not None

    def run(self, job: Job) -> Run:
        """Look at all that a job's document depends on.

        Raises:
            ZvitError: there is no such year.
            OSError: something cannot be read.
        """
        seen = {**dependencies(job, self.workspace), **self.surroundings}
        return Run(self, job, seen, records.get(job, self.store))


@dataclass(frozen=True, slots=True)
class Run:
    """A job, and what there was of all that its document depends on when the run began."""

    keeping: Keeping
    job: Job
    seen: Mapping[str, Seen]
    last: Record | None
    """The job's last run."""

    def stages(self) -> Stages:
        """Give the stages of this run."""
        return Stages(self.keeping.store, self.keeping.surroundings)

    def changed(self) -> tuple[Changed, ...]:
        """Give what is not what it was when the document was last made; everything if it never was."""
        return records.changes(self.last.seen if self.last else {}, self.seen)

    def unchanged(self) -> Record | None:
        """Give the last run if nothing has changed since, its finished files included; and nothing lies half-done."""
        if self.last is None or self.last.seen != self.seen:
            return None
        with suppress(OSError):  # then it is not seen to be as it was
            return self.last if self._shelf() == self.last.shelf and not any(left(self._folder)) else None
        return None

    def expects_export(self) -> bool:
        """Tell whether something has changed by which LibreOffice may have to be started."""
        return any(each.group not in _UNPRINTED for each in self.changed())

    def kept_last(self, stage: str) -> bytes | None:
        """Give what is kept of what a stage made in the last run."""
        parts = self.last.stages.get(stage) if self.last else None
        return self.keeping.store.get(stage, Stage(stage, parts).key) if parts else None

    def keep(self, shelf: Mapping[str, str], told: Sequence[str], stages: Stages) -> None:
        """Keep what was made, and the record of this run unless something has changed while it was at work.

        `shelf` gives the hash of each finished file, `told` what was said of them.
        """
        stages.settle()
        self.keeping.remember()
        with suppress(OSError, ZvitError):  # what is gone by now has changed, too
            if {**dependencies(self.job, self.keeping.workspace), **self.keeping.surroundings} == self.seen:
                self._record(shelf, told, stages)

    def _record(self, shelf: Mapping[str, str], told: Sequence[str], stages: Stages) -> None:
        passed = {name: stage.parts for name, stage in stages.passed.items()}
        files = {f"{_SHELF}/": FOLDER, **{f"{_SHELF}/{name}": shelf[name] for name in shelf}}
        records.put(Record(self.seen, files, tuple(told), passed), self.job, self.keeping.store)

    @property
    def _folder(self) -> Path:
        job = self.job
        return self.keeping.workspace.shelf(job.organization, job.year, job.document)

    def _shelf(self) -> Seen:
        return inside(str(self._folder), _SHELF, is_lock)
