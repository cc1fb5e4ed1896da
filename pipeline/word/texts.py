"""What a finished DOCX says, as values: paragraphs and tables in their sequence, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.errors import Fault


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as it stands in the file."""

    style: str
    """The style's name, as Word shows it."""
    text: str
    label: str = ""
    """The number or dash that Word prints before it: `3.`, `–`."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a table, which may cover several columns."""

    span: int
    paragraphs: tuple[ReadParagraph, ...]

    @property
    def text(self) -> str:
        """The cell's paragraphs, without the labels of lists."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a table."""

    cells: tuple[ReadCell, ...]
    head: bool
    """Whether it is repeated on each page."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table: the one of the measures if it has a head, otherwise one that only puts blocks side by side."""

    rows: tuple[ReadRow, ...]

    @property
    def has_head(self) -> bool:
        """Whether its first row is repeated on each page."""
        return bool(self.rows) and self.rows[0].head


ReadElement: TypeAlias = ReadParagraph | ReadTable


@dataclass(frozen=True, slots=True)
class DocxReading:
    """What a DOCX says, and what it says of itself."""

    body: tuple[ReadElement, ...]
    """Paragraphs and tables in their sequence; empty paragraphs too."""
    headers: Mapping[str, str]
    """The texts of headers and footers by part, without the numbers of pages."""
    language: str
    """The language of the text, from the defaults of the styles."""
    properties: Mapping[str, str]
    """The core properties by name: title, creator, language, created and so on."""
    fonts: frozenset[str]
    """The fonts that the document asks for."""
    raised: tuple[str, ...] = ()
    """The letters of each raised run."""
    links: tuple[tuple[str, str], ...] = ()
    """The letters and the address of each link."""
    oddities: tuple[Fault, ...] = ()
    """What hides letters, or shows some that no text holds, and where."""

    @property
    def before(self) -> tuple[ReadElement, ...]:
        """What stands before the table of the measures; everything if there is none."""
        return self.body[: self._heads[0]] if self._heads else self.body

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """The rows of the measures' table; if it had to be parted, in one, the head only once."""
        tables = [element for element in self.body if isinstance(element, ReadTable) and element.has_head]
        head = [row for table in tables[:1] for row in table.rows if row.head]
        return tuple(
            row
            for place, table in enumerate(tables)
            for row in table.rows
            if place == 0 or not row.head or row not in head
        )

    @property
    def after(self) -> tuple[ReadElement, ...]:
        """What stands after the table; whatever has letters between its parts, too."""
        if not self._heads:
            return ()
        first, last = self._heads[0], self._heads[-1]
        between = [one for one in self.body[first:last] if _says_something(one)]
        return (*between, *self.body[last + 1 :])

    @property
    def _heads(self) -> list[int]:
        return [place for place, one in enumerate(self.body) if isinstance(one, ReadTable) and one.has_head]


def _says_something(element: ReadElement) -> bool:
    return bool(element.text) if isinstance(element, ReadParagraph) else not element.has_head
