"""The journey of a publication copy: today's document, what is withheld left out and proven absent, put in its folder.

Fails as the making of a document does; if the document is not ready to be published; if something withheld was left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Final

from pipeline.claiming import claimed
from pipeline.contracts import Converter, Job
from pipeline.errors import DataFaults, Fault, NotProven
from pipeline.outputs.page import Download, page_with
from pipeline.packages.opening import Package
from pipeline.preparing import Ready, prepare
from pipeline.produce import made
from pipeline.publishing.datapackage import DATAPACKAGE, datapackage, misfits, title_of
from pipeline.publishing.proving import prove_absent
from pipeline.publishing.redacting import redacted
from pipeline.publishing.sound import sound_signatures
from pipeline.publishing.withheld import Withheld, withheld
from pipeline.render import printable
from pipeline.sealing.readiness import refuse_unready
from pipeline.shelving import shelve, unchanged
from pipeline.summarizing.composing import composed
from pipeline.summarizing.counting import summarized
from pipeline.summarizing.sheet import Sheet
from pipeline.summarizing.typesetting import SUMMARY_PDF, printed
from pipeline.verify import broken_promises
from pipeline.workspace import Workspace
from schemas.document import Document

PAGE: Final = "index.html"
"""The name under which a site opens the page of a folder."""
_SCHEMA: Final = "document.schema.json"


@dataclass(frozen=True, slots=True)
class Published:
    """A publication copy, finished."""

    document: Document
    folder: Path
    files: tuple[str, ...]
    removed: tuple[str, ...]
    """The passages that are not in it."""
    unchanged: bool
    without_sealed: bool
    """Whether it has neither the sealed PDF nor its signatures, for those say what is withheld."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is to be published, and what must not be read in it."""

    ready: Ready
    secrets: tuple[Withheld, ...]
    removed: tuple[str, ...]


def publish(job: Job, workspace: Workspace, office: Converter) -> Published:
    """Make the publication copy of one document, and put it beside the document in `build/`.

    Raises:
        ZvitError: what keeps it from being made; the copy that was there before is as it was.
    """
    folder = workspace.shelf(job.organization, job.year, job.document, "publication")
    with claimed(folder, job.patience):
        ready = prepare(job, workspace)
        _refuse_amended(ready)
        copy = _copy(ready)
        files = _with_descriptions(copy, _printed(copy, office))
        prove_absent(files, copy.secrets, copy.removed)
        same = unchanged(folder, files)
        if not same:
            shelve(folder, files)
    return Published(copy.ready.enriched.document, folder, tuple(files), copy.removed, same, _without_sealed(ready))


def _refuse_amended(ready: Ready) -> None:
    """Let a document pass that is printed as it was sealed, or was never sealed."""
    sealed, document = ready.standing.sealed, ready.enriched.document
    if sealed and not ready.standing.is_printed_alike:
        reason = f"запечатано № {sealed.manifest.number}, а дані відтоді змінилися, і цієї зміни ще не запечатано"
        only = "" if document.kind == "report" else f" DOCUMENT={document.kind}"
        remedy = f"Спершу запечатайте її: make seal YEAR={document.year}{only}; або поверніть дані. Що змінилося, каже"
        raise DataFaults([Fault(reason, f"{remedy} make report YEAR={document.year}", place=document.title)])


def _copy(ready: Ready) -> _Copy:
    """Leave out what the organization withholds, and see that the rest can be printed and described."""
    faults: list[Fault] = []
    document = ready.enriched.document
    secrets = withheld(ready.report.organization, document, faults.append)
    left = redacted(document, secrets)
    faults += misfits(left.document)
    fit = printable(left.document, ready.printable.form, ready.printable.layout, faults.append)
    if faults or fit is None:
        raise DataFaults(faults)
    enriched = replace(ready.enriched, document=left.document)
    return _Copy(replace(ready, enriched=enriched, printable=fit), secrets, left.removed)


def _printed(copy: _Copy, office: Converter) -> dict[str, bytes]:
    """Print the copy as any document, if it is ready; the working copy is not for publication.

    Of a sealed document its own bytes are published, with the signatures that were added to it; unless anything may be
    left out, for then it is another document.
    """
    sealed = _kept(copy.ready)
    signed = sound_signatures(sealed) if sealed else {}
    verified = made(copy.ready, office)
    refuse_unready(verified)
    files = {name: content for name, content in verified.files.items() if not name.endswith(".docx")}
    kept = sealed.files if sealed else {}
    return {name: kept.get(name, content) for name, content in files.items()} | signed


def _without_sealed(ready: Ready) -> bool:
    return ready.standing.sealed is not None and bool(ready.report.organization.publication.redact)


def _kept(ready: Ready) -> Package | None:
    """Give the sealed package whose own bytes are published."""
    return None if _without_sealed(ready) else ready.standing.sealed


def _with_descriptions(copy: _Copy, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Add the year's summary, the page that shows it and the files, and what tells programs of them."""
    document, sheet = copy.ready.enriched.document, _sheet(copy.ready)
    files = {**files, SUMMARY_PDF: printed(sheet)} if sheet else files
    licence = copy.ready.report.organization.publication.licence
    schema = (resources.files("schemas") / "json" / _SCHEMA).read_bytes()
    described = {PAGE: _page(document, files, sheet), **files, f"{document.kind}.schema.json": schema}
    return {**described, DATAPACKAGE: datapackage(document, described, licence)}


def _sheet(ready: Ready) -> Sheet | None:
    """Give the year's summary, if the document tells what became of the measures: a sealed one as it was sealed."""
    document, last_year, sealed = ready.enriched.document, ready.enriched.last_year, _kept(ready)
    if sealed:
        known = {figure.name: value for figure, value in zip(document.figures, last_year, strict=True)}
        document = sealed.document
        last_year = tuple(known.get(figure.name) for figure in document.figures)
    return composed(summarized(document, last_year)) if document.outcomes else None


def _page(document: Document, files: Mapping[str, bytes], sheet: Sheet | None) -> bytes:
    """Write the page, and read it back."""
    output = page_with([Download(name, title_of(name), len(content)) for name, content in files.items()], sheet)
    written = output.write(document)
    if faults := tuple(broken_promises(document, [output], {output.name(document): written})):
        raise NotProven(*faults)
    return written
