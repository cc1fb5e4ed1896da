"""What a finished PDF says, as values: passages and tables in the order of reading, and what is drawn beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

_AS_DRAWN = {"\u2011": "-", **dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")}
"""A non-breaking hyphen is a hyphen on paper; soft hyphen, zero width space and word joiner leave no trace there."""


def letters(text: str) -> str:
    """Give what of `text` can be found again in a PDF: everything but white space and marks that are not drawn.

    LibreOffice draws no space where a line ends.
    """
    return unicodedata.normalize("NFC", "".join(_as_drawn(text).split()))


def inked(text: str) -> str:
    """Give what of `text` leaves a trace on paper, and its white space."""
    return unicodedata.normalize("NFC", _as_drawn(text))


def _as_drawn(text: str) -> str:
    for mark, drawn in _AS_DRAWN.items():  # nearly always there is none, and looking is faster than translating
        if mark in text:
            text = text.replace(mark, drawn)
    return text


class Line(NamedTuple):
    """Letters of one passage on one level."""

    text: str
    page: int
    """From 1; 0 if it is not drawn: the alternative of a picture."""
    x: float
    y: float
    """Where its base line begins, in points from the page's lower left corner."""
    right: float
    """Where its last letter ends."""


@dataclass(frozen=True, slots=True)
class Link:
    """Letters that lead somewhere."""

    text: str
    address: str
    """«#» for a place in the document; empty if a link is tagged but leads nowhere."""
    page: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading, an item of a list, or its mark."""

    tag: str
    """P, H1 to H6, LBody or Lbl within a list, Figure (its text is the alternative), …"""
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    depth: int = 0
    """In how many lists it lies."""

    @property
    def text(self) -> str:
        """Give the lines with spaces between them; compare it by `letters`."""
        return " ".join(" ".join(line.text for line in self.lines).split())


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    tag: Literal["TH", "TD"]
    passages: tuple[Passage, ...]
    column_span: int = 1
    row_span: int = 1

    @property
    def text(self) -> str:
        """Give the passages, each on a line."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give all lines."""
        if len(self.passages) == 1:
            return self.passages[0].lines
        return tuple(line for passage in self.passages for line in passage.lines)

    @property
    def pages(self) -> tuple[int, ...]:
        """Give the pages that its lines stand on."""
        return tuple(sorted({line.page for line in self.lines if line.page}))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, also if it runs over a page end."""

    cells: tuple[Cell, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """Give the pages that it stands on."""
        return tuple(sorted({page for cell in self.cells for page in cell.pages}))


@dataclass(frozen=True, slots=True)
class Table:
    """A table, over all its pages; a head that is repeated stands here once."""

    rows: tuple[Row, ...]


Part: TypeAlias = Passage | Table


Kind: TypeAlias = Literal["artifact", "untagged", "hidden"]


@dataclass(frozen=True, slots=True)
class Stray:
    """Letters that are drawn but are no visible part of the tagged text."""

    kind: Kind
    """Marked as no text (page numbers, repeated heads); not marked at all; tagged or not, but not to be seen."""
    text: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Disguise:
    """Letters instead of which a screen reader says others."""

    shown: str
    spoken: str
    page: int


@dataclass(frozen=True, slots=True)
class PdfReading:
    """All that a PDF says."""

    title: str
    language: str
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page, in points."""
    parts: tuple[Part, ...]
    strays: tuple[Stray, ...]
    stray_links: tuple[Link, ...]
    """Links on the pages that no tagged text belongs to."""
    disguises: tuple[Disguise, ...]

    bookmarks: tuple[str, ...] = ()
    """The titles in the reader's side pane, in their sequence."""

    @property
    def pages(self) -> int:
        """Give the number of pages."""
        return len(self.sizes)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give what stands outside the tables, in the order of reading."""
        return tuple(part for part in self.parts if isinstance(part, Passage))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Give the tables, in the order of reading."""
        return tuple(part for part in self.parts if isinstance(part, Table))

    def everything(self) -> Iterator[Passage]:
        """Give every passage, also of the cells, in the order of reading."""
        for part in self.parts:
            if isinstance(part, Passage):
                yield part
            else:
                yield from (passage for row in part.rows for cell in row.cells for passage in cell.passages)
