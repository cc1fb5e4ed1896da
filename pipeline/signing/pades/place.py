"""From a finished PDF and a signatory's name to the free place on the signature line, where a person would sign.

Between the post and the name (ДСТУ 4163:2020, реквізит 22), on the last page that has the name; no letter and no line
of the table may be covered. Fails if the name is not there or nothing is free beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from pipeline.contracts import Pdf
from pipeline.pdf.damage import opened
from pipeline.pdf.drawing import Sheet, sheets
from pipeline.pdf.pieces import Piece
from pipeline.pdf.texts import letters
from pipeline.signing.pades.certificates import HIDDEN, refused

WIDTH, HEIGHT = 240.0, 50.0
"""Points: room for four lines with a certificate's number."""
_SCALES: Final = (1.0, 0.85, 0.7)
_GAP: Final = 8.0
_EDGE: Final = 24.0
_LEVEL: Final = 1.0
"""Points within which letters stand on one line."""
_ABOVE, _BELOW = 0.9, 0.3
"""How far letters reach over and under their base line, in types."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in points from its lower left corner."""

    page: int
    """From 1."""
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Place) -> bool:
        """Tell whether the two have a point in common."""
        apart = (
            other.left >= self.right or other.right <= self.left or other.bottom >= self.top or other.top <= self.bottom
        )
        return self.page == other.page and not apart


def place_of(pdf: Pdf, name: str) -> Place:
    """Find where the person of that name signs.

    Raises:
        CannotSign: the name does not end a line of the text, or there is no free place beside it.
        NotProven: the PDF cannot be read.
    """
    with opened(pdf) as file:
        drawn = tuple(sheets(file))
    pieces = tuple(_seen(drawn))
    strokes = [Place(*stroke) for sheet in drawn for stroke in sheet.strokes]
    post, person = _line(pieces, name)
    taken = [*map(_extent, pieces), *strokes]
    for place in _places(post, person):
        if not any(place.meets(other) for other in taken):
            return place
    raise refused(f"у рядку підпису «{name}» немає вільного місця для відмітки", HIDDEN)


def obstacles(pdf: Pdf) -> tuple[Place, ...]:
    """Give where letters of the pages' text stand."""
    with opened(pdf) as file:
        return tuple(map(_extent, _seen(sheets(file))))


def _seen(drawn: Iterable[Sheet]) -> Iterator[Piece]:
    return (piece for sheet in drawn for piece in sheet.pieces if piece.visible and piece.text.strip())


def _line(pieces: Sequence[Piece], name: str) -> tuple[list[Piece], list[Piece]]:
    """Give what stands before the name on the last line that it ends, and the name itself."""
    text = [piece for piece in pieces if piece.mark >= 0 and not piece.artifact]
    for last in reversed(text):
        level = [piece for piece in text if piece.page == last.page and abs(piece.y - last.y) < _LEVEL]
        level.sort(key=lambda piece: piece.x)
        for start in range(len(level)):
            if letters("".join(piece.text for piece in level[start:])) == letters(name):
                return level[:start], level[start:]
    raise refused(f"у документі немає рядка підпису «{name}»", HIDDEN)


def _places(post: Iterable[Piece], person: Sequence[Piece]) -> Iterator[Place]:
    """Give the places beside the name from the best on: large, next to the name, standing on its line."""
    end = person[0].x - _GAP
    begin = max((piece.right for piece in post), default=_EDGE) + _GAP
    for scale, lowered in product(_SCALES, (0.1, 0.5, 0.9)):
        width, height = WIDTH * scale, HEIGHT * scale
        bottom = person[0].y - lowered * height
        if end - width >= begin and bottom >= _EDGE:
            corners = (round(edge) for edge in (end - width, bottom, end, bottom + height))
            yield Place(person[0].page, *corners)


def _extent(piece: Piece) -> Place:
    low, high = piece.y - _BELOW * piece.size, piece.y + _ABOVE * piece.size
    return Place(piece.page, piece.x, low, piece.right, high)
