"""Numbers that belong to a person are found; numbers of acts, dates and codes are not. All numbers are made up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.privacy.checksums import is_account, is_card, is_tax_number
from pipeline.privacy.found import canonical, masked
from pipeline.privacy.numbers import numbers


def _found(text: str) -> list[tuple[str, str]]:
    return [(found.rule.removeprefix("personal-"), found.text) for found in numbers(text)]


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("tax-number", "3141592650", "платник {}, м. Вигадів"),
        ("tax-number", "3141592651", "РНОКПП {}"),
        ("passport", "АА 123456", "паспорт {}"),
        ("passport", "СН№123456", "{} видано"),
        ("passport", "123456789", "ID-картка № {}"),
        ("passport", "123456789", "паспорт громадянина України номер {}"),
        ("record", "19850321-01234", "УНЗР {}"),
        ("account", "UA213223130000026007233566001", "рахунок {}."),
        ("account", "UA21 3223 1300 0002 6007 2335 6600 1", "рахунок {}"),
        ("account", "UA21\u00a0322313\u00a00000026007233566001", "рахунок {}"),
        ("card", "4111 1111 1111 1111", "картка {}"),
        ("card", "5555555555554444", "{}"),
        ("card", "4111-1111-1111-1111", "на {}, будь ласка"),
        ("phone", "+380944008118", "тел. {}"),
        ("phone", "+38 (094) 400-81-18", "{}"),
        ("phone", "380944008118", "{}"),
        ("phone", "094 400 81 18", "за номером {}."),
        ("phone", "0944008118", "телефон: {}"),
        ("phone", "(094) 400–81–18", "{}"),
        ("phone", "(05161) 5-22-33", "приймальня {}"),
        ("phone", "0 800 503 680", "гаряча лінія {}"),
        ("phone", "5-22-33", "тел./факс {}"),
        ("phone", "225-22-33", "телефонуйте {}"),
        ("phone", "+48 22 123 45 67", "{}"),
        ("card", "4111 1111 1111 1111", "картка № {}"),
        ("card", "4111.1111.1111.1111", "картка {}"),
        ("card", "4111  1111  1111  1111", "картка {}"),
        ("account", "UA213223130000026007233566001", "рахунок № {}"),
        ("account", "UA213223130000026007233566001", "IBAN №{}"),
        ("account", "ua213223130000026007233566001", "{}"),
        ("account", "UА213223130000026007233566001", "{}"),
        ("account", "UA21-3223-1300-0002-6007-2335-6600-1", "{}"),
        ("phone", "0501234567", "Тел.{}"),
        ("phone", "0944008118", "телефон № {}"),
        ("phone", "094.400.81.18", "{}"),
        ("phone", "+38.094.400.81.18", "{}"),
        ("phone", "094\u2212400\u221281\u221218", "{}"),
        ("phone", "8-094-400-81-18", "{}"),
        ("passport", "АА номер 123456", "паспорт серія {}"),
        ("passport", "АА-123456", "паспорт {}"),
        ("passport", "AA 123456", "паспорт {}"),
        ("passport", "000 123 456", "паспорт № {}"),
        ("record", "1985032101234", "УНЗР {}"),
        ("tax-number", "3141 592 651", "РНОКПП: {}"),
        ("tax-number", "314-159-2651", "ІПН {}"),
        ("email", "y.pryklad@example.com", "пишіть: {}."),
        ("email", "приклад@пошта.укр", "{}"),
    ],
)
def test_found(kind: str, number: str, sentence: str) -> None:
    """A number that belongs to a person is found whole, and as one thing."""
    assert [(kind, number)] == _found(sentence.format(number))


@pytest.mark.parametrize(
    "text",
    [
        "розпорядженням міського голови від 30.12.2021 року за № 85-ра",
        "рішення від 13.12.2021 № 75/3-12",
        "Закон України від 14.10.2014 № 1700-VII",
        "код ЄДРПОУ 26567890",
        "55213, виконавчий комітет Вигаданої міської ради, вул. Вигадана,3",
        "візування: кадрових 569, відрядження 62, адміністративних 83, 279, 747, 524",
        "з 01.01.2023 по 31.12.2023, з 08:00 до 17:00",
        "протягом 2021-2022-2023 років",
        "кримінальне провадження № 42023000000000123",
        "кримінальне провадження 42023000000000123",
        "справа № 484/1234/23, провадження 2-а/484/15/23",
        "закупівля UA-2023-01-12-000123-a",
        "1 234 567 890,50 грн",
        "сума 12 345 678 901 грн",
        "2020 2021 2022 2023",
        "надійшло 2 1\u00a0238\u00a0067\u00a0812 2 123 разом",
        "рахунок UA21 3223 1300 0002 6007 2335 6600 2",
        "картка 4111 1111 1111 1112",
        "вхідний № 3141592650",
        "3141592651",
        "зареєстровано 12-05-23",
        "НПА № 123456",
        "ДСТУ 4163:2020, ISO 19005-1:2005",
        "http://example.com/2023/0944008118x",
        "пункт 2.10, додаток 3, стаття 53",
        "телефонограма від 12-05-23",
        "за телефоном; звернення від 12-05-23",
        "розпорядження ОД 123456",
        "диплом КВ 123456",
        "сертифікат АБ 123456",
        "свідоцтво ВК № 123456",
        "вхідний 0512345678",
        "договір № 0944008118",
        "@зрада і пошта@",
    ],
)
def test_not_found(text: str) -> None:
    """Numbers of acts, laws, proceedings, purchases, codes, dates and amounts tell of nobody."""
    assert [] == _found(text)


def test_several_in_one_text() -> None:
    """Each is found at its own place."""
    assert ["0944008118", "0944008119"] == [found.text for found in numbers("0944008118,0944008119")]

    text = "тел. 0944008118, РНОКПП 3141592650, a@example.com"

    assert {5: "phone", 24: "tax-number", 36: "email"} == {
        found.start: found.rule.removeprefix("personal-") for found in numbers(text)
    }


@given(st.text(alphabet="0123456789+-() №.@UA", max_size=60))
def test_every_find_stands_in_the_text(text: str) -> None:
    """Whatever is found stands where it is said to stand, and no letter is found twice."""
    finds = sorted(numbers(text), key=lambda found: found.start)

    assert all(text.startswith(found.text, found.start) for found in finds)
    assert all(before.start + len(before.text) <= after.start for before, after in pairwise(finds))


@given(st.integers(4000, 40000), st.integers(0, 9999))
def test_one_check_digit_in_ten(day: int, number: int) -> None:
    """Of the ten numbers that differ by the last digit exactly one is a РНОКПП."""
    assert 1 == sum(is_tax_number(f"{day:05}{number:04}{last}") for last in range(10))


def test_check_digits_of_published_examples() -> None:
    """The examples that the standards and issuers publish are right, and not with a digit changed."""
    assert is_account("GB82WEST12345698765432")
    assert not is_account("GB82WEST12345698765433")
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")
    assert not is_card("1111111111111117")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+38 (094) 400-81-18", "0944008118"),
        ("380944008118", "094 400 81 18"),
        ("8-094-400-81-18", "0944008118"),
        ("A@Example.com", "a@example.com"),
    ],
)
def test_one_address_written_in_two_ways(one: str, other: str) -> None:
    """They are compared without spaces, signs, the country's code and case."""
    assert canonical(one) == canonical(other)


def test_a_number_is_told_without_being_repeated() -> None:
    """Its ends lead to its place."""
    assert "+38• (•••) •••-••-18" == masked("+380 (944) 008-11-18")
