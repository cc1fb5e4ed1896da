"""Two texts to the words that stayed, went and came, as a person would mark them: whole words, and no confetti.

What stayed and went is the earlier text, what stayed and came the later one, letter by letter. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, NamedTuple

from schemas.changes import Piece

# A space belongs to what follows it, so that a comma that comes is one sign more, and not another word before it.
_TOKEN: Final = re.compile(r"\s*(?:\w+(?:['’ʼ‑-]\w+)*|[^\w\s])|\s+")
_LEAST_KEPT: Final = 0.2
"""Where less of the longer text stayed, all of it is told as another text."""


class _Stretch(NamedTuple):
    """What went and came in one place; the same words in both are what stayed."""

    gone: str
    come: str

    @property
    def is_kept(self) -> bool:
        return self.gone == self.come


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Give what stayed, went and came, in the order of reading; where both are, what went stands first."""
    stretches = _merged(_stretches(_TOKEN.findall(before), _TOKEN.findall(after)))
    kept = sum(len(one.gone) for one in stretches if one.is_kept)
    if kept < _LEAST_KEPT * max(len(before), len(after)):
        stretches = [_Stretch(before, after)]
    return tuple(piece for one in stretches for piece in _told(one))


def _stretches(before: Sequence[str], after: Sequence[str]) -> list[_Stretch]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Stretch("".join(before[start:end]), "".join(after[begin:last]))
        for _, start, end, begin, last in matcher.get_opcodes()
    ]


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    """Take a kept stretch for changed if what changed on either side of it is longer than itself."""
    drowned = [_is_drowned(stretches, place) for place in range(len(stretches))]
    if not any(drowned):
        return stretches
    alike = groupby(zip(stretches, drowned, strict=True), key=lambda pair: pair[0].is_kept and not pair[1])
    runs = ([one for one, _ in run] for _, run in alike)
    return _merged([_Stretch("".join(one.gone for one in run), "".join(one.come for one in run)) for run in runs])


def _is_drowned(stretches: Sequence[_Stretch], place: int) -> bool:
    if not stretches[place].is_kept or not 0 < place < len(stretches) - 1:
        return False
    around = (stretches[place - 1], stretches[place + 1])
    return all(len(stretches[place].gone) < max(len(one.gone), len(one.come)) for one in around)


def _told(one: _Stretch) -> Iterator[Piece]:
    if one.is_kept:
        yield from (Piece(deed="kept", text=one.gone) for _ in one.gone[:1])
        return
    if one.gone:
        yield Piece(deed="removed", text=one.gone)
    if one.come:
        yield Piece(deed="added", text=one.come)
