"""Paragraphs in a row to lists within lists, as HTML has them: the content knows only how deep each paragraph lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TypeAlias

from schemas.document import Block, PrintedParagraph
from schemas.prose import ListItem


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of a list, and the lists below it."""

    paragraph: PrintedParagraph
    place: ListItem
    below: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries of one depth and one kind of mark."""

    entries: tuple[Entry, ...]

    @property
    def place(self) -> ListItem:
        """Where its first entry stands."""
        return self.entries[0].place


Piece: TypeAlias = PrintedParagraph | Listing


def pieces(block: Block) -> Iterator[Piece]:
    """Give the block's plain paragraphs, and its lists, in order; no paragraph is left out or moved."""
    for listed, group in groupby(block, lambda paragraph: paragraph.item is not None):
        paragraphs = list(group)
        yield from _listings(paragraphs) if listed else paragraphs


def _listings(paragraphs: Sequence[PrintedParagraph]) -> Iterator[Listing]:
    for _, entries in groupby(_entries(paragraphs), lambda entry: _kind(entry.place)):
        yield Listing(tuple(entries))


def _entries(paragraphs: Sequence[PrintedParagraph]) -> Iterator[Entry]:
    """Begin an entry at each paragraph that lies no deeper than all before it; the deeper ones are below it."""
    places = [paragraph.item or ListItem() for paragraph in paragraphs]
    shallowest = accumulate((place.level for place in places), min)
    heads = [at for at, least in enumerate(shallowest) if places[at].level == least]
    for at, following in pairwise([*heads, len(paragraphs)]):
        yield Entry(paragraphs[at], places[at], tuple(_listings(paragraphs[at + 1 : following])))


def _kind(place: ListItem) -> tuple[int, bool, str]:
    return place.level, place.ordinal is None, place.delimiter
