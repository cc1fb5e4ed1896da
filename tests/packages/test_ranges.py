"""Blocks name the bytes that were altered, lost or added: all of them, and little besides."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.packages.blocks import SIZE, blocks_of, read, written
from pipeline.packages.ranges import Gap, gaps, told
from pipeline.untrusted.unsound import Damaged

RANDOM = random.Random(20240101)  # noqa: S311 - bytes for a test
FILE = RANDOM.randbytes(9 * SIZE + 300)
BLOCKS = tuple(blocks_of(FILE))
REPEATING = bytes(3 * SIZE) + FILE[: 2 * SIZE] + bytes(4 * SIZE + 10) + FILE[: 2 * SIZE]


def _restored(was: bytes, now: bytes, found: tuple[Gap, ...]) -> bytes:
    """Put what stood in the gaps back into the altered file."""
    pieces, at = [], 0
    for gap in found:
        pieces += [now[at : gap.now_start], was[gap.start : gap.end]]
        at = gap.now_end
    return b"".join([*pieces, now[at:]])


@given(
    original=st.sampled_from([FILE, REPEATING, FILE[:100], FILE[:SIZE], FILE[: 2 * SIZE], b""]),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3000), st.integers(0, 3000)), max_size=4),
    seed=st.integers(0, 1000),
)
@settings(max_examples=200, deadline=None)
def test_outside_of_the_gaps_a_file_is_as_it_was(
    original: bytes, edits: list[tuple[float, int, int]], seed: int
) -> None:
    """Whatever was done to it, the original comes back when the named bytes, and only those, are restored."""
    now, maker = original, random.Random(seed)  # noqa: S311 - bytes for a test
    for place, lost, added in edits:
        at = int(place * len(now))
        now = now[:at] + maker.randbytes(added) + now[at + lost :]

    found = gaps(tuple(blocks_of(original)), now)

    assert original == _restored(original, now, found)
    assert (now == original) == (found == ())


@given(at=st.integers(0, len(FILE) - 1), lost=st.integers(0, 5000), added=st.integers(0, 5000), seed=st.integers(0, 99))
@settings(max_examples=200, deadline=None)
def test_one_edit_is_named_to_the_block(at: int, lost: int, added: int, seed: int) -> None:
    """A flip, deletion, insertion, truncation or appending: one gap, less than two blocks wider than what was done."""
    lost = min(lost, len(FILE) - at)
    new = random.Random(seed).randbytes(added)  # noqa: S311 - bytes for a test
    now = FILE[:at] + new + FILE[at + lost :]
    if now == FILE:
        return

    (gap,) = gaps(BLOCKS, now)

    assert gap.start <= at
    assert gap.end >= at + lost
    assert (gap.end - gap.start) - lost < 2 * SIZE
    assert (gap.now_end - gap.now_start) - added < 2 * SIZE


def test_two_edits_far_apart_are_two_gaps() -> None:
    """What lies between them is found although it stands elsewhere now."""
    now = FILE[:1500] + b"x" + FILE[1500:6000] + FILE[6010:]

    first, second = gaps(BLOCKS, now)

    assert (1024, 2048, 1024, 2049) == (first.start, first.end, first.now_start, first.now_end)
    assert (5120, 6144, 5121, 6135) == (second.start, second.end, second.now_start, second.now_end)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (FILE[:2000] + b"\0" + FILE[2001:], "змінено щось у байтах 1024–2047"),
        (FILE[:1024] + FILE[2048:], "бракує байтів 1024–2047"),
        (FILE[: 9 * SIZE], "бракує байтів 9216–9515"),
        (FILE + b"more", "додано байти 9516–9519"),
        (FILE[:2048] + b"+" + FILE[2048:], "додано байти 2048"),
        (FILE[:2000] + FILE[2010:], "замість байтів 1024–2047 стоять 1024–2037, на 10 менше"),
        (b"", "бракує байтів 0–9515"),
    ],
    ids=["flip", "block lost", "cut", "appended", "inserted", "lost", "empty"],
)
def test_each_kind_of_damage_is_told(now: bytes, said: str) -> None:
    """With the bytes counted from 0, the last one named included."""
    assert said == told(gaps(BLOCKS, now))


def test_the_list_of_blocks_comes_back() -> None:
    """Names with spaces too; a file of no bytes has no block."""
    files = {"data/a b.csv": FILE, "data/ї": b"x", "data/empty": b""}

    assert {name: tuple(blocks_of(content)) for name, content in files.items() if content} == read(written(files))


@pytest.mark.parametrize(
    "content",
    [b"\xff", b"x\n", b"0" * 64 + b" 0 1024 a\n", b"0" * 64 + b" 5 1  a\n", b"0" * 64 + b" 0 9999  a\n"],
)
def test_a_list_that_is_none_is_refused(content: bytes) -> None:
    """With the line."""
    with pytest.raises(Damaged, match=r"рядок 1|UTF-8"):
        read(content)
