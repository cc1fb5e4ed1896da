"""A file and the blocks that it once had to the ranges of bytes that were altered, lost or added.

Blocks that survive are found wherever they stand now, as rsync finds them; what lies between them is named, exact to a
block. Nothing can fail.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from pipeline.packages.blocks import Block

SCANNED: Final = 2_000_000
"""Offsets of one file at which a block is looked for; between the sound beginning and end of a larger file, none is."""
SHOWN: Final = 5

_Anchor: TypeAlias = tuple[int, int, int]
"""A stretch that is as it was: where it stood, where it stands, how long it is."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes that are not as they were: from where to where they stood, and what stands there now; ends not included."""

    start: int
    end: int
    now_start: int
    now_end: int

    def __str__(self) -> str:
        """Say what became of the bytes; they are counted from 0."""
        was, now = self.end - self.start, self.now_end - self.now_start
        if not now:
            return f"бракує байтів {_span(self.start, self.end)}"
        if not was:
            return f"додано байти {_span(self.now_start, self.now_end)}"
        if (was, self.start) == (now, self.now_start):
            return f"змінено щось у байтах {_span(self.start, self.end)}"
        amount = f", на {abs(now - was)} {'більше' if now > was else 'менше'}" if now != was else ""
        return f"замість байтів {_span(self.start, self.end)} стоять {_span(self.now_start, self.now_end)}{amount}"


def gaps(blocks: Sequence[Block], now: bytes) -> tuple[Gap, ...]:
    """Give what lies between the blocks that survive; nothing if the file is as it was."""
    size = blocks[-1].end if blocks else 0
    head = _sound_head(blocks, now)
    tail = _sound_tail(blocks, now, head)
    before = blocks[head - 1].end if head else 0
    after = blocks[tail].offset if tail < len(blocks) else size
    shift = len(now) - size
    anchors = [(0, 0, before), *_between(blocks[head:tail], now, before, after + shift)]
    anchors.append((after, after + shift, size - after))
    return tuple(_gaps(anchors))


def told(found: Sequence[Gap]) -> str:
    """Name the gaps, the first few of many."""
    more = f"; і ще {len(found) - SHOWN} місць" if len(found) > SHOWN else ""
    return "; ".join(map(str, found[:SHOWN])) + more


def _sound_head(blocks: Sequence[Block], now: bytes) -> int:
    """Count the blocks that stand where they stood, from the first on."""
    return next((at for at, block in enumerate(blocks) if not _stands(block, now, 0)), len(blocks))


def _sound_tail(blocks: Sequence[Block], now: bytes, head: int) -> int:
    """Give the first of the blocks that stand at the end as they stood there, none of which reaches into the head."""
    size, before = (blocks[-1].end, blocks[head - 1].end if head else 0) if blocks else (0, 0)
    shift, tail = len(now) - size, len(blocks)
    while tail > head and blocks[tail - 1].offset + shift >= before and _stands(blocks[tail - 1], now, shift):
        tail -= 1
    return tail


def _stands(block: Block, now: bytes, shift: int) -> bool:
    return hashlib.sha256(now[block.offset + shift : block.end + shift]).digest() == block.sha256


def _between(blocks: Sequence[Block], now: bytes, start: int, end: int) -> Iterator[_Anchor]:
    """Find blocks from `start` to `end`, in their order: the one that is to come next, or one that has no twin."""
    if not blocks or end - start > SCANNED:
        return
    size, following, offset = blocks[0].length, 0, start
    places, view = _places(blocks), memoryview(now)
    while offset + size <= end and following < len(blocks):
        digest = hashlib.sha256(view[offset : offset + size]).digest()
        place = following if digest == blocks[following].sha256 else places.get(digest, -1)
        if place < following:
            offset += 1
            continue
        yield blocks[place].offset, offset, size
        following, offset = place + 1, offset + size


def _places(blocks: Sequence[Block]) -> Mapping[bytes, int]:
    times = Counter(block.sha256 for block in blocks)
    return {block.sha256: place for place, block in enumerate(blocks) if times[block.sha256] == 1}


def _gaps(anchors: Sequence[_Anchor]) -> Iterator[Gap]:
    for (was, now, length), (was_next, now_next, _) in pairwise(anchors):
        if (was + length, now + length) != (was_next, now_next):
            yield Gap(was + length, was_next, now + length, now_next)


def _span(start: int, end: int) -> str:
    return f"{start}–{end - 1}" if end - start > 1 else f"{start}"
