"""From the links of a PDF to those that do not lie where their letters stand: no text's, or another text's.

Fails never.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import pikepdf
from pikepdf import Array, Name

from pipeline.pdf.pieces import Piece
from pipeline.pdf.structure import Annotation, Element, Mark, address
from pipeline.pdf.texts import Link

H = TypeVar("H", Annotation, Mark)

_TOLERANCE = 3.0
_BODY = 0.6
"""Of the type's size: how high most letters are."""


def stray_links(pdf: pikepdf.Pdf, tree: Element) -> Iterator[Link]:
    """Give the links on each page beyond those that the tree holds there."""
    held = Counter((link.page, link.address) for link in _within(tree, Annotation))
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", Array()):
            leads = (number, address(annotation))
            held[leads] -= 1
            if annotation.get("/Subtype") == Name.Link and held[leads] < 0:
                yield Link("", leads[1], number)


def _within(element: Element, kind: type[H]) -> Iterator[H]:
    """Give everything of one kind that the element or any element in it holds."""
    for held in element.held:
        if isinstance(held, kind):
            yield held
        elif isinstance(held, Element):
            yield from _within(held, kind)


def displaced_links(tree: Element, pieces: Mapping[Mark, Sequence[Piece]]) -> Iterator[Link]:
    """Give the tagged links that do not cover their letters, cover others, or lead to several places."""
    links = [element for element, _ in tree.within() if element.tag == "Link"]
    pages = _by_page({place.page for link in links for place in _places(link)}, pieces)
    for link in links:
        places, marks = _places(link), set(_within(link, Mark))
        letters = [piece for mark in marks for piece in pieces.get(mark, ())]
        for place in places:
            others = [piece for piece in pages[place.page] if Mark(piece.page, piece.mark) not in marks]
            if place.address != places[0].address or not _covers(place, letters) or _touches(place, others):
                yield Link(" ".join(piece.text.strip() for piece in letters), place.address, place.page)


def _places(link: Element) -> list[Annotation]:
    return [held for held in link.held if isinstance(held, Annotation)]


def _by_page(pages: Iterable[int], pieces: Mapping[Mark, Sequence[Piece]]) -> dict[int, list[Piece]]:
    """Give the letters of these pages."""
    found: dict[int, list[Piece]] = {page: [] for page in pages}
    for mark, held in pieces.items():
        if mark.page in found:
            found[mark.page] += held
    return found


def _covers(link: Annotation, letters: Sequence[Piece]) -> bool:
    """Tell whether the link lies on all its letters; a line's last space may be wider than it is drawn."""
    left, bottom, right, top = link.box
    return bool(letters) and all(
        piece.page == link.page and left <= piece.x + _TOLERANCE and piece.right <= right + _TOLERANCE
        and bottom <= piece.y <= piece.y + _BODY * piece.size <= top + _TOLERANCE
        for piece in letters
    )  # fmt: skip


def _touches(link: Annotation, letters: Sequence[Piece]) -> bool:
    """Tell whether the middle of any of the letters lies under the link."""
    left, bottom, right, top = link.box
    return any(
        left < (piece.x + piece.right) / 2 < right and bottom < piece.y + _BODY / 2 * piece.size < top
        for piece in letters
        if piece.text.strip()
    )
