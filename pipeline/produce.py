"""The whole journey of one document, in the order it happens. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import proofs
from pipeline.archive import archive
from pipeline.claiming import claimed
from pipeline.contracts import Archived, Converter, Job, Provenance, Verified
from pipeline.keeping.stages import Stages
from pipeline.loading import loading
from pipeline.preparing import Ready, judged, unjudged
from pipeline.printing import printing
from pipeline.tools.versions import versions
from pipeline.workspace import Workspace
from schemas.report import Report

if TYPE_CHECKING:
    from pipeline.sealing.standing import Standing


@dataclass(frozen=True, slots=True)
class Finished:
    """A proven document that lies on no shelf yet, and what it was made of."""

    ready: Ready
    verified: Verified
    provenance: Provenance
    confinement: str
    """How the converter was confined; the files do not depend on it."""

    @property
    def report(self) -> Report:
        """What it was composed of."""
        return self.ready.report

    @property
    def standing(self) -> Standing:
        """How it stands to the last sealed one."""
        return self.ready.standing


@dataclass(frozen=True, slots=True)
class Produced(Finished):
    """A finished document on its shelf."""

    archived: Archived


def produce(job: Job, workspace: Workspace, office: Converter, stages: Stages | None = None) -> Produced:
    """Turn one organization's year of data into one archived document.

    Raises:
        ZvitError: what keeps the document from being made; the outputs are as they were.
    """
    shelf = workspace.shelf(job.organization, job.year, job.document)
    with claimed(shelf, job.patience):
        finished = finish(job, workspace, office, stages)
        archived = archive(finished.verified, finished.provenance, shelf)
    return on_shelf(finished, archived)


def finish(job: Job, workspace: Workspace, office: Converter, stages: Stages | None = None) -> Finished:
    """Turn one organization's year of data into one proven document; nothing is written where others look.

    LibreOffice starts while the data are read, and works while the rules read what they make. Over `stages`, files that
    were proven once are taken if nothing of what they hang on has changed.

    Raises:
        ZvitError: what keeps the document from being made.
    """
    with office.warm() as warm:
        document = unjudged(job, workspace)
        files = proofs.find(document, stages) if stages else None
        if files:
            ready, programs = judged(document), {**versions(), **office.versions}
        else:
            with printing(document.printable, document.pdfa, warm) as started:
                ready, programs = judged(document), {**versions(), **office.versions}
                with loading():
                    from pipeline.finishing import proven
                files = proven(started)
            if stages:
                proofs.keep(files, document, stages)
    with loading():
        from pipeline.verify import verified
    return Finished(ready, verified(ready.enriched, files), provenance_of(ready, programs), office.confinement)


def made(ready: Ready, office: Converter) -> Verified:
    """Print, convert and prove a document that is ready.

    Raises:
        ZvitError: the converter fails, or the finished files do not say what the content says.
    """
    with loading():
        from pipeline.finishing import proven
        from pipeline.verify import verified
    with printing(ready.printable, ready.pdfa, office) as started:
        return verified(ready.enriched, proven(started))


def on_shelf(finished: Finished, archived: Archived) -> Produced:
    """Give a finished document with where it lies."""
    return Produced(finished.ready, finished.verified, finished.provenance, finished.confinement, archived)


def provenance_of(ready: Ready, versions: Mapping[str, str]) -> Provenance:
    """Tell what a document is made of, and with programs of which versions."""
    template = {ready.template.name: hashlib.sha256(ready.template.content).hexdigest()}
    return Provenance(ready.facts.inputs, template, versions, ready.standing.amendment)
