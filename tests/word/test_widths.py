"""Columns share the page so that no word is torn."""

from __future__ import annotations

import subprocess

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.glyphs import BOLD, REGULAR, width
from pipeline.word.widths import Column, longest_word, share
from schemas.document import printed

ASKED = st.builds(Column, wanted=st.integers(1, 9000), least=st.integers(0, 6000))


@given(st.lists(ASKED, min_size=1, max_size=8))
def test_the_text_is_filled_exactly(columns: list[Column]) -> None:
    """The widths always add up to the text's."""
    assert 14570 == sum(share(14570, columns))


@given(st.lists(ASKED, min_size=1, max_size=8).filter(lambda asked: sum(one.least for one in asked) <= 14570))
def test_no_column_gets_less_than_it_needs_while_all_can_have_it(columns: list[Column]) -> None:
    """The template's proportions give way to the longest words."""
    assert [] == [(one, got) for one, got in zip(columns, share(14570, columns), strict=True) if got < one.least]


@given(st.lists(ASKED, min_size=2, max_size=8), st.integers(500, 4000))
def test_a_given_width_is_kept(columns: list[Column], given_width: int) -> None:
    """What the profile sets is what is printed."""
    fixed = Column(wanted=1, least=9000, given=given_width)

    assert given_width == share(14570, [*columns, fixed])[-1]


def test_the_longest_words_give_way_first() -> None:
    """An address of mail is torn before an ordinary word is."""
    columns = [Column(wanted=100, least=1500), Column(wanted=100, least=9000), Column(wanted=100, least=2000)]

    assert [1500, 6500, 2000] == share(10000, columns)


def test_proportions_are_the_templates_when_everything_fits() -> None:
    """Nothing is moved without need."""
    assert [1000, 3000] == share(4000, [Column(wanted=100, least=50), Column(wanted=300, least=50)])


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("один довгийдовгий два", "довгийдовгий"),
        ("адміністративно-господарських", "адміністративно-"),
        ("2021-2023", "2021-2023"),
        ("№\u00a085-ра", "№\u00a085-"),
        ("", ""),
    ],
)
def test_a_word_ends_where_a_line_may_break(text: str, longest: str) -> None:
    """At spaces, hyphens before letters; not at a non-breaking space, nor within a range of numbers."""
    assert width(longest, 22) == longest_word([printed(text)], 22, heavy=False)


@pytest.mark.parametrize(("style", "table"), [("Regular", REGULAR), ("Bold", BOLD)])
def test_the_table_of_widths_is_that_of_the_font(style: str, table: dict[str, int]) -> None:
    """Liberation Serif, which has Times New Roman's metrics, has every letter as wide as the table says."""
    asked = ["fc-match", "-f", "%{file}", f"Liberation Serif:style={style}"]
    font = TTFont(subprocess.run(asked, check=True, capture_output=True, text=True, timeout=20).stdout)
    metrics, names = font["hmtx"], font.getBestCmap()

    assert 2048 == font["head"].unitsPerEm
    assert {letter: metrics[names[ord(letter)]][0] for letter in table} == table


def test_an_unknown_letter_is_taken_for_a_wide_one() -> None:
    """A guess that is too wide tears nothing; a combining accent takes no room."""
    assert 220.0 == width("漢", 22)
    assert width("и", 22) == width("и\u0306", 22)
