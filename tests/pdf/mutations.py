"""Seeded changes to a finished PDF, each of which an honest check must notice.

`mutate(pdf, seed)` takes a kind of change and a place for it by the seed; the same seed gives the same change.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline.pdf.archival import written
from tests.pdf import ink
from tests.pdf.concealing import CONCEALMENTS
from tests.pdf.damage import elements, link

Change = Callable[[Pdf, random.Random], str]
"""Changes the file and tells what was changed; tells nothing if there is nothing of the kind to change."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed PDF, and what is changed in it."""

    pdf: bytes
    kind: str
    description: str


def mutate(pdf: bytes, seed: int) -> Mutant:
    """Give `pdf` with the change that `seed` stands for; the kinds take turns."""
    chance = random.Random(seed)  # noqa: S311 - the same each time, not secret
    for turn in range(len(CHANGES)):
        change = CHANGES[(seed + turn) % len(CHANGES)]
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            if description := change(opened, chance):
                return Mutant(written(opened), change.__name__, description)
    raise ValueError("nothing in the PDF can be changed")


def _rows(pdf: Pdf) -> list[pikepdf.Object]:
    """Give the rows of the table that have several cells."""
    return [row for row in elements(pdf, "/TR") if len(row.K) > 1]


def _first_mark(element: pikepdf.Object) -> str:
    """Name an element by its place in the file."""
    return f"{str(element.S)[1:]} {element.objgen[0]}"


def exchange_rows(pdf: Pdf, chance: random.Random) -> str:
    """Let two rows take each other's place in the structure."""
    one, other = chance.sample(_rows(pdf)[1:], 2)
    kids = one.P.K
    here, there = ([kid.objgen for kid in kids].index(row.objgen) for row in (one, other))
    kids[here], kids[there] = kids[there], kids[here]
    return f"{_first_mark(one)} and {_first_mark(other)} exchanged"


def exchange_cells(pdf: Pdf, chance: random.Random) -> str:
    """Let two cells of a row take each other's place in the structure."""
    row = chance.choice(_rows(pdf))
    here, there = chance.sample(range(len(row.K)), 2)
    row.K[here], row.K[there] = row.K[there], row.K[here]
    return f"{_first_mark(row)}: cells {here} and {there} exchanged"


def move_text_to_the_next_column(pdf: Pdf, chance: random.Random) -> str:
    """Give what a cell holds to its neighbour."""
    row = chance.choice(_rows(pdf))
    here = chance.randrange(len(row.K) - 1)
    one, other = row.K[here], row.K[here + 1]
    for kid in one.K:
        kid.P = other
    other.K, one.K = Array([*one.K, *other.K]), Array()
    return f"{_first_mark(row)}: cell {here} moved into cell {here + 1}"


def drop_row(pdf: Pdf, chance: random.Random) -> str:
    """Take a row out of the structure."""
    row = chance.choice(_rows(pdf))
    kids = row.P.K
    del kids[[kid.objgen for kid in kids].index(row.objgen)]
    return f"{_first_mark(row)} dropped"


def drop_paragraph(pdf: Pdf, chance: random.Random) -> str:
    """Take a paragraph out of its cell in the structure."""
    cells = [cell for cell in elements(pdf, "/TD") if len(cell.get("/K", ()))]
    cell = chance.choice(cells)
    place = chance.randrange(len(cell.K))
    del cell.K[place]
    return f"{_first_mark(cell)}: paragraph {place} dropped"


def repeat_row(pdf: Pdf, chance: random.Random) -> str:
    """Let a row stand twice in the structure."""
    row = chance.choice(_rows(pdf))
    row.P.K.append(row)
    return f"{_first_mark(row)} repeated"


def replace_font(pdf: Pdf, chance: random.Random) -> str:
    """Embed another font in the place of one, or none, or call it otherwise."""
    fonts = [font for _, font in sorted(pdf.pages[0].Resources.Font.items())]
    font, other = chance.sample(fonts, 2)
    way = chance.choice(["another", "none", "renamed"])
    if way == "another":
        font.FontDescriptor.FontFile2 = other.FontDescriptor.FontFile2
    elif way == "none":
        del font.FontDescriptor.FontFile2
    else:
        font.BaseFont = font.FontDescriptor.FontName = Name("/BAAAAA+Comic")
    return f"font {font.BaseFont}: {way}"


def change_language(pdf: Pdf, chance: random.Random) -> str:
    """Say that the document, or an element of it, is in another language."""
    language = chance.choice(["en-US", "ru-RU", "uk", ""])
    holder = chance.choice([pdf.Root, *elements(pdf, "/H1", "/H2")])
    holder.Lang = language
    return f"language of {holder.get('/S', 'the document')}: «{language}»"


def speak_otherwise(pdf: Pdf, chance: random.Random) -> str:
    """Let a screen reader say other words than are shown."""
    element = chance.choice(list(elements(pdf, "/H1", "/H2", "/Span", "/TD")))
    element.ActualText = "інше"
    return f"{_first_mark(element)} is read aloud otherwise"


def lead_elsewhere(pdf: Pdf, chance: random.Random) -> str:
    """Let a link lead to another address."""
    if not any("/Annots" in page.obj for page in pdf.pages):
        return ""
    link(pdf).A = Dictionary(S=Name.URI, URI=f"https://example.com/{chance.randrange(1000)}")
    return "a link leads elsewhere"


def drop_page(pdf: Pdf, chance: random.Random) -> str:
    """Take a page out."""
    if len(pdf.pages) == 1:
        return ""
    place = chance.randrange(len(pdf.pages))
    del pdf.pages[place]
    return f"page {place + 1} dropped"


CHANGES: tuple[Change, ...] = (
    ink.change_letter,
    ink.change_digit,
    ink.swap_words,
    ink.drop_text,
    ink.hide_text,
    ink.draw_foreign,
    ink.draw_as_artifact,
    ink.draw_in_a_form,
    ink.exchange_places,
    exchange_rows,
    exchange_cells,
    move_text_to_the_next_column,
    drop_row,
    drop_paragraph,
    repeat_row,
    replace_font,
    change_language,
    speak_otherwise,
    lead_elsewhere,
    drop_page,
    *CONCEALMENTS,
)
