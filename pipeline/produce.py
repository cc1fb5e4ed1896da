"""The whole journey of one document, in the order it happens. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.archive import archive
from pipeline.claiming import claimed
from pipeline.contracts import Archived, Converter, Enriched, Job, Provenance, Verified
from pipeline.preparing import Ready, judged, unjudged
from pipeline.printing import Printing, printing
from pipeline.sealing.standing import Standing
from pipeline.tools.versions import versions
from pipeline.verify import verify, working_files
from pipeline.workspace import Workspace
from schemas.report import Report


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


def produce(job: Job, workspace: Workspace, office: Converter) -> Produced:
    """Turn one organization's year of data into one archived document.

    Raises:
        ZvitError: what keeps the document from being made; the outputs are as they were.
    """
    shelf = workspace.shelf(job.organization, job.year, job.document)
    with claimed(shelf, job.patience):
        finished = finish(job, workspace, office)
        archived = archive(finished.verified, finished.provenance, shelf)
    return on_shelf(finished, archived)


def finish(job: Job, workspace: Workspace, office: Converter) -> Finished:
    """Turn one organization's year of data into one proven document; nothing is written where others look.

    LibreOffice starts while the data are read, and works while the rules read what they make.

    Raises:
        ZvitError: what keeps the document from being made.
    """
    with office.warm() as warm:
        document = unjudged(job, workspace)
        with printing(document.printable, document.pdfa, warm) as started:
            ready = judged(document)
            programs = {**versions(), **office.versions}
            verified = _proven(started, ready.enriched)
    return Finished(ready, verified, provenance_of(ready, programs), office.confinement)


def made(ready: Ready, office: Converter) -> Verified:
    """Print, convert and prove a document that is ready.

    Raises:
        ZvitError: the converter fails, or the finished files do not say what the content says.
    """
    with printing(ready.printable, ready.pdfa, office) as started:
        return _proven(started, ready.enriched)


def _proven(started: Printing, enriched: Enriched) -> Verified:
    """Prove what can be proven while LibreOffice works, then the rest."""
    beside = working_files(enriched.document, started.docx, started.heads)
    docx, paper = started.finished()
    if docx != beside.docx:
        beside = working_files(enriched.document, docx, started.heads)
    return verify(enriched, beside, paper, started.pdfa)


def on_shelf(finished: Finished, archived: Archived) -> Produced:
    """Give a finished document with where it lies."""
    return Produced(finished.ready, finished.verified, finished.provenance, finished.confinement, archived)


def provenance_of(ready: Ready, versions: Mapping[str, str]) -> Provenance:
    """Tell what a document is made of, and with programs of which versions."""
    template = {ready.template.name: hashlib.sha256(ready.template.content).hexdigest()}
    return Provenance(ready.facts.inputs, template, versions, ready.standing.amendment)
