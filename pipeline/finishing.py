"""A document that LibreOffice is at work on, to its finished DOCX and PDF, read, and to their proof.

Fails as the converter does, or if the files do not say what the content says.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pipeline.contracts import Docx, Pdf, Proven
from pipeline.convert import convert
from pipeline.edition import edition
from pipeline.pdf.reading import Paper, paper
from pipeline.pdf.witness import witnesses
from pipeline.printing import Printing
from pipeline.proof.ending import stands_alone
from pipeline.render import Ending, render
from pipeline.tools.beside import Beside, in_this_process
from pipeline.verify import prove, working_files


def _nothing() -> None:
    """Do nothing."""


def printed(started: Printing, aside: Beside = in_this_process) -> tuple[Docx, Paper]:
    """Wait for the PDF, and read it, PDFium `aside`; its signature is not left alone on a page.

    Raises:
        ZvitError: what kept it from being made, or keeps it from being read.
        ProgramFault: whoever read it `aside` was killed.
    """
    document, office = started.printable.document, started.office
    wanted = edition(document, started.pdfa)
    first = read_aside(started.pdf(wanted), aside)
    if not stands_alone(document, first.reading):
        return started.docx, first
    docx = render(started.printable, Ending.NEW_PAGE)  # the last row goes to the new page with it
    return docx, read_aside(convert(docx, office, wanted), aside)


def read_aside(pdf: Pdf, aside: Beside) -> Paper:
    """Read a PDF that has just been made archival, by its tags here and by PDFium `aside`.

    It was looked at when it was made archival, so PDFium may open it at once.

    Raises:
        NotProven: as `paper` does.
        ProgramFault: whoever let PDFium read was killed.
    """
    with aside(partial(witnesses, pdf)) as witness:
        return paper(pdf, witness)


def proven(started: Printing, meanwhile: Callable[[], object] = _nothing, aside: Beside = in_this_process) -> Proven:
    """Prove what can be proven while LibreOffice works, do `meanwhile` what else there is, then prove the rest.

    Raises:
        NotProven: a finished file does not say what the content says.
        ZvitError: what kept the PDF from being made, or what `meanwhile` raises.
    """
    document = started.printable.document
    working = working_files(document, started.docx, started.heads)
    meanwhile()
    docx, paper = printed(started, aside)
    if docx != working.docx:
        working = working_files(document, docx, started.heads)
    return prove(document, working, paper, started.pdfa)
