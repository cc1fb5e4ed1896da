"""A channel is left out in the forms that people write an address, a telephone and an account in."""

from __future__ import annotations

import pytest

from pipeline.publishing.channels import channels
from pipeline.publishing.redacting import MARK, redacted
from schemas.prose import Emphasis, Run
from tests.printed import document, paragraph, row


def _left(typed: str, text: str) -> str:
    """Give what a copy tells of a text, when one channel is withheld."""
    made = redacted(document(row("1", mark=text)), tuple(channels(typed))).document
    return "\n".join(part.text for one in made.rows() for part in one.cells["mark"])


@pytest.mark.parametrize("sign", ["", "№ ", "№", "буд. ", "буд. № ", "будинок №", "будинку ", "д. ", "б. "])
@pytest.mark.parametrize("typed", ["вул. Вигадана, 5", "вул. Вигадана, № 5", "55999, вулиця Вигадана, будинок 5"])
@pytest.mark.parametrize("name", ["Вигадана", "Вигаданої", "Вигаданій"])
def test_a_house_is_known_by_its_street_and_number(typed: str, name: str, sign: str) -> None:
    """In any case, whatever word stands before the number, in the organization's data and in the text."""
    assert f"Прийом: {MARK}." == _left(typed, f"Прийом: вул. {name}, {sign}5.").replace("вул. ", "")


@pytest.mark.parametrize(
    "written", ["майдан Злагоди 1", "майдані Злагоди, буд. 1", "Злагоди, 1-А", "майдан «Злагоди», 1"]
)
def test_a_square_is_a_street_too(written: str) -> None:
    """With quotes, and with a letter after the number."""
    assert not any(part in _left("майдан Злагоди, 1", f"Тут {written}.") for part in ("Злагоди", "1", "А"))


@pytest.mark.parametrize("kept", ["вул. Вигадана, 55", "Вигадана рада, 2", "5 вигаданих", "вул. Інша, 5"])
def test_another_house_stays(kept: str) -> None:
    """So do other words."""
    assert kept == _left("вул. Вигадана, 5", kept)


@pytest.mark.parametrize(
    "written",
    ["+380671234567", "067 123 45 67", "123-45-67", "123-45-68", "0671234568", "+38 (067) 123-45-68", "00380671234567"],
)
def test_each_number_of_a_channel_is_known_whole_and_without_its_code(written: str) -> None:
    """The second shares the code of the first."""
    assert f"Тел. {MARK}!" == _left("+380 (67) 123-45-67, 123-45-68", f"Тел. {written}!")


@pytest.mark.parametrize("at", ["@", " @ ", "(at)", " [at] ", " собака ", "[ат]"])
@pytest.mark.parametrize("dot", [".", "(dot)", " [крапка] ", " dot ", " точка "])
def test_an_electronic_address_is_known_though_its_signs_are_words(at: str, dot: str) -> None:
    """In brackets and without."""
    assert f"Пишіть: {MARK}!" == _left("antykor.rada@example.org", f"Пишіть: antykor.rada{at}example{dot}org!")


@pytest.mark.parametrize(
    "written", ["t.me/vyhadanyi_bot", "@vyhadanyi_bot", "vyhadanyi_bot", "https://t.me/vyhadanyi_bot"]
)
def test_an_account_is_known_by_its_name(written: str) -> None:
    """Without the address of the site."""
    assert "vyhadanyi" not in _left("https://t.me/vyhadanyi_bot", f"Пишіть: {written}!")


@pytest.mark.parametrize("address", ["%D0%92%D0%B8%D0%B3%D0%B0%D0%B4%D0%B0%D0%BD%D0%B0", "Вигадана"])
@pytest.mark.parametrize("space", ["+", "%20", "%2520"])
def test_a_link_to_a_map_of_the_house_leads_nowhere(address: str, space: str) -> None:
    """However its letters are encoded."""
    run = Run(text="карта", emphasis=Emphasis(link=f"https://example.org/maps?q={address},{space}5"))
    made = document(row("1", mark=(paragraph("").evolve(runs=(run,)),)))

    assert [] == list(redacted(made, tuple(channels("вул. Вигадана, 5"))).document.links())
