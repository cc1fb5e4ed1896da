"""A document to where its measures stand and what their cells say, by their keys. Fails never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.comparing.looks import Looks, looks, shown, spoken
from schemas.document import Document, Row


@dataclass(frozen=True, slots=True)
class Place:
    """A measure in its document."""

    row: Row
    section: str
    follows: str | None
    """The number of the measure before it in the section; None for the first."""

    @property
    def number(self) -> str:
        """Its printed number without the final dot; its key if it has none."""
        return self.said("number").strip().removesuffix(".") or self.row.measure

    @property
    def title(self) -> str:
        """What it is called."""
        return self.said("title")

    @property
    def whereabouts(self) -> str:
        """Where it stands, for a person who looks for it."""
        after = f"після {self.follows}" if self.follows else "на початку"
        return f"№ {self.number}, розділ «{self.section}», {after}"

    def said(self, column: str) -> str:
        """Give a cell as it is read out; nothing if there is no such column."""
        return spoken(self.looks(column))

    def looks(self, column: str) -> Looks:
        """Give what is seen of a cell."""
        return looks(self.row.cells.get(column, ()))

    def told(self, document: Document) -> str:
        """Give the whole measure: each cell but the number behind the head of its column, in lines."""
        cells = ((head, self.said(key)) for key, head in heads(document).items() if key != "number")
        return "\n".join(f"{head}: {cell}" for head, cell in cells if cell)


def places(document: Document) -> dict[str, Place]:
    """Give where each measure stands, by its key."""
    return {place.row.measure: place for place in _places(document)}


def heads(document: Document) -> dict[str, str]:
    """Give what stands over each column."""
    return {column.key: spoken(looks(column.head)) for column in document.columns}


def _places(document: Document) -> Iterator[Place]:
    for section in document.sections:
        follows, title = None, shown(looks(section.title))
        for row in section.rows:
            place = Place(row, title, follows)
            yield place
            follows = place.number
