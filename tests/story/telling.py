"""The four documents of the tests, from their data to Word: enrolled for the one start of LibreOffice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.contracts import Docx, Enriched, Pdf, Verified
from pipeline.documents import DOCUMENTS
from pipeline.pdf.reading import paper
from pipeline.render import Ending
from pipeline.verify import prove, verified, working_files
from pipeline.workspace import Workspace
from schemas.conformance import PdfA
from tests.converting import AtOnce
from tests.office import converted
from tests.strictly import enrich, load, merge
from tests.word.forms import render

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 1, 15)
TABLES = ("measures.csv", "figures.csv", "measures.xlsx")
REAL = ("pervomaisk-rada", 2023)
FICTIONAL = ("vyhadana-rada", 2024)
FOLDERS = {"pervomaisk-rada": ROOT / "data", "vyhadana-rada": ROOT / "tests/workspace/data"}
STORIES = {
    f"{organization}-{kind}": (organization, year, kind)
    for organization, year in (REAL, FICTIONAL)
    for kind in DOCUMENTS
}


def folder_of(organization: str) -> Path:
    """The organization's data in this project."""
    return FOLDERS[organization] / organization


@cache
def enriched(story: str) -> Enriched:
    """The content of a document."""
    organization, year, kind = STORIES[story]
    workspace = Workspace(FOLDERS[organization].parent)
    return enrich(merge(load(workspace.folder(organization, year), organization, year)), DOCUMENTS[kind], TODAY)


@cache
def rendered(story: str, ending: Ending = Ending.FLOWING) -> Docx:
    """The document in Word."""
    organization, year, kind = STORIES[story]
    workspace = Workspace(FOLDERS[organization].parent)
    report = merge(load(workspace.folder(organization, year), organization, year))
    form = (ROOT / f"templates/{kind}.docx").read_bytes()
    return render(enriched(story).document, form, report.organization.layout, ending)


def _maker(story: str, ending: Ending) -> Callable[[], bytes]:
    def make() -> bytes:
        return rendered(story, ending)

    return make


for _story in STORIES:
    converted(_story)(_maker(_story, Ending.FLOWING))
    converted(f"{_story}-new-page")(_maker(_story, Ending.NEW_PAGE))  # if its signature would be alone


@dataclass(frozen=True)
class Replay(AtOnce):
    """A converter that gives what LibreOffice has given for these very bytes, whatever part of PDF/A is asked for."""

    docx: Mapping[str, Docx]
    pdf: Mapping[str, Pdf]
    versions: Mapping[str, str] = field(default_factory=lambda: {"LibreOffice Writer": "7.4"})
    confinement: str = "LibreOffice не запускали"

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> dict[str, bytes]:  # noqa: ARG002
        """Look each document up."""
        known = {content: self.pdf[name] for name, content in self.docx.items()}
        assert set(documents.values()) <= set(known), "a document that LibreOffice has not been given in this run"
        return {name: known[content] for name, content in documents.items()}


def proven(story: str, docx: Docx, printed: Pdf, pdfa: PdfA = "1a") -> Verified:
    """Prove finished files of a story's content."""
    content = enriched(story)
    document = content.document
    return verified(content, prove(document, working_files(document, docx), paper(printed), pdfa))
