"""From a finished PDF to what it says: passages, tables, links, by its tags, and whatever is drawn beside them.

LibreOffice tags a table's head once, at its beginning; the heads that it repeats on further pages are artifacts, and so
are page numbers. A row that runs over a page end is one row, whose cells have lines on both pages. In a list of
LibreOffice 7.4 the item's mark stands at the beginning of the item's text; a mark that has a tag of its own (`Lbl`)
is a passage of its own. Fails on a file that is damaged or has no sound structure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from pipeline.contracts import Pdf
from pipeline.pdf.assembling import Assembler
from pipeline.pdf.damage import opened
from pipeline.pdf.drawn import Piece, drawn
from pipeline.pdf.structure import Annotation, Element, Mark, address, structure
from pipeline.pdf.texts import Link, PdfReading, Stray, letters


def read(pdf: Pdf) -> PdfReading:
    """Read a finished PDF by its tagged structure.

    Raises:
        Damaged: it is broken, or has no structure that holds together.
    """
    with opened(pdf) as file:
        with pypdfium2.PdfDocument(pdf) as shown:
            pieces = tuple(drawn(shown))
        return _reading(file, pieces)


def _reading(pdf: pikepdf.Pdf, pieces: Sequence[Piece]) -> PdfReading:
    tree = structure(pdf)
    marked: dict[Mark, list[Piece]] = defaultdict(list)
    for piece in pieces:
        marked[Mark(piece.page, piece.mark)].append(piece)
    assembler = Assembler(marked)
    return PdfReading(
        title=str(pdf.trailer.get("/Info", Dictionary()).get("/Title", "")),
        language=str(pdf.Root.get("/Lang", "")),
        sizes=tuple(_size(page) for page in pdf.pages),
        parts=tuple(assembler.parts(tree)),
        strays=tuple(_strays(pieces, assembler.used)),
        stray_links=tuple(_stray_links(pdf, tree)),
        disguises=tuple(assembler.disguises),
        bookmarks=_bookmarks(pdf),
    )


def _bookmarks(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    with pdf.open_outline() as outline:
        return tuple(_titles(outline.root))


def _titles(entries: Sequence[pikepdf.OutlineItem]) -> Iterator[str]:
    for entry in entries:
        yield entry.title
        yield from _titles(entry.children)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox.as_list())
    return right - left, top - bottom


def _strays(pieces: Sequence[Piece], used: set[Mark]) -> Iterator[Stray]:
    for piece in pieces:
        if not letters(piece.text):
            continue
        if not piece.visible:
            yield Stray("hidden", piece.text.strip(), piece.page, piece.x, piece.y)
        elif piece.artifact:
            yield Stray("artifact", piece.text.strip(), piece.page, piece.x, piece.y)
        elif Mark(piece.page, piece.mark) not in used:
            yield Stray("untagged", piece.text.strip(), piece.page, piece.x, piece.y)


def _stray_links(pdf: pikepdf.Pdf, tree: Element) -> Iterator[Link]:
    """Give the links on each page beyond those that the tree holds there."""
    held = Counter((link.page, link.address) for link in _annotations(tree))
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", Array()):
            leads = (number, address(annotation))
            held[leads] -= 1
            if annotation.get("/Subtype") == Name.Link and held[leads] < 0:
                yield Link("", leads[1], number)


def _annotations(element: Element) -> Iterator[Annotation]:
    for held in element.held:
        if isinstance(held, Annotation):
            yield held
        elif isinstance(held, Element):
            yield from _annotations(held)
