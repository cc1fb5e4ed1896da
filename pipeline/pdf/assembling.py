"""From a structure tree and the pieces that are drawn to passages and tables in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal, NamedTuple, cast

from pipeline.pdf.pieces import Piece
from pipeline.pdf.structure import Annotation, BrokenTree, Element, Mark
from pipeline.pdf.texts import Cell, Disguise, Line, Link, Part, Passage, Row, Table, letters

_INLINE = frozenset({"Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP"})
_ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_CELLS = frozenset({"TH", "TD"})
_SAME_LEVEL = 0.5
"""Points within which two base lines are one: LibreOffice sets a letter of another font beside the others."""
_SAME_LINE = 0.6
"""Of the font's size: a superscript is lifted by a third of it, the next line is lower by more than the whole."""


class _Ink(NamedTuple):
    """A piece as it is to be read, and where it leads."""

    piece: Piece
    address: str | None


_x: Final = attrgetter("x")
_address: Final = attrgetter("address")


@dataclass
class Assembler:
    """Puts the pieces where the tree has them, and keeps account of what it has used."""

    pieces: dict[Mark, list[Piece]]
    """What has not been used yet; whatever is used leaves it, so that a long document is not held twice."""
    disguises: list[Disguise] = field(default_factory=list)
    _used: set[Mark] = field(default_factory=set)
    _unread: list[Piece] = field(default_factory=list)

    def rest(self) -> Iterator[Piece]:
        """Give what no passage has taken, when all are made: what nobody sees, what is no text, what has no tag."""
        yield from self._unread
        yield from (piece for pieces in self.pieces.values() for piece in pieces)

    def parts(self, element: Element, tag: str = "", depth: int = 0) -> Iterator[Part]:
        """Give the passages and tables of `element`; `tag` is what its own letters are called."""
        inks: list[_Ink] = []
        for held in self._inline(element, None):
            if isinstance(held, _Ink):
                inks.append(held)
                continue
            yield from _passage(inks, tag, depth)
            inks = []
            yield from self._block(held, tag, depth)
        yield from _passage(inks, tag, depth)
        if element.alternative:
            yield Passage(tag, (Line(element.alternative, 0, 0, 0, 0),), depth=depth)

    def _block(self, element: Element, tag: str, depth: int) -> Iterator[Part]:
        """Give the parts of an element that stands by itself."""
        if element.tag == "Table":
            yield from self._table(element)
        elif element.tag == "L":
            yield from self.parts(element, "L", depth + 1)
        elif tag == "LBody" and element.tag == "P":
            yield from self.parts(element, tag, depth)
        else:
            yield from self.parts(element, element.tag, depth)

    def _table(self, element: Element) -> Iterator[Part]:
        """Give the table, and after it what lies in it but in no cell."""
        outside: list[Part] = []
        yield Table(tuple(self._rows(element, outside)))
        yield from outside

    def _rows(self, table: Element, outside: list[Part]) -> Iterator[Row]:
        for held in table.held:
            if isinstance(held, Element) and held.tag in _ROW_GROUPS:
                yield from self._rows(held, outside)
            elif isinstance(held, Element) and held.tag == "TR":
                yield Row(tuple(self._cells(held, outside)))
            else:
                outside.extend(self.parts(Element("", (held,)), table.tag))

    def _cells(self, row: Element, outside: list[Part]) -> Iterator[Cell]:
        for held in row.held:
            if isinstance(held, Element) and held.tag in _CELLS:
                tag = cast('Literal["TH", "TD"]', held.tag)
                yield Cell(tag, tuple(_flat(self.parts(held, held.tag))), held.column_span, held.row_span)
            else:
                outside.extend(self.parts(Element("", (held,)), row.tag))

    def _inline(self, element: Element, address: str | None) -> Iterator[_Ink | Element]:
        """Give what of `element` stands in the same line of text, and the elements that interrupt it."""
        if element.tag == "Link":
            address = next((held.address for held in element.held if isinstance(held, Annotation)), "")
        for held in element.held:
            if isinstance(held, Mark):
                yield from (_Ink(piece, address) for piece in self._take(held, element.actual))
            elif isinstance(held, Element) and held.tag in _INLINE:
                yield from self._inline(held, address)
            elif isinstance(held, Element):
                yield held

    def _take(self, mark: Mark, actual: str | None) -> Sequence[Piece]:
        """Give the visible pieces of a mark from left to right.

        Raises:
            BrokenTree: another element has had them.
        """
        if mark in self._used:
            raise BrokenTree("один вміст належить двом елементам структури")
        self._used.add(mark)
        drawn = self.pieces.pop(mark, [])
        pieces = [piece for piece in drawn if piece.visible and not piece.artifact]
        if len(pieces) < len(drawn):
            self._unread += (piece for piece in drawn if piece.artifact or not piece.visible)
        if len(pieces) > 1 and all(abs(piece.y - pieces[0].y) < _SAME_LEVEL for piece in pieces):
            pieces.sort(key=_x)
        if actual is None and all(piece.spoken is None for piece in pieces):
            return pieces
        return [self._as_read(piece, actual) for piece in pieces]

    def _as_read(self, piece: Piece, actual: str | None) -> Piece:
        """Leave out the hyphen of a soft hyphen; note where other letters are to be spoken than are shown."""
        spoken = actual if piece.spoken is None else piece.spoken
        if spoken is None or letters(spoken) == letters(piece.text):
            return piece
        if not letters(spoken) and letters(piece.text) == "-":
            return piece._replace(text="")
        self.disguises.append(Disguise(piece.text.strip(), spoken, piece.page))
        return piece


def _passage(inks: Sequence[_Ink], tag: str, depth: int) -> Iterator[Passage]:
    """Make a passage of what stands together; none of nothing."""
    if inks:
        yield Passage(tag, tuple(_lines([ink.piece for ink in inks])), tuple(_links(inks)), depth)


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Put together what stands on one level."""
    together: list[Piece] = []
    size = 0.0
    for piece in pieces:
        size = max(size, piece.size)
        if together and not _same_line(together, piece, size):
            yield _line(together)
            together, size = [], piece.size
        together.append(piece)
    yield _line(together)


def _same_line(together: Sequence[Piece], piece: Piece, size: float) -> bool:
    """Tell whether the piece goes on to the right on the level of the others; `size` is that of the largest of them."""
    first = together[0]
    return piece.x >= together[-1].x and first.page == piece.page and abs(first.y - piece.y) < _SAME_LINE * size


def _line(pieces: Sequence[Piece]) -> Line:
    """Make a line; a space at its end may be drawn anywhere."""
    if len(pieces) == 1:
        return Line(*pieces[0][:5])  # a line of one piece tells the same of it as the piece
    inked = [piece for piece in pieces if piece.text.strip()] or pieces
    first, right = inked[0], max(piece.right for piece in inked)
    return Line("".join([piece.text for piece in pieces]), first.page, first.x, first.y, right)


def _links(inks: Sequence[_Ink]) -> Iterator[Link]:
    """Put together the pieces of one link: LibreOffice makes one of each line and each change of font."""
    for address, run in groupby(inks, key=_address):
        if address is not None:
            pieces = [ink.piece for ink in run]
            text = " ".join("".join(piece.text for piece in pieces).split())
            yield Link(text, address, pieces[0].page)


def _flat(parts: Iterable[Part]) -> Iterator[Passage]:
    """Give the passages of a cell, also those of a table in it."""
    for part in parts:
        if isinstance(part, Passage):
            yield part
        else:
            yield from (passage for row in part.rows for cell in row.cells for passage in cell.passages)
