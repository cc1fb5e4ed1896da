"""Stage 5: DOCX to archival PDF, by a converter that is given. Fails as the converter does, or if its PDF is unfit.

What makes a PDF archival is loaded when there is one: until then the converter is at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.loading import loading
from pipeline.pdf.edition import Edition
from schemas.conformance import PdfA

_PLAIN = Edition()


def convert(docx: Docx, converter: Converter, edition: Edition = _PLAIN) -> Pdf:
    """Turn one document into PDF/A and PDF/UA-1 in one file; the same DOCX and `edition` give the same bytes.

    Raises:
        ProgramMissing: the converter is not installed.
        ProgramFailed: it did not give a PDF.
        NotProven: the PDF has no tags, title or language.
    """
    (pdf,) = convert_all({"": docx}, converter, edition).values()
    return pdf


@contextmanager
def begun(docx: Docx, converter: Converter, pdfa: PdfA = "1a") -> Iterator[Callable[[Edition], Pdf]]:
    """Begin to do the same; what is given waits for it. The converter's work ends with the context at the latest."""
    with converter.begin({"": docx}, pdfa) as conversion:
        yield lambda edition: _archival(conversion()[""], edition)


def convert_all(documents: Mapping[str, Docx], converter: Converter, edition: Edition = _PLAIN) -> dict[str, Pdf]:
    """Do the same for several documents with one start of the converter; the keys name them in messages."""
    exports = converter(documents, edition.pdfa)
    return {name: _archival(exported, edition) for name, exported in exports.items()}


def _archival(exported: bytes, edition: Edition) -> Pdf:
    with loading():
        from pipeline.pdf.archival import archival
    return Pdf(archival(exported, edition))
