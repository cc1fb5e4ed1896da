"""Stage 5: DOCX to archival PDF, by a converter that is given. Fails as the converter does, or if its PDF is unfit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.pdf.archival import archival
from pipeline.pdf.edition import Edition

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
def begun(docx: Docx, converter: Converter, edition: Edition = _PLAIN) -> Iterator[Callable[[], Pdf]]:
    """Begin to do the same; what is given waits for it. The converter's work ends with the context at the latest."""
    with converter.begin({"": docx}, edition.pdfa) as conversion:
        yield lambda: Pdf(archival(conversion()[""], edition))


def convert_all(documents: Mapping[str, Docx], converter: Converter, edition: Edition = _PLAIN) -> dict[str, Pdf]:
    """Do the same for several documents with one start of the converter; the keys name them in messages."""
    exports = converter(documents, edition.pdfa)
    return {name: Pdf(archival(exported, edition)) for name, exported in exports.items()}
