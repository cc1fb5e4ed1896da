"""A job to a document that is ready to be made: first what must stand before it can be printed, then what rules say.

The two are apart, so that it can be printed while the rules are loaded and read it. Whatever is wrong is told together.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.contracts import Circumstances, Composed, Enriched, Facts, Job, Template
from pipeline.documents import DOCUMENTS
from pipeline.enrich import Judgement, compose, enrich, judge
from pipeline.errors import DataFaults, Fault, FilesUnusable
from pipeline.last_year import last_year
from pipeline.load import load
from pipeline.loading import loading
from pipeline.merge import merge
from pipeline.put_off import chains
from pipeline.render import Printable, printable
from pipeline.sealing.originals import latest_sealed
from pipeline.sealing.standing import Standing
from pipeline.tools.hunspell import spelling
from pipeline.word.audit import audit
from pipeline.workspace import Workspace
from schemas.conformance import PdfA
from schemas.report import Report

if TYPE_CHECKING:
    from pipeline.packages.opening import Package


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A document that can be printed, and that no rule has read yet."""

    job: Job
    workspace: Workspace
    facts: Facts
    report: Report
    composed: Composed
    printable: Printable
    template: Template
    template_changed: bool
    """Whether the workspace has another template by now than the sealed one, by which it is printed."""
    sealed: Package | None

    @property
    def pdfa(self) -> PdfA:
        """The part of PDF/A that the run, or else the organization, wants."""
        return self.job.pdfa or self.report.organization.archive.pdfa


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


def prepare(job: Job, workspace: Workspace) -> Ready:
    """Do all that the data and the template decide.

    Raises:
        DataFaults: whatever is wrong with either, of all stages together.
        ZvitError: there is no such year or template.
    """
    document = unjudged(job, workspace)
    return judged(document, judgement(document))


def unjudged(job: Job, workspace: Workspace) -> Unjudged:
    """Connect the data, compose the document, and see that the template can print it.

    Raises:
        DataFaults: whatever is wrong with the data or the template, with all that the rules find wrong besides.
        ZvitError: there is no such year or template.
    """
    folder = workspace.folder(job.organization, job.year)
    spelling().begin()
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
        if fit and not faults:
            return Unjudged(job, workspace, facts, report, composed, fit, template, is_old, sealed)
        judge(composed, report, _around(job, workspace, report), faults.append)
    raise DataFaults(faults)


def judgement(one: Unjudged) -> Judgement:
    """Let the rules read a document.

    Raises:
        DataFaults: they find errors that nobody has a reason for.
    """
    faults: list[Fault] = []
    said = judge(one.composed, one.report, _around(one.job, one.workspace, one.report), faults.append)
    if faults:
        raise DataFaults(faults)
    return said


def judged(one: Unjudged, said: Judgement) -> Ready:
    """Give a document that no rule keeps from being made, and hold it against the last sealed one."""
    report, enriched = one.report, enrich(one.composed, one.report, said)
    stands = Standing()
    if one.sealed:
        with loading():
            from pipeline.sealing.approving import amendment_is_approved
        stands = _held(one, one.sealed, enriched)
        more = tuple(amendment_is_approved(stands, report, enriched.document))
        enriched = replace(enriched, findings=(*enriched.findings, *more))
    return Ready(one.facts, report, enriched, one.printable, one.template, one.pdfa, stands, one.template_changed)


def _held(one: Unjudged, sealed: Package, enriched: Enriched) -> Standing:
    """Hold a document against the last sealed one."""
    with loading():
        from pipeline.documents.requisites import own_requisites
        from pipeline.packages.describing import stated
        from pipeline.sealing.holding import Fresh, held
    rules, document = one.report.organization, enriched.document
    described = stated(one.job.document, rules, own_requisites(one.report, document))
    fresh = Fresh(document, rules.layout, enriched.typography, one.template, one.pdfa, described)
    return held(sealed, fresh, rules)


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
