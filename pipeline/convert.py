"""Stage 5: DOCX to archival PDF, by a converter that is given. Fails as the converter does, or if its PDF is unfit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pipeline.contracts import Converter, Docx, Pdf
from pipeline.pdf.archival import archival
from pipeline.pdf.metadata import EPOCH


def convert(docx: Docx, converter: Converter, stamp: dt.datetime = EPOCH) -> Pdf:
    """Turn one document into PDF/A-1a and PDF/UA-1 in one file; the same DOCX and `stamp` give the same bytes.

    Raises:
        ProgramMissing: the converter is not installed.
        ProgramFailed: it did not give a PDF.
        NotProven: the PDF has no tags, title or language.
    """
    (pdf,) = convert_all({"": docx}, converter, stamp).values()
    return pdf


def convert_all(documents: Mapping[str, Docx], converter: Converter, stamp: dt.datetime = EPOCH) -> dict[str, Pdf]:
    """Do the same for several documents with one start of the converter; the keys name them in messages."""
    return {name: Pdf(archival(exported, stamp)) for name, exported in converter(documents).items()}


def midnight(day: dt.date) -> dt.datetime:
    """Give the moment by which a file of `day` is dated."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)
