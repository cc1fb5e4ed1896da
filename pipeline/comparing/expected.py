"""What is bound to differ between the documents of two years, and is no news: the years themselves.

A document is read with its own year as «this year», the one before it as «last year» and the next as «next year». So
«за 2023 рік» and «за 2024 рік» say the same of 2023 and 2024; a year left standing, or another one, does not.

Fails never.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from pipeline.comparing.words import pieces
from pipeline.wording.paragraphs import with_paragraphs
from schemas.changes import Piece
from schemas.document import Document, PrintedParagraph

Reading: TypeAlias = Literal["words", "literal"]
"""Whether years that moved with the document's own, and signs of a profile, are no news, or every sign counts."""

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
        runs = (run.model_copy(update={"text": told_relatively(run.text, year)}) for run in paragraph.runs)
        return paragraph.model_copy(update={"runs": tuple(runs)})

    figures = (figure.model_copy(update={"title": told_relatively(figure.title, year)}) for figure in document.figures)
    return with_paragraphs(document, read).model_copy(update={"figures": tuple(figures)})


def told_relatively(text: str, year: int) -> str:
    """Give a text of a document of `year` with the years near that told by their distance from it."""

    def told(found: re.Match[str]) -> str:
        distance = int(found[0]) - year
        return chr(_THIS_YEAR + distance) if abs(distance) <= 1 else found[0]

    return _YEAR.sub(told, text)


def absolute(text: str, year: int) -> str:
    """Give a text of a relative document of `year` with its years as they stand."""
    return _RELATIVE.sub(lambda found: str(year + ord(found[0]) - _THIS_YEAR), text)


def words(before: str, after: str, was: int, now: int) -> tuple[Piece, ...]:
    """Give what stayed, went and came in a text of the years `was` and `now`; years that moved with these have stayed.

    Unless one of several was left standing: then what moved and what did not is just what there is to see.
    """
    moving = pieces(told_relatively(before, was), told_relatively(after, now))
    told = tuple(_as_it_stands(piece, was, now) for piece in moving)
    return pieces(before, after) if any(map(_stands, told, told[1:])) else told


def _as_it_stands(piece: Piece, was: int, now: int) -> Piece:
    before, after = absolute(piece.text, was), absolute(piece.text, now)
    if piece.deed == "kept":
        return Piece(deed="kept", text=after, was=None if before == after else before)
    return Piece(deed=piece.deed, text=before if piece.deed == "removed" else after)


def _stands(gone: Piece, come: Piece) -> bool:
    """Tell whether what went and what came in one place name the same year."""
    return (gone.deed, come.deed) == ("removed", "added") and not {*_YEAR.findall(gone.text)}.isdisjoint(
        _YEAR.findall(come.text)
    )
