"""A document that can be printed, to its DOCX and its PDF; while LibreOffice works, the caller does other work.

Fails as the converter does, or if the PDF cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.convert import begun, convert
from pipeline.edition import edition
from pipeline.pdf.reading import Paper, paper
from pipeline.proof.ending import stands_alone
from pipeline.render import Ending, Printable, render
from pipeline.word.running import RunningHeads
from schemas.conformance import PdfA


@dataclass(frozen=True, slots=True)
class Printing:
    """A document that LibreOffice is at work on."""

    printable: Printable
    pdfa: PdfA
    office: Converter
    docx: Docx
    """As it will be, unless the signature comes to stand alone on a page."""
    pdf: Callable[[], Pdf]

    @property
    def heads(self) -> RunningHeads:
        """What headers and footers say of the content."""
        return self.printable.form.running

    def finished(self) -> tuple[Docx, Paper]:
        """Wait for the PDF, and read it; its signature is not left alone on a page.

        Raises:
            ZvitError: what kept it from being made, or keeps it from being read.
        """
        printed = paper(self.pdf())
        if not stands_alone(self.printable.document, printed.reading):
            return self.docx, printed
        docx = render(self.printable, Ending.NEW_PAGE)  # the last row goes to the new page with it
        return docx, paper(convert(docx, self.office, edition(self.printable.document, self.pdfa)))


@contextmanager
def printing(printable: Printable, pdfa: PdfA, office: Converter) -> Iterator[Printing]:
    """Print a document as DOCX and let LibreOffice begin with it; its work ends with the context at the latest.

    Raises:
        DataFaults: the template cannot be filled.
    """
    docx = render(printable)
    with begun(docx, office, edition(printable.document, pdfa)) as pdf:
        yield Printing(printable, pdfa, office, docx, pdf)
