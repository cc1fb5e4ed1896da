"""From a finished PDF to the letters that another reader, PDFium, finds on its pages; a witness to what we read there.

Pages are read by a grammar of our own; that it reads nothing into them is shown here. PDFium guesses white space, and
puts the letters of a line into an order of its own, so it is asked which letters there are, not in which order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias
from unicodedata import normalize

import pypdfium2

from pipeline.pdf.damage import told_as_damage
from pipeline.pdf.texts import letters

_HYPHENS = "\x02\ufffe\u00ad"
"""A hyphen, real or soft, is one of these to PDFium where a line ends."""

Inventory: TypeAlias = str
"""How often each letter is drawn: each with its number, in one text, of which thousands take little room."""


def witnessed(pdf: bytes) -> Iterator[Inventory]:
    """Give the letters of each page, without their order.

    Raises:
        PdfiumError: PDFium cannot read the file.
    """
    with pypdfium2.PdfDocument(pdf) as shown:
        for page in shown:
            words = page.get_textpage()
            yield inventory([words.get_text_range(errors="replace")])
            words.close()
            page.close()


def witnesses(pdf: bytes) -> Sequence[Inventory]:
    """Give the letters of all pages.

    Raises:
        Damaged: PDFium cannot read the file.
    """
    with told_as_damage():
        return tuple(witnessed(pdf))


def inventory(texts: Iterable[str]) -> Inventory:
    """Count the letters of some texts."""
    text = "".join(texts)
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    text = normalize("NFD", letters(text))
    return " ".join(f"{letter}{text.count(letter)}" for letter in sorted(set(text)))
