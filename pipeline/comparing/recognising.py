"""The measures of two documents to which of the later is which of the earlier, though it be renumbered. Fails never.

A measure is known by what the plan says (`carried_over`), then by its key and title, by its title elsewhere, by a title
much like its own (`likeness`), and last by its key alone: always in one year, where marks name it by that; between two
years only if something else speaks for it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.comparing.likeness import ALIKE, ALIKE_BY_NUMBER, likely, likeness
from schemas.document import Document, Row

Mark: TypeAlias = Literal["carried_over", "key", "title"]


@dataclass(frozen=True, slots=True)
class Known:
    """A measure of the later document, recognised."""

    was: str
    """Its key in the earlier one."""
    by: Mark


def recognised(before: Document, after: Document, carried: Mapping[str, str]) -> dict[str, Known]:
    """Give what each measure of `after` was in `before`, by its key; a new one is not there.

    `carried` tells for keys of the later document what keys the plan says they had.
    """
    search = _Search({row.measure: row for row in before.rows()}, {row.measure: row for row in after.rows()})
    search.take(((was, now) for now, was in carried.items()), "carried_over")
    search.take(((key, key) for key in search.later if search.are_titled_alike(key)), "key")
    search.take(search.same_titles(), "title")
    search.take(search.similar_titles(), "title")
    one_year = before.year == after.year
    search.take(((key, key) for key in search.later if one_year or search.is_vouched_for(key)), "key")
    return search.found


@dataclass(slots=True)
class _Search:
    earlier: dict[str, Row]
    """Those that nobody was yet, by key."""
    later: dict[str, Row]
    """Those that are not known yet, by key."""
    found: dict[str, Known] = field(default_factory=dict)

    def take(self, pairs: Iterator[tuple[str, str]], by: Mark) -> None:
        """Take for one, of the earlier and later keys, those that are both still free."""
        for was, now in tuple(pairs):
            if was in self.earlier and now in self.later:
                self.found[now] = Known(was, "key" if by == "title" and was == now else by)
                del self.earlier[was], self.later[now]

    def are_titled_alike(self, key: str) -> bool:
        return key in self.earlier and _text(self.earlier[key], "title") == _text(self.later[key], "title")

    def same_titles(self) -> Iterator[tuple[str, str]]:
        there: dict[str, list[str]] = defaultdict(list)
        for key, row in self.earlier.items():
            there[_text(row, "title")].append(key)
        for key, row in self.later.items():
            title = _text(row, "title")
            if title and there[title]:
                yield there[title].pop(0), key

    def similar_titles(self) -> Iterator[tuple[str, str]]:
        were, are = [*self.earlier], [*self.later]
        earlier, later = ([_text(row, "title") for row in rows.values()] for rows in (self.earlier, self.later))
        ranked = sorted(
            (-alike, were[was] != are[now], abs(was - now), was, now)
            for alike, was, now in likely(earlier, later)
            if alike >= ALIKE
        )
        return ((were[was], are[now]) for *_, was, now in ranked)

    def is_vouched_for(self, key: str) -> bool:
        """Tell whether more than the key speaks for a measure being the same."""
        if key not in self.earlier:
            return False
        was, now = self.earlier[key], self.later[key]
        promised = _text(now, "expected_result")
        same_promise = promised != "" and promised == _text(was, "expected_result")
        return same_promise or likeness(_text(was, "title"), _text(now, "title")) >= ALIKE_BY_NUMBER


def _text(row: Row, column: str) -> str:
    return "\n".join(paragraph.text for paragraph in row.cells.get(column, ()))
