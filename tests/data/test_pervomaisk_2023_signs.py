"""What is printed for 2023 has the words of the data, which are the source's: only the profile's signs differ."""

from __future__ import annotations

from schemas.document import Block
from tests.data import written
from tests.story.telling import enriched

SIGNS = str.maketrans({"\u00a0": " ", "’": "'", "«": '"', "»": '"'})
"""The classes that the organization's profile has: spaces, apostrophes, quotes; dashes it has as typed."""


def _words(block: Block) -> list[str]:
    return "\n".join(paragraph.text for paragraph in block).split(" ")


def _plain(words: list[str]) -> list[str]:
    return " ".join(words).translate(SIGNS).split()


def test_every_cell_is_printed_in_the_words_of_the_data() -> None:
    """Read by plain libraries; cell by cell, word by word in order."""
    made = enriched("pervomaisk-rada-report").document

    for section, (title, measures) in zip(made.sections, written.sections(), strict=True):
        assert _plain([title]) == _plain(_words(section.title))
        for row, measure in zip(section.rows, measures, strict=True):
            expected = {column: _plain([measure[column]]) for column in row.cells}
            assert expected == {column: _plain(_words(cell)) for column, cell in row.cells.items()}


def test_one_apostrophe_and_one_kind_of_quotes_are_printed_and_no_dash_is_another() -> None:
    """The source has two of each; its dashes stay where and as they are."""
    printed = [paragraph.text for block in enriched("pervomaisk-rada-report").document.blocks() for paragraph in block]
    typed = [measure[column] for _, measures in written.sections() for measure in measures for column in measure]

    assert set() == set("".join(printed)) & set("'\"")
    assert [text.count("—") for text in printed] == [0] * len(printed)
    assert {"'", '"', "’", "«"} <= set("".join(typed))
