"""A document that LibreOffice is at work on, to its finished DOCX and PDF, read, and to their proof.

Fails as the converter does, or if the files do not say what the content says.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.contracts import Docx, Proven
from pipeline.convert import convert
from pipeline.edition import edition
from pipeline.pdf.reading import Paper, paper
from pipeline.printing import Printing
from pipeline.proof.ending import stands_alone
from pipeline.render import Ending, render
from pipeline.verify import prove, working_files


def _nothing() -> None:
    """Do nothing."""


def printed(started: Printing) -> tuple[Docx, Paper]:
    """Wait for the PDF, and read it; its signature is not left alone on a page.

    Raises:
        ZvitError: what kept it from being made, or keeps it from being read.
    """
    document, office = started.printable.document, started.office
    wanted = edition(document, started.pdfa)
    read = paper(started.pdf(wanted))
    if not stands_alone(document, read.reading):
        return started.docx, read
    docx = render(started.printable, Ending.NEW_PAGE)  # the last row goes to the new page with it
    return docx, paper(convert(docx, office, wanted))


def proven(started: Printing, meanwhile: Callable[[], object] = _nothing) -> Proven:
    """Prove what can be proven while LibreOffice works, do `meanwhile` what else there is, then prove the rest.

    Raises:
        NotProven: a finished file does not say what the content says.
        ZvitError: what kept the PDF from being made, or what `meanwhile` raises.
    """
    document = started.printable.document
    working = working_files(document, started.docx, started.heads)
    meanwhile()
    docx, paper = printed(started)
    if docx != working.docx:
        working = working_files(document, docx, started.heads)
    return prove(document, working, paper, started.pdfa)
