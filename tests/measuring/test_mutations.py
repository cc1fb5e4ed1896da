"""The mutations are 300, the same every time, and faults.

From the held-out text to its mutations; fails when a mutation changed nothing or a misspelt word is a word.
"""

from __future__ import annotations

from collections import Counter
from subprocess import run

import pytest

from tests.measuring.held_out import paragraphs
from tests.measuring.mutations import CLASSES, OF_EACH, REPEATED, mutations

TEXT = paragraphs()
MADE = mutations(TEXT)


def test_there_are_three_hundred_mutations() -> None:
    """Fifteen of each of twenty classes, and no two alike."""
    assert dict.fromkeys([*CLASSES, REPEATED], OF_EACH) == Counter(each.kind for each in MADE)
    assert len(MADE) == len(set(MADE)) == 300


def test_the_same_text_gives_the_same_mutations() -> None:
    """The seed is fixed: nothing hangs on the clock or on the order of calls."""
    assert mutations(TEXT) == MADE


def test_a_mutation_changes_its_place_only() -> None:
    """Before and after its place a mutated paragraph is what it was, and it is not what it was."""
    for each in MADE:
        was = TEXT[each.paragraph]
        assert each.text != was
        assert was.startswith(each.text[: each.start])
        assert was.endswith(each.text[each.end :])


def _word(text: str, start: int) -> str:
    return text[text.rfind(" ", 0, start) + 1 :].split(maxsplit=1)[0].strip(",.:;()«»")


@pytest.mark.hard
def test_a_misspelt_word_is_no_word() -> None:
    """The dictionary that a rule may ask knows none of the misspelt words."""
    words = [_word(each.text, each.start) for each in MADE if each.kind == "unknown-word"]
    asked = run(["hunspell", "-d", "uk_UA", "-G"], input="\n".join(words), capture_output=True, text=True, check=True)
    assert asked.stdout.split() == []
