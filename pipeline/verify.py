"""DOCX and PDF to `Verified`: the finished files are read back and held against the content, part by part.

Refused: a text that is lost, altered, foreign or in another place; a font that is missing or foreign, another
language or title, a property that PDF/A or PDF/UA-1 asks for and the file has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.contracts import Docx, Enriched, Output, Proven, Verified
from pipeline.edition import expected
from pipeline.errors import Fault, NotProven
from pipeline.outputs import OUTPUTS
from pipeline.pdf import properties
from pipeline.pdf.checks.typefaces import font_names
from pipeline.pdf.expecting import Subject
from pipeline.pdf.reading import Paper
from pipeline.proof.paper import paper_faults
from pipeline.proof.words import torn_words
from pipeline.proof.working_copy import working_copy_faults
from pipeline.rules.acknowledging import acknowledged
from pipeline.tools.verapdf import faults as validator_faults
from pipeline.word.reading import read as read_docx
from pipeline.word.running import RunningHeads
from schemas.conformance import PdfA
from schemas.document import Document

_NO_HEADS = RunningHeads()


@dataclass(frozen=True, slots=True)
class WorkingFiles:
    """The files that are made without LibreOffice, read back: they can be while it is at work on the PDF."""

    docx: Docx
    outputs: Mapping[str, bytes]
    """The tables and data, by file name."""
    heads: RunningHeads
    """What headers and footers say of the content."""
    faults: tuple[Fault, ...]
    """All in which they do not say what the content says."""


def working_files(document: Document, docx: Docx, heads: RunningHeads = _NO_HEADS) -> WorkingFiles:
    """Make the outputs of `document`; hold them and the DOCX against it."""
    outputs = {output.name(document): output.write(document) for output in OUTPUTS}
    faults = (*working_copy_faults(document, read_docx(docx), heads), *broken_promises(document, OUTPUTS, outputs))
    return WorkingFiles(docx, outputs, heads, faults)


def prove(document: Document, made: WorkingFiles, paper: Paper, pdfa: PdfA = "1a") -> Proven:
    """Prove that the finished files say what the content says.

    The PDF must keep to that part of PDF/A, and carry what belongs in it, just as the content says it.

    Raises:
        NotProven: everything in which they do not, with measure, column and page.
    """
    faults = (
        *made.faults,
        *paper_faults(document, paper.reading, made.heads),
        *properties.faults_of(Subject(paper.pdf, paper.file, paper.tree, expected(document, pdfa))),
        *validator_faults(paper.pdf, pdfa),
    )
    if faults:
        raise NotProven(*faults)
    files = {f"{document.kind}.docx": made.docx, f"{document.kind}.pdf": paper.pdf, **made.outputs}
    torn = tuple(dict.fromkeys(torn_words(document, paper.reading)))
    return Proven(files, paper.reading.pages, font_names(paper.file), torn, pdfa)


def verified(enriched: Enriched, proven: Proven) -> Verified:
    """Give the proven files of a document with all that was found in it."""
    found = (*enriched.findings, *proven.torn)
    return Verified(
        document=enriched.document,
        files=proven.files,
        findings=tuple(acknowledged(found, enriched.acknowledgements, enriched.document.kind)),
        pages=proven.pages,
        fonts=proven.fonts,
        pdfa=proven.pdfa,
    )


def broken_promises(document: Document, outputs: Iterable[Output], written: Mapping[str, bytes]) -> Iterator[Fault]:
    """Give a fault for each output whose file, read back, does not say what it promises to say of `document`."""
    for output in outputs:
        name = output.name(document)
        if list(output.promises(document)) != list(output.read_back(written[name])):
            yield Fault("файл не містить того, що в даних", place=name)
