"""A person below the head is left out however the name is declined, joined, typed or broken."""

from __future__ import annotations

import pytest

from pipeline.publishing.people import named
from pipeline.publishing.redacting import MARK, redacted
from schemas.document import Document
from schemas.origin import Origin
from schemas.prose import Run
from tests.printed import document, paragraph, row
from tests.publishing.secrets_of import HEAD


def _told(made: Document) -> str:
    return "\n".join(part.text for one in made.rows() for part in one.cells["mark"])


def _left(name: str, text: str) -> str:
    """Give what a copy tells of a text, when one person's name is withheld."""
    secret = named(name, frozenset({HEAD}))
    return _told(redacted(document(row("1", mark=text)), (secret,)).document)


DECLINED = {
    "ШВЕЦЬ": "Шевця Шевцю Шевче",
    "ЖНЕЦЬ": "Женця Женцем",
    "КРАВЕЦЬ": "Кравця Кравцеві",
    "ЗАЄЦЬ": "Зайця",
    "СОКІЛ": "Сокола Соколом",
    "ЛЕБІДЬ": "Лебедя Лебедеві",
    "КИСІЛЬ": "Киселя",
    "КОРІНЬ": "Кореня",
    "КІТ": "Кота Котові",
    "НІС": "Носа",
    "ЖУРАВЕЛЬ": "Журавля Журавлем",
    "ОРЕЛ": "Орла Орлові",
    "ЛЕВ": "Льва Лева",
    "ПАЛІЙ": "Палія Палієм",
    "СОЛОВІЙ": "Солов’я Солов'єм",
    "ВОВК": "Вовка Вовче",
    "СИНЯ": "Синьої Синю",
}


@pytest.mark.parametrize("surname", DECLINED)
def test_a_surname_is_known_though_its_vowels_alternate_or_flee(surname: str) -> None:
    """In the nominative, too."""
    for form in (surname, *DECLINED[surname].split()):
        assert f"виконано: {MARK}." == _left(f"Іван {surname}", f"виконано: {form}.")


@pytest.mark.parametrize(
    "joined",
    [
        "Прикладюк-Вовк",
        "Прикладюк - Вовк",
        "Прикладюк–Вовк",
        "Прикладюка - Вовка",
        "Прикладюк",
        "Вовку",
        "ПРИКЛАДЮК‑ВОВК",
    ],
)
def test_a_double_surname_is_known_by_each_half(joined: str) -> None:
    """However the halves are joined, and alone."""
    assert f"Доручено: {MARK}." == _left("Леся ПРИКЛАДЮК-ВОВК", f"Доручено: {joined}.")


@pytest.mark.parametrize("typed", ["Леся ПРИКЛАДЮК", "ПРИКЛАДЮК Леся", "Леся ПРИКЛАДЮК (в. о.)", "Л. О. Прикладюк"])
def test_an_official_may_be_typed_in_any_order(typed: str) -> None:
    """The surname first, with an office in brackets, with initials."""
    assert f"Доручено: {MARK}." == _left(typed, "Доручено: Прикладюку.")


@pytest.mark.parametrize("apostrophe", ["’", "'", "ʼ", "`", "‘", "′", ""])
def test_an_apostrophe_may_be_any_or_none(apostrophe: str) -> None:
    """In the name as typed and in the text."""
    for typed in ("’", "'", "‘"):
        assert f"Тут {MARK}." == _left(f"Ян ЗРАЗК{typed}ЯНЕНКО", f"Тут Зразк{apostrophe}яненка.")


@pytest.mark.parametrize(
    "written",
    [
        "Зразко\u0301ва",
        "Зраз\u00adкова",
        "Зраз\u200bкова",
        "Зраз- кова",
        "ЗРАЗ-\nКОВА",
        "Зраз\nкова",
        "Зpaзкoвa",
        "Зрαзкова",
        "Зразкова-Вигадана",
    ],
)
def test_a_surname_is_read_as_a_person_sees_it(written: str) -> None:
    """Stress marks, unseen letters, a break over a line, lookalikes, another surname joined to it."""
    assert MARK in _left("Рута ЗРАЗКОВА", f"Тут {written}.")
    assert "Зраз" not in _left("Рута ЗРАЗКОВА", f"Тут {written}.").title()


@pytest.mark.parametrize("glued", ["Зразкова2", "2Зразкова", "уповноваженаЗразкова", "ЗразковаРута", "Зразкова_Рута"])
def test_a_surname_is_known_though_something_is_glued_to_it(glued: str) -> None:
    """Digits, and words that begin with a capital or end before one."""
    assert "Зразкова" not in _left("Рута ЗРАЗКОВА", f"Тут {glued}.")


@pytest.mark.parametrize(
    "name", ["marks/зразкова.md", "лист зразкової.xlsx", "зразкова_2.csv", "x/зразкова/y", "зразкова1"]
)
def test_small_letters_name_a_person_in_the_name_of_a_file(name: str) -> None:
    """In a text, too, and in the places that values come from; not in other words."""
    made = document(
        row("1", mark=(paragraph(name).evolve(runs=(Run(text="4", origin=Origin(name, sheet="зразкова")),)),))
    )
    secret = named("Рута ЗРАЗКОВА")

    (one,) = redacted(made, (secret,)).document.rows()
    (run,) = one.cells["mark"][0].runs

    assert secret.is_read_in(f"див. {name}")
    assert run.origin is not None
    assert MARK == run.origin.sheet
    assert "зразк" not in run.origin.file
    assert "зразкова робота" == _left("Рута ЗРАЗКОВА", "зразкова робота")


def test_a_short_name_is_read_in_a_text_and_not_in_bytes_that_are_none() -> None:
    """Packed pictures and fonts hold any three letters by chance."""
    secret = named("Федір КІТ")

    assert secret.stands_in("Доручено: Коту", "")
    assert not secret.stands_in("\x03\x8fЖ®\x00 Кіт\x01\ufffd", "")
    assert not secret.stands_in("x (кІт) y", "")
