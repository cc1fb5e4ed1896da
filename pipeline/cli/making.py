"""One document, made and told of, whatever becomes of it."""

from __future__ import annotations

import os
import time

from pipeline.contracts import Converter, Job
from pipeline.produce import produce
from pipeline.telling.outcomes import Built, Failed
from pipeline.telling.speech import TRACE, understood
from pipeline.telling.summary import summary
from pipeline.workspace import Workspace


def attempt(job: Job, workspace: Workspace, office: Converter) -> Built | Failed:
    """Make one document; give what became of it, whatever that is."""
    started = time.monotonic()
    try:
        produced = produce(job, workspace, office)
        said = summary(produced, workspace, time.monotonic() - started)
        return Built(job, produced, workspace, said)
    except Exception as failure:
        if TRACE in os.environ:
            raise
        return Failed(understood(failure), job)
