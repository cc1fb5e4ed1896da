"""The content as tables of texts and numbers: measures and figures, for spreadsheets and open data.

In a table there is no look, so what a look says is said in letters: a list's mark, a raised digit, a link's address.
Nor are there lines to break: a space is a space, so that a search for «2023 року» finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, TypeAlias

from pipeline.contracts import Said
from pipeline.wording.signs.spaces import UNBROKEN
from schemas.document import Block, Document, PrintedParagraph
from schemas.prose import Run

Table: TypeAlias = tuple[tuple[Said, ...], ...]
"""Rows of one width, the first of them the heads."""

SECTION: Final = "Розділ"
FIGURE_HEADS: Final = ("Назва", "Показник", "Значення")
_RAISED: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DANGER: Final = re.compile(r"['\s]*[=+\-@＝＋－＠−]|'*[\t\r\n]")
"""What a spreadsheet may take for the beginning of a formula (OWASP, «CSV Injection»), also behind spaces."""


def measures(document: Document) -> Table:
    """Give a row for each measure: its section, then the columns of the document's own table. All are texts."""
    heads = (SECTION, *(_cell(column.head) for column in document.columns))
    return (heads, *_measures(document))


def _measures(document: Document) -> Iterator[tuple[Said, ...]]:
    for section in document.sections:
        for row in section.rows:
            yield (_cell(section.title), *(_cell(row.cells[column.key]) for column in document.columns))


def figures(document: Document) -> Table:
    """Give a row for each figure that the document names: its name, what it is, its value as a number."""
    return (FIGURE_HEADS, *((each.name, each.title, each.value) for each in document.figures))


def looks_like_a_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take `text` for a formula; one that is quoted already counts, too."""
    return bool(_DANGER.match(text))


def _cell(block: Block) -> str:
    return "\n".join(map(_paragraph, block))


def _paragraph(paragraph: PrintedParagraph) -> str:
    letters = "".join(_linked(link, list(runs)) for link, runs in groupby(paragraph.runs, _link))
    item = paragraph.item
    if item is None:
        return letters
    mark = "–" if item.ordinal is None else f"{item.ordinal}{item.delimiter}"
    return f"{'  ' * item.level}{mark} {letters}"


def _link(run: Run) -> str | None:
    return run.emphasis.link


def _linked(link: str | None, runs: list[Run]) -> str:
    letters = "".join(_raised(run.text) if run.emphasis.superscript else run.text for run in runs)
    letters = letters.replace(UNBROKEN, " ")
    return letters if link is None or link.endswith(letters) else f"{letters} ({link})"


def _raised(text: str) -> str:
    raised = text.translate(_RAISED)
    return raised if not set(raised) & set(text) else f"^({text})"
