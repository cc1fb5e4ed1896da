"""From letters and lines with their places to the letters that other ink makes unreadable. Fails never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from pipeline.errors import Fault
from pipeline.pdf.drawing import Stroke
from pipeline.pdf.drawn import Piece

_TOLERANCE: Final = 1.0
_OVERHANG: Final = 0.3
"""Of the type's size, by which a slanted letter may reach over the next."""
_BODY: Final = (0.05, 0.7)
"""Shares of the type's size above the base line: there is a letter's body, and no border or underline."""


def struck(pieces: Iterable[Piece], strokes: Iterable[Stroke]) -> Iterator[Fault]:
    """Give the letters that a line runs through."""
    lines: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        lines.setdefault(stroke.page, []).append(stroke)
    for piece in pieces:
        if piece.text.strip() and any(_crosses(stroke, piece) for stroke in lines.get(piece.page, ())):
            yield Fault(f"«{piece.text.strip()}» перекреслено лінією", place=f"PDF, сторінка {piece.page}")


def _crosses(stroke: Stroke, piece: Piece) -> bool:
    low, high = (piece.y + share * piece.size for share in _BODY)
    beside = stroke.right <= piece.x + _TOLERANCE or stroke.left >= piece.right - _TOLERANCE
    return not beside and stroke.bottom < high and stroke.top > low


def overlaid(pieces: Iterable[Piece]) -> Iterator[Fault]:
    """Give the letters that stand upon others of the same line."""
    inked = sorted((piece for piece in pieces if piece.text.strip()), key=_place)
    for left, right in pairwise(inked):
        beside = (left.page, round(left.y)) == (right.page, round(right.y))
        if beside and right.x < left.right - _OVERHANG * right.size:
            yield Fault(
                f"«{right.text.strip()}» надруковано поверх «{left.text.strip()}»", place=f"PDF, сторінка {right.page}"
            )


def _place(piece: Piece) -> tuple[int, int, float]:
    return piece.page, round(piece.y), piece.x
