"""The page on performance says what was measured; nothing is measured here."""

from __future__ import annotations

import re

from bench.records import kept
from bench.telling import PAGE, pages


def test_the_page_and_its_plots_say_what_was_measured() -> None:
    """They are those that would be written of `bench/results.json`."""
    for file, content in pages(kept()).items():
        assert content == file.read_text(encoding="utf-8"), file.name


def test_what_an_hour_brings_is_said_of_a_machine_and_in_ukrainian() -> None:
    """Of how many reports it was counted up, too."""
    page = pages(kept())[PAGE]
    said = page.partition("<!-- written by `make bench`: hour -->")[2].partition("<!-- end of hour -->")[0]

    assert re.search(r"у \d+,\d раза швидше", said)
    assert re.search(r"Виміряно на \d+ звітах", said)
    assert re.search(r"\d+ процесор(и|ів)? .*, \d+ ГіБ\.", said)
