"""The whole journey of one document, in the order it happens. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipeline import proofs
from pipeline.claiming import claimed
from pipeline.contracts import Archived, Converter, Job, Proven, Provenance, Verified
from pipeline.enrich import Judgement
from pipeline.errors import DataFaults, ZvitError
from pipeline.keeping.stages import Stages
from pipeline.loading import loading
from pipeline.preparing import Ready, Unjudged, judged, judgement, unjudged
from pipeline.printing import printing
from pipeline.tools.beside import Beside, Work, in_this_process
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


def produce(
    job: Job, workspace: Workspace, office: Converter, stages: Stages | None = None, aside: Beside = in_this_process
) -> Produced:
    """Turn one organization's year of data into one archived document.

    Raises:
        ZvitError: what keeps the document from being made; the outputs are as they were.
    """
    shelf = workspace.shelf(job.organization, job.year, job.document)
    with claimed(shelf, job.patience):
        finished = finish(job, workspace, office, stages, aside)
        with loading():
            from pipeline.archive import archive
        archived = archive(finished.verified, finished.provenance, shelf)
    return on_shelf(finished, archived)


def finish(
    job: Job, workspace: Workspace, office: Converter, stages: Stages | None = None, aside: Beside = in_this_process
) -> Finished:
    """Turn one organization's year of data into one proven document; nothing is written where others look.

    LibreOffice starts while the data are read, and prints while the rules read what they make, in a process `aside`;
    in another one, PDFium reads the finished PDF while it is read by its tags.
    Over `stages`, files that were proven once are taken if nothing of what they hang on has changed.

    Raises:
        ZvitError: what keeps the document from being made.
    """
    with office.warm() as warm:
        document = unjudged(job, workspace)
        with aside(partial(_judgement, document)) as judging:
            try:
                files = _files(document, warm, stages, judging.advance, aside)
            except ZvitError:
                _tell_data_first(judging)
                raise
            said, programs = judging()
    ready = judged(document, said)
    with loading():
        from pipeline.verify import verified
    provenance = provenance_of(ready, {**programs, **office.versions})
    return Finished(ready, verified(ready.enriched, files), provenance, office.confinement)


def _tell_data_first(judging: Work[object]) -> None:
    """Tell what is wrong with the data before what is wrong with the machine; whatever else fails here is not told.

    Raises:
        DataFaults: the rules find errors.
    """
    try:
        judging()
    except DataFaults:
        raise
    except Exception:  # noqa: BLE001 - what has failed already is told
        return


def _judgement(document: Unjudged) -> tuple[Judgement, Mapping[str, str]]:
    """Let the rules read a document; tell by what programs it is made, some of which have to be asked."""
    with loading():
        from pipeline.tools.versions import versions
    return judgement(document), dict(versions())


def _files(
    document: Unjudged, office: Converter, stages: Stages | None, meanwhile: Callable[[], object], aside: Beside
) -> Proven:
    """Give the proven files of a document: those that are kept, or fresh ones, and `meanwhile` done beside them."""
    kept = proofs.find(document, stages) if stages else None
    if kept:
        return kept
    with printing(document.printable, document.pdfa, office) as started:
        with loading():
            import pipeline.archive  # noqa: F401 - it comes next; LibreOffice is at work
            from pipeline.finishing import proven
        files = proven(started, meanwhile, aside)
    if stages:
        proofs.keep(files, document, stages)
    return files


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
