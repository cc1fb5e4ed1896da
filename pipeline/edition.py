"""From a document's content to the edition that its PDF is made in, and to what is expected of it. Nothing can fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.outputs import OUTPUTS
from pipeline.pdf.edition import STANDARDS, Attachment, Edition
from pipeline.pdf.expecting import Expected
from schemas.conformance import PdfA
from schemas.document import Document


def edition(document: Document, pdfa: PdfA) -> Edition:
    """Give the edition of `document`: dated by its day, with the files that its part of PDF/A carries."""
    carried = tuple(_carried(document)) if STANDARDS[pdfa].carries_files else ()
    return Edition(pdfa, dt.datetime.combine(document.dated, dt.time(), dt.UTC), carried)


def expected(document: Document, pdfa: PdfA) -> Expected:
    """Give what the finished PDF of `document` must be besides its letters."""
    return Expected(document.title, document.language, edition=edition(document, pdfa))


def _carried(document: Document) -> Iterator[Attachment]:
    for output in OUTPUTS:
        if output.carried:
            yield Attachment(output.name(document), output.write(document), output.carried)
