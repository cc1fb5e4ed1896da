"""A document that can be printed, to its DOCX, and to LibreOffice at work on it; the caller does other work meanwhile.

Fails if the template cannot be filled; what keeps LibreOffice from its work is told when it is waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.convert import begun
from pipeline.pdf.edition import Edition
from pipeline.render import Printable, render
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
    pdf: Callable[[Edition], Pdf]
    """Waits for the PDF, and makes it archival."""

    @property
    def heads(self) -> RunningHeads:
        """What headers and footers say of the content."""
        return self.printable.form.running


@contextmanager
def printing(printable: Printable, pdfa: PdfA, office: Converter) -> Iterator[Printing]:
    """Print a document as DOCX and let LibreOffice begin with it; its work ends with the context at the latest.

    Raises:
        DataFaults: the template cannot be filled.
    """
    docx = render(printable)
    with begun(docx, office, pdfa) as pdf:
        yield Printing(printable, pdfa, office, docx, pdf)
