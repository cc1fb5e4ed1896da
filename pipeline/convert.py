"""Stage 5: DOCX to archival PDF, by a converter that is given. Fails as the converter does, or if its PDF is unfit."""

from __future__ import annotations

from collections.abc import Mapping

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


def convert_all(documents: Mapping[str, Docx], converter: Converter, edition: Edition = _PLAIN) -> dict[str, Pdf]:
    """Do the same for several documents with one start of the converter; the keys name them in messages."""
    exports = converter(documents, edition.pdfa)
    return {name: Pdf(archival(exported, edition)) for name, exported in exports.items()}
