"""Words: unknown, doubled, spelt as before."""

from dataclasses import replace

import pytest

from pipeline.tools.hunspell import Dictionary, spelling
from pipeline.tools.probe import Tool
from tests.rules.reading import instead, noticed, rule_of, subject, words


def _unknown(*texts: str, **body: object) -> list[str | None]:
    return words("unknown-word", *texts, spelling=spelling(), **body)


def test_a_word_that_is_not_in_the_dictionary_is_found() -> None:
    """With what was meant, if only one word is a letter away, and where to say that it is right."""
    (found,) = noticed("unknown-word", "Проведено ресстрацію заяв.", spelling=spelling())

    assert "захід 1.1: «Проведено ресстрацію заяв.»: слова «ресстрацію» немає в словнику" == found.message
    assert "Можливо, «реєстрацію»; якщо слово правильне, впишіть його в terms (organization.yaml)" == found.remedy


def test_a_word_with_several_neighbours_is_not_guessed() -> None:
    """The officer knows better."""
    (found,) = noticed("unknown-word", "Розглянуто волоніння.", spelling=spelling())

    assert found.remedy.startswith("Якщо слово правильне")


@pytest.mark.parametrize(
    "text",
    [
        "Об’єкт, об'єкт, обʼєкт, сім'я: планово-економічний і роз’яснювально-методичний відділ.",
        "НАЗК, ЄДРПОУ, ЦНАПу, МСЕКом, ДПтСУ; ЗВІТ ПРО ВИКОНАННЯ.",
        "м. Київ, вул. Садова, буд. 3-А, п. 5, № 75-ра, 5-го, з/п, ст. 51², О. В. Зразкова, гурток «Б», 1-Г клас.",
        "а) перше; б) друге; Excel-файл, звіт.docx, рада@громада.укр, https://рада.укр/пртокол.",
        "Вебінар, вебсайтом, онлайн, коворкінгу; антикорупційно-просвітницький захід.",
        "Подано Рутою ЗРАЗКОВОЮ та Явором Прикладенком до Вигаданої ради.",
    ],
)
def test_what_is_right_is_not_found(text: str) -> None:
    """Apostrophes of any kind, compounds, abbreviations, initials, addresses, terms, and the body's own names."""
    assert [] == _unknown(text)


def test_the_organizations_own_terms_are_known() -> None:
    """A word, a stem with any ending, an abbreviation that needs its dot."""
    text = "Застосовано Вжухлик із жмуркотворчістю: крпл. 5 і крпл 6."

    assert ["Вжухлик", "жмуркотворчістю", "крпл"] == _unknown(text)
    assert ["крпл"] == _unknown(text, terms=["вжухлик", "жмуркотворч*", "крпл."])


def test_a_word_is_told_once_for_each_measure() -> None:
    """However often it stands there."""
    assert ["звітт", "звітт"] == _unknown("Подано звітт і звітт.", "Подано звітт.")


def test_without_a_dictionary_there_is_one_finding_that_says_so() -> None:
    """And how to get one."""
    missing = Dictionary(Tool("Словник", "no-such-program", "hunspell hunspell-uk"))

    (found,) = rule_of("unknown-word").findings(subject("Подано звітт.", spelling=missing))

    assert ("no-dictionary", "правопис не перевірено: бракує словника української мови") == (found.rule, found.message)
    assert "hunspell-uk" in found.remedy
    assert [] == words("unknown-word", "Подано звітт.")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("перевірено та та подано", ["та"]),
        ("Рада рада вирішила", ["Рада"]),
        ("так, так; далі далі-далі", []),
        ("у 5 5 випадках, А. А. Зразков", []),
        ("звіт звітує, ради сільради", []),
    ],
)
def test_a_word_typed_twice_is_found(typed: str, right: list[str]) -> None:
    """Numbers, initials, and words that only begin alike are not."""
    assert right == instead("doubled-word", typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Проект рішення, проекти, ПРОЕКТ, спроектовано", ["Проєкт", "проєкти", "ПРОЄКТ", "спроєктовано"]),
        ("траекторія", ["траєкторія"]),
        ("веб-сайт, веб - сторінка, веб портал", ["вебсайт", "вебсторінка", "вебпортал"]),
        ("екс-міністр і топ-менеджер", ["ексміністр", "топменеджер"]),
        ("проєкт, вебсайт, екс-Югославія, прес-служба, онлайн-курс", []),
        ("Закон «Про проект бюджету»", []),
        ("простий проспект, обережний, супермаркет", []),
    ],
)
def test_the_spelling_before_2019_is_found(typed: str, right: list[str]) -> None:
    """Names in quotation marks stay as they were given, and a part before a name keeps its hyphen."""
    assert right == instead("old-spelling", typed)


def test_a_document_of_the_years_before_may_be_spelt_as_then() -> None:
    """The rules are in force since 2019."""
    then = subject("Проект рішення.")
    then = replace(then, document=then.document.model_copy(update={"year": 2018}))

    assert [] == list(rule_of("old-spelling").look(then))
