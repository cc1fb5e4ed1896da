"""A change of a measure, told of keys, to what a person is told: which measure it was, where it stood, word for word.

Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.comparing.expected import Reading, words
from pipeline.comparing.looks import shown, spoken
from pipeline.comparing.places import Place, heads, places
from pipeline.comparing.recognising import Known
from pipeline.comparing.words import pieces
from schemas.changes import Change, Difference, Piece
from schemas.document import Document, Row

_GONE: Final = "\ue110"
"""Stands before the key of a measure that only the earlier document has; of private use, which no key can hold."""


def renamed(before: Document, known: Mapping[str, Known]) -> Document:
    """Give the earlier document with the keys that its measures have in the later one."""
    later = {each.was: now for now, each in known.items()}

    def named(row: Row) -> Row:
        name = later.get(row.measure, f"{_GONE}{row.measure}")
        return row if name == row.measure else row.model_copy(update={"measure": name})

    sections = (section.model_copy(update={"rows": tuple(map(named, section.rows))}) for section in before.sections)
    return before.model_copy(update={"sections": tuple(sections)})


@dataclass(frozen=True)
class Pair:
    """Two documents as they stand, and what the measures of the later one were in the earlier."""

    before: Document
    after: Document
    known: Mapping[str, Known]
    reading: Reading
    stood: Mapping[str, Place] = field(init=False)
    stands: Mapping[str, Place] = field(init=False)
    heads: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Find every measure once."""
        object.__setattr__(self, "stood", places(self.before))
        object.__setattr__(self, "stands", places(self.after))
        object.__setattr__(self, "heads", {**heads(self.before), **heads(self.after)})

    def words(self, before: str, after: str) -> tuple[Piece, ...]:
        """Give what stayed, went and came in a text."""
        literal = self.reading == "literal"
        return pieces(before, after) if literal else words(before, after, self.before.year, self.after.year)

    def head(self, column: str | None, part: str = "column") -> str | None:
        """Give what stands over a column; nothing for what is none."""
        return self.heads.get(column or "") if part == "column" else None

    def measure(self, change: Change, moved: frozenset[str]) -> Iterator[Difference]:
        """Tell of a measure; `moved` are those of which it is told anyway that they stand elsewhere."""
        if change.deed == "removed":
            yield _whole(change, self.stood[change.name.removeprefix(_GONE)], self.before)
        elif change.deed == "added":
            yield _whole(change, self.stands[change.name], self.after)
        elif change.column == "number" and self.known[change.name].was != change.name:
            yield from () if change.name in moved else self._moved(change)
        elif change.deed == "moved":
            yield from self._moved(change)
        else:
            yield from self._reworded(change)

    def _moved(self, change: Change) -> Iterator[Difference]:
        was, now = self._places(change)
        told = (was.number, now.number) if change.column else (was.whereabouts, now.whereabouts)
        yield self._known(change, deed="moved", before=told[0], after=told[1])

    def _reworded(self, change: Change) -> Iterator[Difference]:
        was, now = (place.looks(change.column or "") for place in self._places(change))
        if was != now:  # else a year was left standing
            before, after = spoken(was), spoken(now)
            told = self.words(before, after)
            if all(piece.deed == "kept" for piece in told):  # they look otherwise
                before, after = shown(was), shown(now)
                told = self.words(before, after)
            yield self._known(change, before=before, after=after, words=told)

    def _places(self, change: Change) -> tuple[Place, Place]:
        return self.stood[self.known[change.name].was], self.stands[change.name]

    def _known(self, change: Change, **said: object) -> Difference:
        known = self.known[change.name]
        told = {
            "was": None if known.was == change.name else known.was,
            "known_by": known.by,
            "title": self.stands[change.name].title,
            "head": self.head(change.column),
        }
        return Difference.model_validate({**dict(change), **told, **said})


def _whole(change: Change, place: Place, document: Document) -> Difference:
    told = place.told(document)
    texts = {"before": told} if change.deed == "removed" else {"after": told}
    said = {"part": "measure", "name": place.row.measure, "deed": change.deed, "title": place.title}
    return Difference.model_validate({**said, **texts})
