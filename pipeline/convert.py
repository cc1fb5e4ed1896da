"""Stage 5: DOCX to archival PDF, by a converter that is given. Fails as the converter does, or if its PDF is unfit.

What makes a PDF archival is loaded when there is one: until then the converter is at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import NoReturn

from pipeline.contracts import Conversion, Converter, Docx, Pdf
from pipeline.errors import ZvitError
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
    """Begin to do the same; what is given waits for it. The converter's work ends with the context at the latest.

    What keeps it from beginning is told when it is waited for: what is wrong with the data comes before what is wrong
    with the machine.
    """
    with ExitStack() as work:
        conversion = _begun(work, converter, docx, pdfa)
        yield lambda edition: _archival(conversion()[""], edition)


def _begun(work: ExitStack, converter: Converter, docx: Docx, pdfa: PdfA) -> Conversion:
    try:
        return work.enter_context(converter.begin({"": docx}, pdfa))
    except ZvitError as failure:
        return partial(_fail, failure)


def _fail(failure: ZvitError) -> NoReturn:
    raise failure


def convert_all(documents: Mapping[str, Docx], converter: Converter, edition: Edition = _PLAIN) -> dict[str, Pdf]:
    """Do the same for several documents with one start of the converter; the keys name them in messages."""
    exports = converter(documents, edition.pdfa)
    return {name: _archival(exported, edition) for name, exported in exports.items()}


def _archival(exported: bytes, edition: Edition) -> Pdf:
    with loading():
        from pipeline.pdf.archival import archival
    return Pdf(archival(exported, edition))
