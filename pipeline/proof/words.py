"""Words torn at a line's end: a fault of a column's width that no comparison of letters shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.pdf.texts import Cell, PdfReading, inked, letters
from pipeline.proof.expected import expected
from pipeline.proof.paper import table_rows
from pipeline.proof.parts import Part, Passage
from schemas.document import Document
from schemas.findings import Finding, Severity

_NO_BREAK, _ANY_LETTER = "\u2011", "х"
"""A hyphen at which no line may end counts as a letter of its word."""
_UNBROKEN = re.compile(r"[^\s\-–—/@._…]*[\-–—/@._…]|[^\s\-–—/@._…]+")
"""After a hyphen, a dash, a slash and such a line may end within an address or a compound word."""


def torn_words(document: Document, reading: PdfReading) -> Iterator[Finding]:
    """Give a finding for each word of the table that runs from one line to the next.

    The PDF must say what the content says (`paper_faults` gave nothing).
    """
    rows = (part for part in expected(document) if part.kind == "row")
    for must, stands in zip(rows, table_rows(reading), strict=True):
        for passage, cell in zip(must.passages, stands.cells, strict=True):
            yield from _torn(must, passage, cell)


def _torn(row: Part, passage: Passage, cell: Cell) -> Iterator[Finding]:
    lines = cell.lines
    if len(lines) == 1:
        return
    whole = _ends_of_words(passage.text)
    ends = list(accumulate(len(letters(line.text)) for line in lines))
    for end, line in zip(ends, lines, strict=True):
        if end not in whole and end != ends[-1]:
            word = _word_at(passage.text, end)
            yield Finding(
                rule="torn-word",
                severity=Severity.WARNING,
                message=f"{passage.place}, сторінка {line.page}: слово «{word}» розірвано; розширте графу",
                measure=row.measure,
                text=word,
            )


def _ends_of_words(text: str) -> set[int]:
    """Give the counts of letters after which a line may end."""
    counted = inked(text.replace(_NO_BREAK, _ANY_LETTER))
    return {0, *accumulate(map(len, _UNBROKEN.findall(counted)))}


def _word_at(text: str, count: int) -> str:
    for word in text.split():
        count -= len(letters(word))
        if count <= 0:
            return word
    return ""
