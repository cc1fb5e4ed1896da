"""The whole journey of one document, in the order it happens. Start reading here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pipeline.archive import archive
from pipeline.claiming import claimed
from pipeline.contracts import Archived, Converter, Job, Provenance, Verified
from pipeline.convert import convert, midnight
from pipeline.documents import DOCUMENTS
from pipeline.enrich import enrich
from pipeline.load import load
from pipeline.merge import merge
from pipeline.proof.ending import signature_is_alone
from pipeline.render import Ending, render
from pipeline.tools.versions import versions
from pipeline.verify import verify
from pipeline.workspace import Workspace
from schemas.report import Report


@dataclass(frozen=True, slots=True)
class Produced:
    """A finished document, and what it was made of."""

    report: Report
    verified: Verified
    archived: Archived
    confinement: str
    """How the converter was confined; the files do not depend on it."""


def produce(job: Job, workspace: Workspace, office: Converter) -> Produced:
    """Turn one organization's year of data into one archived document.

    Raises:
        ZvitError: what keeps the document from being made; the outputs are as they were.
    """
    folder = workspace.folder(job.organization, job.year)
    template = workspace.template(job.organization, job.document)
    shelf = workspace.shelf(job.organization, job.year, job.document)
    with claimed(shelf, job.patience):
        facts = load(folder, job.organization, job.year)
        report = merge(facts)
        enriched = enrich(report, DOCUMENTS[job.document], job.today)
        document, layout, form = enriched.document, report.organization.layout, template.content
        docx = render(document, form, layout, name=template.name)
        pdf = convert(docx, office, midnight(document.dated))
        if signature_is_alone(document, pdf):  # then the last row goes to the new page with it
            docx = render(document, form, layout, Ending.NEW_PAGE, name=template.name)
            pdf = convert(docx, office, midnight(document.dated))
        verified = verify(enriched, docx, pdf)
        provenance = Provenance(
            inputs=facts.inputs,
            template={template.name: hashlib.sha256(form).hexdigest()},
            versions={**versions(), **office.versions},
        )
        archived = archive(verified, provenance, shelf)
    return Produced(report, verified, archived, office.confinement)
