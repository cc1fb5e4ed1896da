"""Two documents, each of a year's data or of a sealed package, to their comparison: a value, JSON, a Word table.

The table is proven as an official document is: read back, it says what the comparison says. Fails if the data of either
are at fault, the template is, or a package is damaged; what lay in `build/` is then as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from pipeline.claiming import claimed
from pipeline.comparing.expected import Reading
from pipeline.comparing.figures import NOTHING_HELD, Held
from pipeline.comparing.years import comparison
from pipeline.contracts import Circumstances, Complain, Docx, Job
from pipeline.documents import DOCUMENTS
from pipeline.documents.comparison import FORM, comparison_document
from pipeline.enrich import compose, judge
from pipeline.errors import DataFaults, Fault, NotProven
from pipeline.load import load
from pipeline.merge import merge
from pipeline.packages.opening import Package
from pipeline.proof.working_copy import working_copy_faults
from pipeline.render import printable, render
from pipeline.sealing.discretion import discreet_comparison, public_of
from pipeline.shelving import shelve, unchanged
from pipeline.word.audit import audit
from pipeline.word.reading import read
from pipeline.workspace import Workspace
from schemas.changes import Compared, Comparison
from schemas.document import Document
from schemas.layout import Layout
from schemas.report import Report

DOCX: Final = "comparison.docx"
JSON: Final = "comparison.json"

Side: TypeAlias = Package | int
"""What is compared: a sealed document, or the one that a year's data give today."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A comparison, and where its files lie."""

    comparison: Comparison
    folder: Path
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """One of the two documents."""

    document: Document
    sealed: int | None = None
    report: Report | None = None
    """What it was composed of; None for a sealed one, which is all that there is."""


def compare(before: Side, after: Side, job: Job, workspace: Workspace, reading: Reading) -> Shelved:
    """Compare two documents of the kind and organization of `job`, and shelve the table under its year.

    Raises:
        ZvitError: what keeps either document from being composed, or the table from being made.
    """
    faults: list[Fault] = []
    was, now = (_read(side, job, workspace, faults.append) for side in (before, after))
    if was is None or now is None or faults:
        raise DataFaults(faults)
    carried = carried_over(now.report, was.document.year) if now.report else {}
    plain = comparison(was.document, now.document, carried, reading, (_held(was), _held(now)))
    found = _discreet(plain.evolve(before=_numbered(plain.before, was), after=_numbered(plain.after, now)), was, now)
    shelf = workspace.shelf(job.organization, job.year, job.document, "comparison")
    files = {DOCX: comparison_table(found, workspace), JSON: as_json(found)}
    with claimed(shelf, job.patience):
        if not unchanged(shelf, files):
            shelve(shelf, files)
    return Shelved(found, shelf, tuple(files))


def comparison_table(found: Comparison, workspace: Workspace) -> Docx:
    """Print a comparison as a Word table.

    Raises:
        DataFaults: the template cannot be used.
        FilesUnusable: there is no template.
        NotProven: the table, read back, does not say what the comparison says.
    """
    faults: list[Fault] = []
    document, template = comparison_document(found), workspace.template(found.after.organization, FORM)
    form = audit(template.content, template.name, faults.append)
    fit = printable(document, form, Layout(), faults.append) if form else None
    if fit is None:
        raise DataFaults(faults)
    docx = render(fit)
    if wrong := tuple(working_copy_faults(document, read(docx), fit.form.running)):
        raise NotProven(*wrong)
    return docx


def as_json(found: Comparison) -> bytes:
    """Write a comparison for programs; what is not known has no key."""
    return f"{found.model_dump_json(exclude_none=True, indent=1)}\n".encode()


def carried_over(report: Report, year: int) -> dict[str, str]:
    """Give for keys of a report's measures the keys that they had in `year`, as its plan says."""
    measures = (reported.measure for reported in report.measures())
    carried = ((measure.id, measure.carried_over) for measure in measures)
    return {str(key): str(origin.measure) for key, origin in carried if origin and origin.year == year}


def _read(side: Side, job: Job, workspace: Workspace, complain: Complain) -> _Read | None:
    if isinstance(side, Package):
        return _Read(side.document, side.manifest.number)
    folder = workspace.folder(job.organization, side)
    kind = DOCUMENTS[job.document]
    facts = load(folder, job.organization, side, complain)
    report = merge(facts, complain, kind.plan_on(side, job.today))
    composed = compose(report, kind, job.today, None, complain) if report else None
    if report is None or composed is None:
        return None
    judge(composed, report, Circumstances(job.today), complain)
    return _Read(composed.document, report=report)


def _held(one: _Read) -> Held:
    return {name: each.value for name, each in one.report.figures.items()} if one.report else NOTHING_HELD


def _discreet(found: Comparison, was: _Read, now: _Read) -> Comparison:
    """Mask what people's data a sealed document may hold: today's rules have not judged it."""
    if was.report and now.report:
        return found
    ours = now.report.organization if now.report else None
    return discreet_comparison(found, public_of(ours, was.document, now.document))


def _numbered(one: Compared, read: _Read) -> Compared:
    return one.evolve(sealed=read.sealed)
