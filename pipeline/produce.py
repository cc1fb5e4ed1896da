"""The whole journey of one document, in the order it happens. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from pipeline.archive import archive
from pipeline.claiming import claimed
from pipeline.contracts import (
    Archived,
    Circumstances,
    Converter,
    Docx,
    Enriched,
    Facts,
    Job,
    Provenance,
    Template,
    Verified,
)
from pipeline.convert import convert
from pipeline.documents import DOCUMENTS
from pipeline.documents.requisites import own_requisites
from pipeline.edition import edition
from pipeline.enrich import compose, enrich
from pipeline.errors import DataFaults, Fault, FilesUnusable
from pipeline.last_year import last_year
from pipeline.load import load
from pipeline.merge import merge
from pipeline.packages.describing import stated
from pipeline.packages.opening import Package
from pipeline.pdf.edition import Edition
from pipeline.pdf.reading import Paper, paper
from pipeline.proof.ending import stands_alone
from pipeline.put_off import chains
from pipeline.render import Ending, Printable, printable, render
from pipeline.sealing.approving import amendment_is_approved
from pipeline.sealing.originals import latest_sealed
from pipeline.sealing.standing import Fresh, Standing, standing
from pipeline.tools.hunspell import spelling
from pipeline.tools.versions import versions
from pipeline.verify import verify
from pipeline.word.audit import audit
from pipeline.workspace import Workspace
from schemas.conformance import PdfA
from schemas.report import Report


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that nothing in the data or the template keeps from being made."""

    facts: Facts
    report: Report
    enriched: Enriched
    printable: Printable
    template: Template
    pdfa: PdfA
    """The part of PDF/A that the run, or else the organization, wants."""
    standing: Standing
    """How it stands to the last sealed one."""
    template_changed: bool
    """Whether the workspace has another template by now than the sealed one, by which it is printed."""


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


def prepare(job: Job, workspace: Workspace) -> Ready:
    """Do all that the data and the template decide.

    Raises:
        DataFaults: whatever is wrong with either, of all stages together.
        ZvitError: there is no such year or template.
    """
    folder = workspace.folder(job.organization, job.year)
    sealed = latest_sealed(workspace, job.organization, job.year, job.document)
    template, is_old = _template(job, workspace, sealed)
    faults: list[Fault] = []
    facts = load(folder, job.organization, job.year, faults.append)
    kind = DOCUMENTS[job.document]
    report = merge(facts, faults.append, kind.plan_on(job.year, job.today))
    signs = sealed.typography if sealed else None
    composed = compose(report, kind, job.today, signs, faults.append) if report else None
    form = audit(template.content, template.name, faults.append)
    if report and composed:
        fit = form and printable(composed.document, form, report.organization.layout, faults.append)
        # It could be printed now; what the rules find wrong is told together with what was told so far.
        enriched = enrich(composed, report, _around(job, workspace, report), faults.append)
        if fit and not faults:
            fresh = _fresh(job, report, enriched, template)
            stands = standing(sealed, fresh, report.organization)
            more = tuple(amendment_is_approved(stands, report, enriched.document))
            enriched = replace(enriched, findings=(*enriched.findings, *more))
            return Ready(facts, report, enriched, fit, template, fresh.pdfa, stands, is_old)
    raise DataFaults(faults)


def _fresh(job: Job, report: Report, enriched: Enriched, template: Template) -> Fresh:
    """Give all by which a document is held against the sealed one."""
    rules, document = report.organization, enriched.document
    said = stated(job.document, rules, own_requisites(report, document))
    return Fresh(document, rules.layout, enriched.typography, template, job.pdfa or rules.archive.pdfa, said)


def _around(job: Job, workspace: Workspace, report: Report) -> Circumstances:
    """Give what other years say of this one, and the dictionary."""
    return Circumstances(
        job.today,
        last_year(workspace, job.organization, job.year),
        spelling(),
        put_off=chains(workspace, job.organization, report.plan),
    )


def _template(job: Job, workspace: Workspace, sealed: Package | None) -> tuple[Template, bool]:
    """Give the template that the document was sealed with, and whether the workspace has another; or today's."""
    if sealed is None or job.template == "current":
        return workspace.template(job.organization, job.document), False
    with suppress(FilesUnusable):
        today = workspace.template(job.organization, job.document)
        return sealed.template, today.content != sealed.template.content
    return sealed.template, True


def print_out(printable: Printable, wanted: Edition, office: Converter) -> tuple[Docx, Paper]:
    """Print a document as DOCX and PDF, and read that; its signature is not left alone on a page.

    Raises:
        ZvitError: what keeps the files from being made, or the PDF from being read.
    """
    docx = render(printable)
    printed = paper(convert(docx, office, wanted))
    if stands_alone(printable.document, printed.reading):  # then the last row goes to the new page with it
        docx = render(printable, Ending.NEW_PAGE)
        printed = paper(convert(docx, office, wanted))
    return docx, printed


def made(ready: Ready, office: Converter) -> Verified:
    """Print, convert and prove a document that is ready.

    Raises:
        ZvitError: the converter fails, or the finished files do not say what the content says.
    """
    docx, printed = print_out(ready.printable, edition(ready.enriched.document, ready.pdfa), office)
    return verify(ready.enriched, docx, printed, ready.printable.form.running, ready.pdfa)


def finish(job: Job, workspace: Workspace, office: Converter) -> Finished:
    """Turn one organization's year of data into one proven document; nothing is written where others look.

    Raises:
        ZvitError: what keeps the document from being made.
    """
    ready = prepare(job, workspace)
    verified = made(ready, office)
    provenance = provenance_of(ready, {**versions(), **office.versions})
    return Finished(ready, verified, provenance, office.confinement)


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


def on_shelf(finished: Finished, archived: Archived) -> Produced:
    """Give a finished document with where it lies."""
    return Produced(finished.ready, finished.verified, finished.provenance, finished.confinement, archived)


def provenance_of(ready: Ready, versions: Mapping[str, str]) -> Provenance:
    """Tell what a document is made of, and with programs of which versions."""
    template = {ready.template.name: hashlib.sha256(ready.template.content).hexdigest()}
    return Provenance(ready.facts.inputs, template, versions, ready.standing.amendment)
