"""A page is followed as every reader follows it; what readers would follow differently is refused."""

from __future__ import annotations

import pytest

from pipeline.pdf.following import Follower
from pipeline.pdf.lettering import Alphabet
from pipeline.pdf.pieces import Piece

WORD = "BT 10 20 Td /F1 10 Tf [<01>-100<02>] TJ ET"


def followed(content: str) -> Follower:
    """Follow a page with one font, of two letters and a space."""
    font = Alphabet({1: "з", 2: "в", 3: " "}, {1: 500.0, 2: 400.0, 3: 250.0}, b"\3")
    follower = Follower(1, (0, 0, 842, 595), {"/F1": font})
    follower.follow(content)
    return follower


def test_letters_are_where_the_page_has_moved_them() -> None:
    """From a word's beginning to the end of its last letter, moved as the page says."""
    (word,) = followed(f"q 1 0 0 1 5 6 cm {WORD} Q").pieces

    assert Piece("зв", 1, 15, 26, 15 + 10.0, 10, -1, artifact=False, visible=True, spoken=None) == word


def test_what_ends_with_a_pen_ends() -> None:
    """After a pen of its own a word is where it was before."""
    pieces = followed(f"q 1 0 0 1 5 6 cm q 0 0 0 rg {WORD} Q Q {WORD}").pieces

    assert [15, 10] == [piece.x for piece in pieces]


def test_marks_within_marks_say_all_they_say() -> None:
    """An artifact holds all within it; the outer number counts, and the inner words."""
    content = f"/P<</MCID 4>>BDC /Span<</MCID 5/ActualText (x)>>BDC {WORD} EMC /#41rtifact BMC {WORD} EMC EMC {WORD}"

    assert [(4, False, "x"), (4, True, None), (-1, False, None)] == [
        (piece.mark, piece.artifact, piece.spoken) for piece in followed(content).pieces
    ]


def test_what_lies_beside_the_paper_is_not_seen() -> None:
    """Moved away, letters are drawn for nobody."""
    pieces = followed(f"q 1 0 0 1 900 0 cm {WORD} Q q 1 0 0 1 0 -60 cm {WORD} Q {WORD}").pieces

    assert [False, False, True] == [piece.visible for piece in pieces]


@pytest.mark.parametrize(
    ("content", "reason"), [(f"1 0 0 1 500 0 cm Q {WORD}", "перо"), (f"{WORD} EMC", "позначка"), ("3 Tr", "накреслено")]
)
def test_what_readers_would_follow_differently_is_refused(content: str, reason: str) -> None:
    """What is closed must have been opened, and be known."""
    assert reason in followed(content).faults[0].reason


@pytest.mark.parametrize("strings", ["<012>", "<01>-9 -9<02>", "<01>1.2.3<02>", "(a)-9 -9(b)"])
def test_letters_that_make_no_sense_are_no_letters(strings: str) -> None:
    """Half a code, several numbers in a row, a number that is none."""
    with pytest.raises(ValueError, match=r"\w"):
        followed(WORD.replace("<01>-100<02>", strings))
