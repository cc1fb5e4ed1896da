"""A document that is ready to its sealed package: frozen once, numbered, never replaced.

Refused: a draft, a finding that waits for a person, a sealed package before it that is damaged.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.claiming import claimed
from pipeline.contracts import Converter, Job
from pipeline.packages.making import make_package
from pipeline.packages.opening import Package, open_package
from pipeline.packing import pack
from pipeline.produce import Produced, produce
from pipeline.sealing.listing import enter
from pipeline.sealing.originals import packages
from pipeline.sealing.readiness import refuse_unready
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sealed:
    """A document and its sealed package."""

    produced: Produced
    package: Package
    was_there: bool
    """Whether the same had been sealed before, so that nothing was written."""


def seal(job: Job, workspace: Workspace, office: Converter) -> Sealed:
    """Make the document, and freeze its package under the next number unless the last one is the same; list it.

    Raises:
        DataFaults: it is a draft, or findings are unresolved; the sealed packages are as they were.
        ZvitError: what else keeps it from being made; likewise.
    """
    folder = workspace.sealed(workspace.folder(job.organization, job.year).organization.name, job.year)
    with _alone_in(folder, job):
        produced = produce(job, workspace, office)
        refuse_unready(produced.verified)
        place = folder / f"{job.document}-{produced.standing.number}"
        if not produced.standing.is_sealed:
            make_package(pack(produced, workspace, produced.standing.number), place)
        package = open_package(place)
        enter(folder, place.name, package.manifest_hash)
    return Sealed(produced, package, was_there=produced.standing.is_sealed)


@contextmanager
def _alone_in(folder: Path, job: Job) -> Iterator[None]:
    """Keep other seals away, sweep what a killed one left half-written, and leave no empty folder behind."""
    upcoming = len(packages(folder, job.document)) + 1
    with claimed(folder / f"{job.document}-{upcoming}", job.patience):
        try:
            yield
        finally:
            with suppress(OSError):
                folder.rmdir()
