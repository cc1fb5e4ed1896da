"""From letters and lines with their places to the letters that other ink makes unreadable. Fails never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from pipeline.errors import Fault
from pipeline.pdf.pieces import Piece, Stroke

_TOLERANCE: Final = 1.0
_OVERHANG: Final = 0.3
"""Of the type's size, by which a slanted letter may reach over the next."""
_BODY: Final = (0.05, 0.7)
"""Shares of the type's size above the base line: there is a letter's body, and no border or underline."""


def struck(pieces: Iterable[Piece], strokes: Iterable[Stroke]) -> Iterator[Fault]:
    """Give the letters of a page that a line of the page runs through."""
    lines = tuple(strokes)
    for piece in pieces:
        begin, end = piece.x + _TOLERANCE, piece.right - _TOLERANCE
        low, high = piece.y + _BODY[0] * piece.size, piece.y + _BODY[1] * piece.size
        for _, left, bottom, right, top in lines:
            if bottom < high and top > low and left < end and right > begin and piece.text.strip():
                yield Fault(f"«{piece.text.strip()}» перекреслено лінією", place=f"PDF, сторінка {piece.page}")
                break


def overlaid(pieces: Iterable[Piece]) -> Iterator[Fault]:
    """Give the letters that stand upon others of the same line of their page."""
    inked = sorted((piece for piece in pieces if piece.text.strip()), key=_place)
    for left, right in pairwise(inked):
        beside = (left.page, round(left.y)) == (right.page, round(right.y))
        if beside and right.x < left.right - _OVERHANG * right.size:
            yield Fault(
                f"«{right.text.strip()}» надруковано поверх «{left.text.strip()}»", place=f"PDF, сторінка {right.page}"
            )


def _place(piece: Piece) -> tuple[int, int, float]:
    return piece.page, round(piece.y), piece.x
