"""One document, made and told of, whatever becomes of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from time import monotonic

from pipeline import proofs
from pipeline.contracts import Converter, Job
from pipeline.keeping.exports import Kept
from pipeline.keeping.run import Run
from pipeline.keeping.stages import Stages
from pipeline.loading import loading
from pipeline.produce import Produced, produce
from pipeline.telling.outcomes import Built, Failed
from pipeline.telling.speech import TRACE, understood
from pipeline.telling.store import unkept
from pipeline.tools.beside import beside
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Making:
    """One document that is to be made."""

    job: Job
    workspace: Workspace
    run: Run | None
    """What there is of all that it depends on; None if that could not be read, so that nothing is taken or kept."""
    started: float
    why: bool

    def outcome(self, office: Converter) -> Built | Failed:
        """Make it; give what became of it, whatever that is."""
        try:
            return self._kept(self.run, office) if self.run else self._built(self._produced(office))
        except Exception as failure:
            if TRACE in os.environ:
                raise
            return Failed(understood(failure), self.job)

    def _produced(self, office: Converter, stages: Stages | None = None) -> Produced:
        return produce(self.job, self.workspace, office, stages, partial(beside, understood=understood))

    def _kept(self, run: Run, office: Converter) -> Built:
        """Make it over what is kept, and keep what was made."""
        stages, last = run.stages(), run.kept_last(proofs.STAGE)
        produced = self._produced(Kept(office, stages, run.expects_export()), stages)
        with loading():
            from pipeline.telling.summary import facts
        run.keep(produced.archived.files, tuple(facts(produced, self.workspace)), stages)
        more = self._why(run, stages, last, produced) if self.why else ()
        return self._built(produced, *more, *unkept(run.keeping.store))

    def _why(self, run: Run, stages: Stages, last: bytes | None, produced: Produced) -> Iterator[str]:
        from pipeline.telling.why import why

        before = proofs.content_of(last, self.job.document) if last else None
        return why(run, stages, before, produced.verified.document, produced.archived)

    def _built(self, produced: Produced, *more: str) -> Built:
        with loading():
            from pipeline.telling.summary import summary
        said = summary(produced, self.workspace, monotonic() - self.started, *more)
        return Built(self.job, produced, self.workspace, said)
