"""Widths: the columns share the page so that no word is torn.

From what each column wants, needs and was given to widths that fill the text exactly, in twentieths of a point. Fails
with `DataFaults` if the widths given leave no room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.errors import DataFaults, Fault
from pipeline.word.glyphs import BOLD, REGULAR, width
from schemas.document import Block
from schemas.origin import Origin

# A line may break at a space, though not at a non-breaking one, after a hyphen or dash, and at a soft hyphen.
_BREAK: Final = re.compile(r"(?<=[-\u2010\u2012-\u2014])(?=\D)|[^\S\u00a0\u202f]+")

NARROWEST: Final = 400
"""What a column without a given width must still get: 7 mm."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column asks for."""

    wanted: int
    """Its width in the template; only the proportion counts."""
    least: int
    """The width of its longest word, with the cell's padding."""
    given: int | None = None
    """The width that the page's profile sets."""


def longest_word(blocks: Iterable[Block], half_points: int, *, heavy: bool, list_indent: int = 0) -> float:
    """Give the width of the longest word of `blocks` at a size; in a list the indent of its level counts too."""
    longest = 0.0
    for (bold, depth), words in _words(blocks, heavy=heavy).items():
        weight = BOLD if bold else REGULAR
        own = max((width(word, half_points, weight=weight) for word in words), default=0.0)
        longest = max(longest, own + list_indent * depth)
    return longest


def share(text_width: int, columns: Sequence[Column], origin: Origin | None = None) -> list[int]:
    """Share the text's width among `columns`.

    Given widths are kept; the others keep the template's proportions, but none is narrower than its longest word. Where
    the longest words do not fit beside one another, the longest of them give way first.

    Raises:
        DataFaults: the given widths leave too little; `origin` is where they stand.
    """
    free = [place for place, column in enumerate(columns) if column.given is None]
    rest = text_width - sum(column.given or 0 for column in columns)
    if rest < NARROWEST * len(free):
        reason = "задані ширини граф не вміщаються на сторінці"
        raise DataFaults([Fault(reason, "Зменште column_widths або поля", origin)])
    widths = [column.given or 0 for column in columns]
    least = _level([columns[place].least for place in free], rest)
    for place, found in zip(free, _proportional([columns[place].wanted for place in free], least, rest), strict=True):
        widths[place] = found
    widths[free[-1] if free else -1] += text_width - sum(widths)
    return widths


def _words(blocks: Iterable[Block], *, heavy: bool) -> dict[tuple[bool, int], set[str]]:
    """Give the words by weight and depth of their list, each once: the same ones stand in hundreds of rows."""
    texts: dict[tuple[bool, int], set[str]] = {}
    for block in blocks:
        for paragraph in block:
            bold = heavy or any(run.emphasis.bold for run in paragraph.runs)
            texts.setdefault((bold, paragraph.item.level + 1 if paragraph.item else 0), set()).add(paragraph.text)
    # First at plain spaces: the pattern takes ten times as long, and few of the pieces hold anything for it.
    pieces = {look: {piece for text in own for piece in text.split(" ")} for look, own in texts.items()}
    return {look: {word for piece in own for word in _BREAK.split(piece)} for look, own in pieces.items()}


def _level(least: list[int], rest: int) -> list[int]:
    """Lower the highest until they fit."""
    for cap in sorted({*least, 0}, reverse=True):
        lower = [one for one in least if one < cap]
        higher = len(least) - len(lower)
        if sum(lower) + cap * higher <= rest:
            return [min(one, cap) for one in least]
        room = (rest - sum(lower)) // higher
        if room >= max(lower, default=0):
            return [min(one, room) for one in least]
    return least


def _proportional(wanted: list[int], least: list[int], rest: int) -> list[int]:
    """Share `rest` in proportion; who would get less than the least gets the least, and the others share again."""
    pinned: set[int] = set()
    while True:
        room = rest - sum(least[place] for place in pinned)
        asked = sum(wanted[place] for place in range(len(wanted)) if place not in pinned)
        found = [
            least[place] if place in pinned else wanted[place] * room // max(asked, 1) for place in range(len(wanted))
        ]
        short = {place for place, one in enumerate(found) if one < least[place]}
        if not short:
            return found
        pinned |= short
