"""Titles to how alike they are, and to the pairs worth a look, without comparing each with each. Fails never."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.6
"""From here on two titles are one, reworded: three of five words in the same order (difflib's own rule of thumb)."""
ALIKE_BY_NUMBER: Final = 0.4
"""The same for two measures with one number, which speaks for them already."""

_WORD: Final = re.compile(r"\w+")
_STEM: Final = 5
"""Letters of a word that count: Ukrainian endings do not."""
_RAREST, _CLOSEST = 6, 8
"""By how many of its rarest words a title's likes are sought, and how many of them are looked at."""


def likeness(before: str, after: str) -> float:
    """Tell how alike two titles are: 0 not at all, 1 but for case, endings and signs."""
    return _ratio(_stems(before), _stems(after))


def likely(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Give the likeness and the places of titles that may be one: they share rare words."""
    earlier, later = [_stems(title) for title in before], [_stems(title) for title in after]
    places: dict[str, list[int]] = defaultdict(list)
    for place, stems in enumerate(earlier):
        for stem in set(stems):
            places[stem].append(place)
    for now, stems in enumerate(later):
        rarest = sorted({stem for stem in stems if stem in places}, key=lambda stem: (len(places[stem]), stem))
        shared = Counter(was for stem in rarest[:_RAREST] for was in places[stem])
        for was, _ in shared.most_common(_CLOSEST):
            yield _ratio(earlier[was], stems), was, now


def _stems(title: str) -> tuple[str, ...]:
    return tuple(word[:_STEM] for word in _WORD.findall(title.casefold()))


def _ratio(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    return SequenceMatcher(None, before, after, autojunk=False).ratio() if before and after else 0.0
