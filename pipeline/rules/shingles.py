"""Words that stand together in two places: from many passages to their common runs, in time that grows with them.

Each five words in a row (a shingle) are remembered where they stood last; matches that follow one another make a run,
and a word or two that differ do not end it. Counts are compared as such, whatever their value. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.rules.counts import Count
from pipeline.rules.passage import Passage
from pipeline.rules.passages import cells
from pipeline.rules.rule import Subject

LENGTH: Final = 5
"""So many words are a shingle."""
_FARTHEST: Final = LENGTH + 3
"""Matches of one run begin at most so many words after one another: a word changed hides five shingles."""
_TOKEN: Final = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:,\d+)?|[^\W\d_]+(?:['’ʼ‑-][^\W\d_]+)*")
COUNT: Final = "#"
"""What any count is compared as."""

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A passage as words to be compared."""

    passage: Passage
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """Where each stands."""
    counted: dict[int, Count]
    """The counts, by the number of the word."""

    def some_words_before(self, count: Count) -> int:
        """Give where the third word before a count stands: with them it is known by more than its value."""
        place = next(number for number, each in self.counted.items() if each is count)
        return self.spans[max(0, place - 3)][0]

    def text(self, first: int, last: int) -> str:
        """Give the letters from the word `first` to the word `last`, in one line."""
        return " ".join(self.passage.text[self.spans[first][0] : self.spans[last][1]].split())


@dataclass(frozen=True, slots=True)
class Repeat:
    """A run of words of `second` that stands in `first` too; both may be one passage."""

    first: Worded
    second: Worded
    starts: tuple[tuple[int, int], ...]
    """Where the common shingles begin, in the first and in the second."""
    familiar: frozenset[int]
    """The words of the second that are known anyway."""

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Give the words that are common, in the first and in the second."""
        return sorted({(q + more, p + more) for q, p in self.starts for more in range(LENGTH)})

    @property
    def length(self) -> int:
        """How many words are common and not known anyway."""
        return len({p + more for _, p in self.starts for more in range(LENGTH)} - self.familiar)

    @property
    def text(self) -> str:
        """What is repeated, as it stands in the second."""
        return self.second.text(self.starts[0][1], self.starts[-1][1] + LENGTH - 1)


@lru_cache(maxsize=1)
def worded_marks(subject: Subject) -> tuple[Worded, ...]:
    """Give the words of every mark that is printed."""
    return tuple(worded(cell) for cell in cells(subject) if cell.column == "mark")


def worded(passage: Passage) -> Worded:
    """Take a passage for its words: neither case, signs, the kind of apostrophe nor the value of a count matter."""
    by_place = {count.start: count for count in passage.counts}
    spans = tuple(found.span() for found in _TOKEN.finditer(passage.text))
    counted = {number: by_place[start] for number, (start, _) in enumerate(spans) if start in by_place}
    words = _plain(passage.text, spans)
    for number in counted:
        words[number] = COUNT
    return Worded(passage, tuple(words), spans, counted)


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text to be compared, numbers as they stand."""
    return tuple(_plain(text, [found.span() for found in _TOKEN.finditer(text)]))


def _plain(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """Give what the words that stand there are compared by."""
    small = text.casefold()
    if len(small) != len(text):  # a letter has become two, such as ß
        return [_alike(text[start:end].casefold()) for start, end in spans]
    alike = _alike(small)
    return [alike[start:end] for start, end in spans]


def _alike(small: str) -> str:
    return small.replace("'", "’").replace("ʼ", "’")


def shingles(words: Sequence[str]) -> Iterator[Shingle]:
    """Give every five words in a row."""
    return (tuple(words[first : first + LENGTH]) for first in range(len(words) - LENGTH + 1))


def repeats(texts: Iterable[Worded], known: frozenset[Shingle]) -> Iterator[Repeat]:
    """Give the runs that each text has in common with an earlier one, or with itself; `known` shingles do not count."""
    seen: dict[Shingle, tuple[Worded, int]] = {}
    for text in texts:
        matches: list[tuple[Worded, int, int]] = []
        familiar: set[int] = set()
        for place, shingle in enumerate(shingles(text.words)):
            if shingle in known:
                familiar.update(range(place, place + LENGTH))
                continue
            if (before := seen.get(shingle)) and (before[0] is not text or before[1] + LENGTH <= place):
                matches.append((*before, place))
            seen[shingle] = (text, place)
        yield from (Repeat(first, text, starts, frozenset(familiar)) for first, starts in _runs(matches))


def _runs(matches: Sequence[tuple[Worded, int, int]]) -> Iterator[tuple[Worded, tuple[tuple[int, int], ...]]]:
    """Join matches that follow one another in both texts; what interrupts them does not end a run."""
    runs: dict[int, tuple[Worded, list[tuple[int, int]]]] = {}
    for first, q, p in matches:
        run = runs.get(id(first))
        if run and 0 < q - run[1][-1][0] <= _FARTHEST and p - run[1][-1][1] <= _FARTHEST:
            run[1].append((q, p))
            continue
        if run:
            yield first, tuple(run[1])
        runs[id(first)] = (first, [(q, p)])
    yield from ((first, tuple(starts)) for first, starts in runs.values())
