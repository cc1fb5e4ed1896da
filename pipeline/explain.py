"""A year's data and a question to its answer: the journey of a document as far as its content, and no further."""

from __future__ import annotations

from pipeline.contracts import Job
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults, Fault
from pipeline.explaining.answers import explanation
from pipeline.explaining.questions import Question
from pipeline.load import load
from pipeline.merge import merge
from pipeline.workspace import Workspace
from schemas.explanations import Explanation


def explain(question: Question, job: Job, workspace: Workspace) -> Explanation:
    """Answer a question about a document; neither template nor LibreOffice is asked.

    Raises:
        DataFaults: what keeps the document from being composed.
        UsageError: there is no such year, measure, figure or row.
    """
    folder, faults = workspace.folder(job.organization, job.year), list[Fault]()
    kind = DOCUMENTS[job.document]
    facts = load(folder, job.organization, job.year, faults.append)
    report = merge(facts, faults.append, kind.plan_on(job.year, job.today))
    document = kind.compose(report, job.today, faults.append) if report else None
    if report is None or document is None or faults:
        raise DataFaults(faults)
    return explanation(question, report, document, folder.name(folder.year))
