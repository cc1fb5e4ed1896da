"""What a page may draw is a short list of phrases; a page that says anything else is understood no further."""

from __future__ import annotations

import pytest

from pipeline.pdf.phrases import numbers, phrases

LETTERS = "BT\n90.1 526.403 Td /F2 11 Tf[<2E>4<05>-4<24>1<2F>-4<18>]TJ\nET"


@pytest.mark.parametrize(
    "phrase",
    [
        LETTERS,
        "BT 1 2 Td /F1 12 Tf <1D> Tj ET",
        "BT 1 2 Td /F1 12 Tf (a\\)b) Tj ET",
        "BT 0.8 0 0 1 615.2 499.6 Tm /F1 12 Tf<0D>Tj ET",
        "/Artifact BMC",
        "/#D0#A2<</MCID 0>>BDC",
        "0.85 0.85 0.85 rg",
        ".9 g",
        "0 0.028 841.861 595.275 re\nW* n",
        "85.05 538.353 m\n814.05 538.353 l S",
        "85.3 331.653 36.85 53.85 re f*",
        "1 1 m 9 1 l 9 9 l 1 9 l h f*",
        "[8 2.5] 0 d",
        "1 0 0 1 641.6 284.303 cm",
    ],
)
def test_a_phrase_is_understood_whole(phrase: str) -> None:
    """Between others it is one phrase, however it is spaced."""
    assert ["q", phrase, "Q"] == [
        said if isinstance(said, str) else said.group().strip() for said in phrases(f"q {phrase}\nQ")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "BT 1 2 Tm /F1 12 Tf <1D> Tj ET", "BT 1 0 0 1 1 2 Td /F1 12 Tf <1D> Tj ET",
        "BT 1 2 Td /F1 12 Tf [-9 <1D>] TJ ET",
        "3 Tr", "/F Do", "/G gs", "BI", "1 0 0 2 0 0 cm", "0 0 0 0 k", "/S sh", "% BT", "1 2 m 3 4 5 6 7 8 c S", "qq"],
)  # fmt: skip
def test_anything_else_ends_the_reading(other: str) -> None:
    """The words are given as they stand."""
    assert [*phrases(f"q {other}")][1:] == [other]


@pytest.mark.parametrize(
    "endless", ["1" * 50_000, "[" + "1 " * 50_000, "BT 1 1 Td /F 1 Tf[" + "1<2>" * 50_000, "<" * 50_000]
)
def test_no_content_takes_long(endless: str) -> None:
    """What is almost a phrase is tried in one way only."""
    assert 1 == len([*phrases(endless)])


def test_the_numbers_of_a_phrase_are_not_those_of_its_letters() -> None:
    """A string may hold digits, too."""
    assert (4.0, -4.5) == numbers("<2E>4<05>-4.5(7)")
