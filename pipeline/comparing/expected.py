"""What is bound to differ between the documents of two years, and is no news: the years themselves.

A document is read with its own year as «this year», the one before it as «last year» and the next as «next year». So
«за 2023 рік» and «за 2024 рік» say the same of 2023 and 2024; a year left standing, or another one, does not.

Fails never.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.wording.paragraphs import with_paragraphs
from schemas.document import Document, PrintedParagraph

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
# Signs of private use, which the data may not hold, stand for last year, this year and the next.
_THIS_YEAR: Final = 0xE101
_RELATIVE: Final = re.compile("[\ue100-\ue102]")


def relative(document: Document) -> Document:
    """Give the document with years near its own told by their distance from it."""
    year = document.year

    def read(paragraph: PrintedParagraph) -> PrintedParagraph:
        if not any(_YEAR.search(run.text) for run in paragraph.runs):
            return paragraph
        runs = (run.model_copy(update={"text": _relative(run.text, year)}) for run in paragraph.runs)
        return paragraph.model_copy(update={"runs": tuple(runs)})

    figures = (figure.model_copy(update={"title": _relative(figure.title, year)}) for figure in document.figures)
    return with_paragraphs(document, read).model_copy(update={"figures": tuple(figures)})


def absolute(text: str, year: int) -> str:
    """Give a text of a relative document of `year` with its years as they stand."""
    return _RELATIVE.sub(lambda found: str(year + ord(found[0]) - _THIS_YEAR), text)


def _relative(text: str, year: int) -> str:
    def told(found: re.Match[str]) -> str:
        distance = int(found[0]) - year
        return chr(_THIS_YEAR + distance) if abs(distance) <= 1 else found[0]

    return _YEAR.sub(told, text)
