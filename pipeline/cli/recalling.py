"""A document is made, unless it lies there just as it would be made: then nothing that takes long is loaded."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

from pipeline.contracts import Converter, Job
from pipeline.errors import ZvitError
from pipeline.keeping.run import Keeping, Run
from pipeline.keeping.store import Store, Unread
from pipeline.loading import loading
from pipeline.telling import Telling
from pipeline.telling.keeping import again
from pipeline.telling.outcomes import Built, Failed, Unchanged
from pipeline.tools.limits import Limits
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Wishes:
    """How the documents of a run are wished for."""

    telling: Telling
    workspace: Workspace
    limits: Limits
    """What the environment allows LibreOffice."""
    why: bool
    """Whether to say what was made again, and why."""
    fresh: bool
    """Whether to make everything anew."""

    @cached_property
    def keeping(self) -> Keeping:
        """What the workspace keeps of earlier runs."""
        return Keeping(self.workspace, (Unread if self.fresh else Store)(self.workspace.build))

    @cached_property
    def office(self) -> Converter:
        """LibreOffice, asked once of what it is."""
        with loading():
            from pipeline.tools.soffice import Office
        return Office(**self.limits)

    def outcome(self, job: Job) -> Built | Unchanged | Failed:
        """Make one document, or see that it need not be made; give what became of it, whatever that is."""
        started = monotonic()
        if not self.keeping.remembers(job):
            with self.office.warm() as warm:  # it starts while the rest of the program is loaded and all is looked at
                return self._made(job, self._look(job), warm, started)
        run = self._look(job)
        if run and self.telling.is_for_people and (unchanged := self._unchanged(run, started)):
            return unchanged
        with self.office.warm() if run is None or run.expects_export() else nullcontext(self.office) as warm:
            return self._made(job, run, warm, started)

    def _made(self, job: Job, run: Run | None, office: Converter, started: float) -> Built | Failed:
        with loading():
            from pipeline.cli.making import Making
        return Making(job, self.workspace, run, started, self.why).outcome(office)

    def _look(self, job: Job) -> Run | None:
        """Look at all that the document depends on; what cannot be read, is told when the document is made of it."""
        try:
            return self.keeping.run(job)
        except (OSError, ZvitError):
            return None

    def _unchanged(self, run: Run, started: float) -> Unchanged | None:
        record = run.unchanged()
        if record is None:
            return None
        self.keeping.remember()
        why: tuple[str, ...] = ()
        if self.why:
            with loading():
                from pipeline.telling.why import unchanged
            why = tuple(unchanged(run.seen))
        return Unchanged(run.job, again(record, monotonic() - started, *why))
