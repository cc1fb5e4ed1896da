"""The page on performance says what was measured; nothing is measured here."""

from __future__ import annotations

from bench.records import kept
from bench.telling import pages


def test_the_page_and_its_plots_say_what_was_measured() -> None:
    """They are those that would be written of `bench/results.json`."""
    for file, content in pages(kept()).items():
        assert content == file.read_text(encoding="utf-8"), file.name
