"""The line that says how far a batch has come: it fits any terminal, and what matters most is the last to go."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batching.progress import shown

COUNTS = st.fixed_dictionaries(dict.fromkeys(("built", "unchanged", "failed"), st.integers(0, 99_999)))


@given(counts=COUNTS, more=st.integers(0, 99_999), left=st.floats(0, 1e6), width=st.integers(0, 300))
def test_the_line_fits_and_says_the_whole_of_what_it_says(
    counts: dict[str, int], more: int, left: float, width: int
) -> None:
    """A word or a number is there, or is not; it is never cut, but where not even the first has room."""
    done = sum(counts.values())

    said = shown(done + more, counts, left, width)

    assert len(said) <= width
    if width >= len(f"{done}/{done + more}"):
        whole = shown(done + more, counts, left, 10_000)
        without_bar = re.sub(r"\[=* *\] ", "", said)
        assert re.sub(r"\[=* *\] ", "", whole).startswith(without_bar) or without_bar.endswith(
            f"; не складено {counts['failed']}"
        )


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (99, "120/400 [=========                       ] лишилося 12:05; складено 90, без змін 20, не складено 10"),
        (79, "120/400 [===         ] лишилося 12:05; складено 90, без змін 20, не складено 10"),
        (64, "120/400 лишилося 12:05; складено 90, без змін 20, не складено 10"),
        (48, "120/400 [==     ] лишилося 12:05; не складено 10"),
        (24, "120/400 лишилося 12:05"),
        (10, "120/400"),
    ],
)
def test_what_a_terminal_shows(width: int, said: str) -> None:
    """From a wide one to a narrow one."""
    assert said == shown(400, {"built": 90, "unchanged": 20, "failed": 10}, 725, width)
