"""Our own reading of a page and PDFium's are the same, piece by piece; where they are not, the file is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pytest

from pipeline import contracts
from pipeline.errors import NotProven
from pipeline.pdf.damage import opened
from pipeline.pdf.drawing import sheets
from pipeline.pdf.drawn import drawn
from pipeline.pdf.pieces import Piece
from pipeline.pdf.reading import paper, read
from pipeline.pdf.texts import letters
from pipeline.pdf.witness import inventory, witnessed, witnesses
from tests.pdf.damage import damaged, drop, fonts
from tests.story.telling import STORIES

DOCUMENTS = ("sample", *STORIES)
_INK_AND_WIDTH = 1.0
"""Points between where a letter's ink ends, as PDFium tells it, and where its width does."""


def ours(pdf: contracts.Pdf) -> list[Piece]:
    """Read by the grammar of our documents."""
    with opened(pdf) as file:
        return [piece for sheet in sheets(file) for piece in sheet.pieces]


def places(pieces: list[Piece]) -> Iterator[tuple[object, ...]]:
    """Give all that is told of each piece but where it ends."""
    for piece in pieces:
        place = (piece.page, round(piece.x, 2), round(piece.y, 2), round(piece.size, 2))
        yield (letters(piece.text), *place, piece.mark, piece.artifact, piece.visible, piece.spoken)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_readers_find_the_same_pieces(name: str, office_pdf: dict[str, contracts.Pdf]) -> None:
    """The same letters in the same places under the same marks, in the same order."""
    with pypdfium2.PdfDocument(office_pdf[name]) as shown:
        theirs = list(drawn(shown))
    pieces = ours(office_pdf[name])

    assert list(places(theirs)) == list(places(pieces))
    assert [] == [
        (their, our)
        for their, our in zip(theirs, pieces, strict=True)
        if their.text.strip() and abs(their.right - our.right) > _INK_AND_WIDTH
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_witness_finds_the_letters_of_each_page(name: str, office_pdf: dict[str, contracts.Pdf]) -> None:
    """PDFium's own text of a page, whatever its order, has the letters that we read there."""
    with opened(office_pdf[name]) as file:
        read_here = [inventory(piece.text for piece in sheet.pieces) for sheet in sheets(file)]

    assert list(witnessed(office_pdf[name])) == read_here


def test_letters_that_the_witness_does_not_find_are_refused(office_pdf: dict[str, contracts.Pdf]) -> None:
    """A font that does not say which letters it shows is read in two ways."""
    changed = damaged(office_pdf["sample"], drop(lambda pdf: fonts(pdf)[0], "/ToUnicode"))

    with pytest.raises(NotProven, match="інша програма читає"):
        read(contracts.Pdf(changed))


@pytest.mark.parametrize("otherwise", [lambda seen: seen[1:], lambda seen: (*seen[:-1], f"{seen[-1]} ґ1")])
def test_a_witness_who_was_asked_before_is_heard(
    otherwise: Callable[[Sequence[str]], Sequence[str]], office_pdf: dict[str, contracts.Pdf]
) -> None:
    """One that has seen other letters, or fewer pages, keeps the file from being taken; one that agrees does not."""
    pdf = office_pdf["sample"]
    seen = witnesses(pdf)

    assert paper(pdf, lambda: seen).reading == read(pdf)
    with pytest.raises(NotProven):
        paper(pdf, lambda: otherwise(seen))


def test_a_count_belongs_to_its_letter() -> None:
    """Digits are letters, too: one 1 and 23 of 2 are not twelve of 1 and three of 2."""
    assert inventory(["1", "2" * 23]) != inventory(["1" * 12, "2" * 3])
    assert inventory(["ab", "a"]) == inventory(["a\nb a"])
