"""Letters of two alphabets, and of none that Ukrainian has."""

import pytest

from tests.rules.reading import instead, noticed, words


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("декларaція", "декларація"),
        ("Cтрок", "Строк"),
        ("ЗBIТ", "ЗВІТ"),
        ("рiшення", "рішення"),
        ("VІ", "VI"),
        ("ХIV", "XIV"),
        ("Wоrd", "Word"),
        ("Excelю", ""),
        ("об'єкт", None),
    ],
)
def test_two_alphabets_in_one_word_are_found(typed: str, right: str | None) -> None:
    """The word is proposed in one alphabet, a Roman number in Latin; nothing where that cannot be known."""
    assert ([] if right is None else [right]) == instead("mixed-alphabets", f"Подано {typed} учора.")


def test_the_letters_to_be_replaced_are_named() -> None:
    """Each once."""
    (found,) = noticed("mixed-alphabets", "Ухвалено рeзолюцiю ради.")

    assert found.message.endswith("латинські літери e, i")


def test_each_part_of_an_address_or_a_number_is_a_word_of_its_own() -> None:
    """Pure parts of two alphabets may stand together; a mixed one within an address is found, too."""
    pure = "Закон № 3384-IX, файл звіт_2024.docx, пошта рада@gmail.com, PDF-файл, https://громада.ua/про-нас."

    assert [] == words("mixed-alphabets", pure)
    assert ["rаda@gmail.com,"] == words("mixed-alphabets", "Пишіть на rаda@gmail.com, будь ласка.")


@pytest.mark.parametrize("typed", ["мероприятия в городы", "экран", "объект", "ёмність"])
def test_letters_that_ukrainian_has_not_are_found(typed: str) -> None:
    """Of the neighbours' alphabets."""
    assert 1 == len(words("foreign-letters", f"Придбано {typed} для залу."))


def test_every_letter_of_the_ukrainian_alphabet_is_its_own() -> None:
    """Also the rare ones."""
    assert [] == words("foreign-letters", "Щедрий ґанок, їжак, юшка, п’ять об’єктів, English words.")


def test_the_names_of_the_organization_and_its_officials_are_read_too() -> None:
    """They stand in the approval and the signature, which are no prose."""
    official = {"role": "officer", "name": "Рута ЗРAЗКОВА", "position": "Старший спецiаліст"}

    assert ["ЗРAЗКОВА", "спецiаліст", "рaда@x.ua"] == words(
        "mixed-alphabets", "Виконано.", officials=[official], channels=["рaда@x.ua"]
    )
