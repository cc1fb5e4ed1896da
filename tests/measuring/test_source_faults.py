"""The list of the 2023 source's faults stands on the source itself.

From the list and the source to agreement line by line; fails when a quotation is not there or a class is unknown.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SOURCE = HERE.parent / "data" / "source-2023.txt"
LINES = SOURCE.read_text(encoding="utf-8").split("\n")
with (HERE / "source-2023-faults.csv").open(encoding="utf-8-sig", newline="") as _file:
    FAULTS = list(csv.DictReader(_file, delimiter=";"))

CLASSES = {
    *("space-before-mark", "missing-space", "double-space", "double-dot", "missing-final-dot", "missing-inner-dot"),
    *("heading-dot", "lower-case-after-dot", "straight-quotes", "quote-spacing", "unbalanced-pair"),
    *("apostrophe-mixture", "hyphen-spacing", "hyphen-for-dash", "stray-markup", "separator-row"),
    *("unknown-word", "torn-word", "real-word", "old-spelling", "compound-hyphen", "set-phrase", "official-name"),
    *("euphony", "capital", "two-prepositions", "noun-number", "wrong-case", "lost-word", "meaning"),
    *("missing-comma", "extra-comma", "dates-out-of-order", "date-style", "year-without-word", "year-mismatch"),
    *("timeframe-unclear", "late-measure", "put-off", "put-off-without-until", "no-reason", "empty-mark"),
    *("repeated-passage", "repeated-figure", "torn-passage", "cut-off", "numbering", "approval-word", "title-year"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['Рядок']}-{fault['Клас']}")
def test_each_listed_fault_stands_in_its_line_of_the_source(fault: dict[str, str]) -> None:
    """A listed quotation stands, letter for letter, in the line it names."""
    assert fault["Слова"] in LINES[int(fault["Рядок"]) - 1]


def test_the_classes_are_the_known_ones() -> None:
    """Every class of the list is known, and every known class is used."""
    assert {fault["Клас"] for fault in FAULTS} == CLASSES


def test_what_cannot_be_found_says_why() -> None:
    """Every place is called findable or not, and just those that are not give a reason."""
    assert {fault["Знаходить машина"] for fault in FAULTS} == {"так", "ні"}
    assert all((fault["Знаходить машина"] == "ні") == bool(fault["Чому ні"]) for fault in FAULTS)


def test_no_place_is_listed_twice() -> None:
    """A fault counts once: no line names the same words in the same class at the same place again."""
    places = [(fault["Рядок"], fault["Місце"], fault["Слова"], fault["Клас"]) for fault in FAULTS]
    assert sorted(set(places)) == sorted(places)
