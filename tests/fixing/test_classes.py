"""What each class puts right in a text, and what it never touches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edits import applied
from pipeline.fixing.classes import CLASSES
from pipeline.rules.catalogue import RULES
from schemas.typography import AS_TYPED, USUAL, Typography


def fixed(name: str, text: str, signs: Typography = USUAL) -> str:
    """The text with the edits of a class."""
    return applied(text, CLASSES[name].edits(text, signs))


@pytest.mark.parametrize(
    ("name", "typed", "right"),
    [
        ("straight-quotes", 'Закону "Про запобігання"\n\n"Без пари', 'Закону «Про запобігання»\n\n"Без пари'),
        ("straight-quotes", '- "а"\n- "б', '- «а»\n- "б'),
        ("apostrophes", "об'єкт, п`ять", "об’єкт, п’ять"),
        ("dash-spacing", "далі - це\n- пункт", "далі — це\n- пункт"),
        ("space-before-mark", "ради , апарату .\nКінець : так", "ради, апарату.\nКінець: так"),
        ("space-missing", "ради,міської", "ради, міської"),
        ("double-space", "два  пропуски\n  - відступ", "два пропуски\n  - відступ"),
        ("space-inside", "« Про запобігання » і ( так )", "«Про запобігання» і (так)"),
        ("mixed-alphabets", "рiшення", "рішення"),  # the first «i» is Latin
    ],
)
def test_a_class_puts_its_signs_right(name: str, typed: str, right: str) -> None:
    """A paragraph at a time; indents and the marks of lists stay."""
    assert right == fixed(name, typed)


@pytest.mark.parametrize("name", CLASSES)
def test_mentions_links_and_addresses_are_not_touched(name: str) -> None:
    """Even if they hold what would be a slip in a text."""
    kept = "[[об'єкт|сло'во]] [сайт](https://example.org/a'б) <https://example.org/a'б> o'a@example.org б\\\"в"

    assert kept == fixed(name, kept)


@given(st.text(alphabet="абiв \"'«»-–,.:;()[]\n|\\`123*", max_size=60), st.sampled_from(sorted(CLASSES)))
def test_letters_stay_in_their_order_and_lines_in_their_number(text: str, name: str) -> None:
    """Nothing is reworded: only signs and spaces differ, and letters of another alphabet by their twins."""
    made = fixed(name, text)

    def letters(of: str) -> str:
        return "".join(letter for letter in of if letter.isalnum()).replace("i", "і")

    assert letters(text) == letters(made)
    assert text.count("\n") == made.count("\n")


def test_the_profile_names_the_sign() -> None:
    """An organization that prints apostrophes as typed has them put right by the usual one."""
    assert "обʼєкт" == fixed("apostrophes", "об'єкт", Typography(apostrophe="ʼ"))
    assert "об’єкт" == fixed("apostrophes", "об'єкт", AS_TYPED)


def test_a_class_has_the_name_of_the_rule_that_notices_it() -> None:
    """So that a finding in the summary says what to type."""
    assert set() == CLASSES.keys() - {rule.id for rule in RULES}
