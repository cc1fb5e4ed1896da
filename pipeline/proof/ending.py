"""How a finished document ends: whether its signature stands on a page alone."""

from __future__ import annotations

from pipeline.pdf.texts import Line, PdfReading, letters
from schemas.document import Document

_COMPANY = 2
"""Lines of text that must stand on the page of the signature (ДСТУ 4163, 2.9 in the edition that was read)."""


def stands_alone(document: Document, reading: PdfReading) -> bool:
    """Tell whether fewer than two lines of text stand on the page on which the signatures begin."""
    signed = sum(len(signature.post_lines) + 1 for signature in document.signatures)
    passages = [passage for passage in reading.passages if letters(passage.text)]
    if len(passages) < signed:  # `prove` will say what is missing
        return False
    *before, first = passages[: len(passages) - signed + 1]
    page = first.lines[0].page
    lines = [line for passage in before for line in passage.lines]
    lines += [line for table in reading.tables for row in table.rows for cell in row.cells for line in cell.lines]
    return page > 1 and len(_levels(lines, page)) < _COMPANY


def _levels(lines: list[Line], page: int) -> set[int]:
    return {round(line.y) for line in lines if line.page == page}
