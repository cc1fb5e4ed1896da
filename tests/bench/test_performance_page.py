"""The page on performance says what was measured; nothing is measured here."""

from __future__ import annotations

from bench.records import kept
from bench.telling import PAGE, written


def test_the_page_says_what_was_measured() -> None:
    """Its tables are those that would be written of `bench/results.json`."""
    page = PAGE.read_text(encoding="utf-8")

    assert written(page, kept()) == page
