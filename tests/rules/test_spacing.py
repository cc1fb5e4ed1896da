"""Spaces before, after, between and inside."""

from dataclasses import replace

import pytest

from schemas.typography import USUAL
from tests.rules.reading import instead, noticed, rule_of, subject, words


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("надано консультації , роз’яснення", ["консультації,"]),
        ("навчання завершено .", ["завершено."]),
        ("Порядок денний : бюджет", ["денний:"]),
        ("листи ; відповіді", ["листи;"]),
        ("лист (копія ) , акт", [","]),
        ("масштаб 1 : 4 та рахунок 5 :0", []),
        ("і так далі … Потім", []),
        ("файли .docx та .pdf", []),
    ],
)
def test_a_space_before_a_mark_is_found(typed: str, right: list[str]) -> None:
    """A ratio, an ellipsis and a file's ending are none."""
    assert right == instead("space-before-mark", typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("рішення,розпорядження", ["рішення, розпорядження"]),
        ("вул. Садова,7", ["Садова, 7"]),
        ("розглянуто 12,погоджено 9", ["12, погоджено"]),
        ("Звіт подано.Зауважень немає", ["подано. Зауважень"]),
        ("2.Перевірка договорів", ["2. Перевірка"]),
        ("м.Вигадане", ["м. Вигадане"]),
        ("лист надіслано.також запит", ["надіслано. також"]),
        ("питання:бюджет", ["питання: бюджет"]),
        ("Закон «Про вибори»від минулого року", ["вибори» від"]),
        ("за 3,4 тис. грн, п. 3.4, 29.12.2024, о 10:30, т.д. і т.п.", []),
        ("О.Зразкова, О.В.Зразкова та рада.укр", []),
        ("пошта rada.test@gmail.com,також https://rada.gov.ua/a,b та звіт.Підсумок.docx", []),
        ("послуга Дія.Підпис", []),
        ("№ 75-ра;", []),
    ],
)
def test_a_space_missing_after_a_mark_is_found(typed: str, right: list[str]) -> None:
    """Numbers, dates, times, addresses and initials have none."""
    assert right == instead("space-missing", typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("рішення  ради", ["рішення ради"]), ("рішення ради", []), ("рішення\u00a0 ради", ["рішення ради"])],
)
def test_two_spaces_are_found(typed: str, right: list[str]) -> None:
    """Also if one of them does not break."""
    assert right == instead("double-space", typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Закон « Про вибори»", ["«Про"]),
        ("Закон «Про вибори »", ["вибори»"]),
        ("графа ( друга )", ["(друга", "друга)"]),
        ("дата «   » 2024 року або « ___ » 2024 року", []),
        ("Закон «Про вибори» та (друга) графа", []),
    ],
)
def test_a_space_inside_quotes_is_found(typed: str, right: list[str]) -> None:
    """The place of a date that is written by hand may have one."""
    assert right == instead("space-inside", typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("рада - виконком", ["рада - виконком"]),
        ("травня- червня", ["травня- червня"]),
        ("лист –запит", ["лист –запит"]),
        ("з 2022-по 2024 роки", ["2022-по"]),
        ("одно- та двоповерхові, тепло- і водопостачання", []),
        ("рада – виконком — комісія", []),
        ("темно-синій, 2022–2024, 5-го, -3 градуси", []),
        ("- перший пункт", []),
    ],
)
def test_a_hyphen_for_a_dash_is_found(typed: str, found: list[str]) -> None:
    """And a dash that touches a word; a hanging hyphen, a range and a list are right."""
    assert found == words("dash-spacing", typed)


def test_a_hyphen_that_is_printed_as_a_dash_is_no_finding() -> None:
    """The profile makes a dash of it."""
    typed = subject("Рада - виконком.")

    assert 1 == len(list(rule_of("dash-spacing").look(typed)))
    assert [] == list(rule_of("dash-spacing").look(replace(typed, typography=USUAL)))


def test_a_slip_is_told_with_its_place_and_the_words_around_it() -> None:
    """By which the officer finds it, in the file and in the cell."""
    (found,) = noticed("space-before-mark", "Надано консультації , роз’яснення й відповіді.")

    assert "захід 1.1: «Надано консультації , роз’яснення й відповіді.»: пробіл перед знаком «,»" == found.message
    assert ("консультації ,", "1.1") == (found.text, found.measure)
