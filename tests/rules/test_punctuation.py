"""Marks, quotation marks, brackets and apostrophes."""

from dataclasses import replace

import pytest

from schemas.typography import USUAL
from tests.rules.reading import instead, noticed, rule_of, subject, words


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Роботу завершено..", ["завершено."]),
        ("акти,, листи", ["акти,"]),
        ("Роботу завершено. .", ["завершено."]),
        ("акти;. Потім", [""]),
        ("Чекаємо... Потім… Невже?! Так!!!", []),
        ("і т. д., і т. п.; див. ../звіт", []),
    ],
)
def test_two_marks_are_found(typed: str, right: list[str]) -> None:
    """An ellipsis, an abbreviation before a comma and a path are right."""
    assert right == instead("double-mark", typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ('Закон "Про вибори" чинний', ["«Про вибори»"]),
        ('Закон "Про вибори чинний', [""]),
        ("Закон «Про вибори» чинний", []),
        ('п"ять дюймів, 5" труба', []),
    ],
)
def test_straight_quotes_are_found(typed: str, right: list[str]) -> None:
    """Not the sign of inches, nor a strange apostrophe, of which another rule tells."""
    assert right == instead("straight-quotes", typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Закон «Про вибори чинний", ["«Про"]),
        ("Закон Про вибори» чинний", ["вибори»"]),
        ("Закон (зі змінами чинний", ["(зі"]),
        ("Закон зі змінами) чинний", ["змінами)"]),
        ("Закон «Про „вільні“ вибори» [чинний], (1) а) 2) так", []),
        ("«Перший абзац\n\nдругий абзац»", []),
    ],
)
def test_a_sign_without_its_pair_is_found(typed: str, found: list[str]) -> None:
    """Within a cell; numbers of lists have one bracket, and a quotation may go over paragraphs."""
    assert found == words("unpaired", typed)


def test_apostrophes_of_several_kinds_are_found_once() -> None:
    """With how many there are of each, and where one of the rarer stands."""
    (found,) = noticed("apostrophes", "Об'єкт, п'ять, зв'язок.", "Сім’я.")

    assert "апостроф набрано по-різному (' — 3, ’ — 1), наприклад: Сім’я." == found.message


def test_apostrophes_that_are_printed_alike_are_no_finding() -> None:
    """By habit or by the organization's profile; so it is with quotation marks."""
    mixed = subject('Об\'єкт і сім’я: "так".')

    assert [] == noticed("apostrophes", "Об'єкт, 'слово' і сім'я.")
    for name in ("apostrophes", "straight-quotes"):
        assert 1 == len(list(rule_of(name).look(mixed)))
        assert [] == list(rule_of(name).look(replace(mixed, typography=USUAL)))
