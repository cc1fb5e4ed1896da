"""From a finished PDF to what it says: passages, tables, links, by its tags, and whatever is drawn beside them.

LibreOffice tags a table's head once, at its beginning; the heads that it repeats on further pages are artifacts, and so
are page numbers. A row that runs over a page end is one row, whose cells have lines on both pages. In a list of
LibreOffice 7.4 the item's mark stands at the beginning of the item's text; a mark that has a tag of its own (`Lbl`)
is a passage of its own. Fails on a file that is damaged or has no sound structure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
import pypdfium2
from pikepdf import Dictionary

from pipeline.contracts import Pdf
from pipeline.errors import Fault, NotProven
from pipeline.pdf.assembling import Assembler
from pipeline.pdf.damage import open_soundly, opened, told_as_damage
from pipeline.pdf.drawing import sheets
from pipeline.pdf.drawn import drawn
from pipeline.pdf.linking import displaced_links, stray_links
from pipeline.pdf.obscuring import overlaid, struck
from pipeline.pdf.pieces import Piece
from pipeline.pdf.structure import Element, Mark, structure
from pipeline.pdf.texts import Kind, PdfReading, Stray, letters
from pipeline.pdf.witness import Inventory, inventory, witnesses


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF that is open and has been read, for whoever asks more of it."""

    pdf: Pdf
    file: pikepdf.Pdf
    tree: Element
    reading: PdfReading


_ByMark: TypeAlias = dict[Mark, list[Piece]]
"""The letters of each piece of tagged content, in the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the pages show."""

    marked: _ByMark
    faults: Sequence[Fault]
    """What is drawn that should not be."""
    inventories: Sequence[Inventory | None]
    """Of each page; None: what is wrong with it is told already."""


def paper(pdf: Pdf, witness: Callable[[], Iterable[Inventory]] | None = None) -> Paper:
    """Read a finished PDF by its tagged structure.

    Args:
        pdf: the file.
        witness: gives what PDFium finds on its pages, if that has been asked already; else it is asked here.

    Raises:
        Damaged: it is broken, or has no structure that holds together; this is told before anything of its ink.
        NotProven: it draws something that no document of ours draws, or letters that other ink obscures.
        ProgramFault: the witness was killed.
    """
    file = open_soundly(pdf)
    with told_as_damage():
        tree = structure(file)
        seen = _seen(file)
    theirs = witness() if witness else witnesses(pdf)  # what becomes of a witness is no damage of the file
    with told_as_damage():
        _agree(seen, theirs)
        return Paper(pdf, file, tree, _reading(file, tree, seen.marked))


def read(pdf: Pdf) -> PdfReading:
    """Give what a finished PDF says, and close it.

    Raises:
        Damaged, NotProven: as `paper` does.
    """
    read_paper = paper(pdf)
    read_paper.file.close()
    return read_paper.reading


def read_with_charts(pdf: Pdf) -> PdfReading:
    """Read a finished PDF of ours that draws more than letters and lines; what else it draws is not looked at.

    Raises:
        Damaged: it is broken, or has no structure that holds together.
        NotProven: letters stand upon letters.
    """
    with opened(pdf) as file, pypdfium2.PdfDocument(pdf) as shown:
        pieces = tuple(drawn(shown))
        if obscured := tuple(overlaid(pieces)):
            raise NotProven(*obscured)
        marked: _ByMark = {}
        _sort(pieces, marked)
        return _reading(file, structure(file), marked)


def _seen(file: pikepdf.Pdf) -> _Seen:
    """Read all pages, one after another: only their letters are held."""
    marked: _ByMark = {}
    faults: list[Fault] = []
    inventories: list[Inventory | None] = []
    for sheet in sheets(file):
        faults += sheet.faults or (*struck(sheet.pieces, sheet.strokes), *overlaid(sheet.pieces))
        inventories.append(None if sheet.faults else inventory(piece.text for piece in sheet.pieces))
        _sort(sheet.pieces, marked)
    return _Seen(marked, faults, inventories)


def _agree(seen: _Seen, theirs: Iterable[Inventory]) -> None:
    """Hold each page against what PDFium finds there.

    Raises:
        NotProven: something else is drawn, or PDFium finds other letters.
        ValueError: it finds another number of pages.
    """
    faults = list(seen.faults)
    for page, (here, there) in enumerate(zip(seen.inventories, theirs, strict=True), 1):
        if here is not None and here != there:
            faults.append(Fault("інша програма читає на сторінці інші літери", place=f"PDF, сторінка {page}"))
    if faults:
        raise NotProven(*faults)


def _sort(pieces: Iterable[Piece], marked: _ByMark) -> None:
    for piece in pieces:
        marked.setdefault(Mark(piece.page, piece.mark), []).append(piece)


def _reading(pdf: pikepdf.Pdf, tree: Element, marked: _ByMark) -> PdfReading:
    links = (*stray_links(pdf, tree), *displaced_links(tree, marked))
    assembler = Assembler(marked)
    return PdfReading(
        title=str(pdf.trailer.get("/Info", Dictionary()).get("/Title", "")),
        language=str(pdf.Root.get("/Lang", "")),
        sizes=tuple(_size(page) for page in pdf.pages),
        parts=tuple(assembler.parts(tree)),
        strays=tuple(_strays(assembler.rest())),
        stray_links=links,
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


def _strays(rest: Iterable[Piece]) -> Iterator[Stray]:
    """Tell of letters that no passage has in what way they are no part of the text."""
    for piece in rest:
        if letters(piece.text):
            kind: Kind = "hidden" if not piece.visible else "artifact" if piece.artifact else "untagged"
            yield Stray(kind, piece.text.strip(), piece.page, piece.x, piece.y)
