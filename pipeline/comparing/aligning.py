"""Two sequences to what is in both, what is in one alone, and what has only changed its place. Fails never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Pair = tuple[V | None, V | None]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Positions in the earlier sequence and in the later one."""

    kept: tuple[tuple[int, int], ...]
    """What is in both, in the order of the later one."""
    moved: frozenset[int]
    """Those of `kept`, by their later position, that stand in another order: as few as possible."""
    removed: tuple[int, ...]
    added: tuple[int, ...]


def aligned(before: Sequence[K], after: Sequence[K]) -> Alignment:
    """Align by key; of equal keys the first belongs to the first."""
    earlier = {key: position for position, key in enumerate(_distinct(before))}
    later = {key: position for position, key in enumerate(_distinct(after))}
    kept = tuple((earlier[key], position) for key, position in later.items() if key in earlier)
    return Alignment(
        kept,
        moved=displaced(kept),
        removed=tuple(position for key, position in earlier.items() if key not in later),
        added=tuple(position for key, position in later.items() if key not in earlier),
    )


def displaced(kept: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Give the later positions of the pairs that do not stand in the order of the earlier ones."""
    order = [position for position, _ in kept]
    in_step = SequenceMatcher(None, sorted(order), order, autojunk=False).get_matching_blocks()
    steady = {at for block in in_step for at in range(block.b, block.b + block.size)}
    return frozenset(later for number, (_, later) in enumerate(kept) if number not in steady)


def side_by_side(before: Sequence[K], after: Sequence[K]) -> Iterator[tuple[int | None, int | None]]:
    """Pair what has no name: equals with equals, what stands between these in order, or with None."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, later_start, later_end in matcher.get_opcodes():
        yield from zip_longest(range(start, end), range(later_start, later_end))


def _distinct(keys: Sequence[K]) -> Iterator[tuple[K, int]]:
    """Give each key with how many such have been before it."""
    seen = Counter[K]()
    for key in keys:
        yield key, seen[key]
        seen[key] += 1
