"""Words changed within a cell: what stayed and went is the earlier text, what stayed and came the later one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparing.words import pieces

TEXTS = st.lists(
    st.sampled_from(["Провести", "навчання", "не", "для", "депутатів", ",", ".", "51²", "12", "(", ")"]), max_size=20
).map(" ".join)


def said(*deeds: str, before: str, after: str) -> str:
    """The pieces of these deeds, joined."""
    return "".join(piece.text for piece in pieces(before, after) if piece.deed in deeds)


@given(TEXTS | st.text(max_size=30), TEXTS | st.text(max_size=30))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    """Letter by letter, whatever the texts are."""
    assert before == said("kept", "removed", before=before, after=after)
    assert after == said("kept", "added", before=before, after=after)


@given(TEXTS)
def test_of_one_text_all_is_kept(text: str) -> None:
    """In one piece; of an empty text there is none."""
    assert [("kept", text)][: len(text)] == [(piece.deed, piece.text) for piece in pieces(text, text)]


@given(TEXTS, TEXTS)
def test_neighbours_differ_in_deed(before: str, after: str) -> None:
    """Pieces are as long as they can be; what went stands before what came."""
    deeds = [piece.deed for piece in pieces(before, after)]

    assert all(one != following for one, following in pairwise(deeds))
    assert all(pair != ("added", "removed") for pair in pairwise(deeds))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Провести навчання", "Провести навчання.", [("kept", "Провести навчання"), ("added", ".")]),
        (
            "Подати до 31 березня",
            "Подати до 30 квітня",
            [("kept", "Подати до"), ("removed", " 31 березня"), ("added", " 30 квітня")],
        ),
        (
            "Розробка Порядку у всіх договорах",
            "Розробка та затвердження Порядку у договорах",
            [
                ("kept", "Розробка"),
                ("added", " та затвердження"),
                ("kept", " Порядку у"),
                ("removed", " всіх"),
                ("kept", " договорах"),
            ],
        ),
    ],
)
def test_whole_words_and_signs_differ(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    """A sign that comes is one piece; no word is torn."""
    assert expected == [(piece.deed, piece.text) for piece in pieces(before, after)]


def test_no_confetti() -> None:
    """A short word that happens to stand in two long changed passages is told with them."""
    found = pieces(
        "Надано консультації та роз’яснення депутатам про порядок декларування. Кінець цього речення той самий.",
        "Проведено навчання та інструктажі працівникам і службовцям. Кінець цього речення той самий.",
    )

    assert ["removed", "added", "kept"] == [piece.deed for piece in found]


def test_another_text_is_told_whole() -> None:
    """Where hardly a word stayed, nothing is shown as kept."""
    assert ["removed", "added"] == [piece.deed for piece in pieces("Виконано в повному обсязі.", "Не було підстав.")]
