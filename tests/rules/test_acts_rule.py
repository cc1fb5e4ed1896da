"""References to acts that lost force are found, however they are spelled; others are not."""

import datetime as dt

import pytest

from pipeline.rules.acts import acts, acts_are_in_force
from tests.rules.judging import of_marks, reported, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Відповідно до наказу НАЗК від 17.03.2020 № 102/20 затверджено положення.",
        "Наказ №102/20 від 17 березня 2020 року виконано.",
        "Згідно з наказом від 17 березня 2020 р. за № 102/20, підрозділ утворено.",
        "На виконання Закону України «Про засади запобігання і протидії корупції» проведено навчання.",
        "На виконання Закону № 3206-VI проведено навчання; так само № 3206–VІ.",
        "На виконання Закону «Про засади запобігання та протидії корупції» проведено навчання.",
        "Наказ від 17.03.2020 102/20 виконано.",
        "Рекомендації (13.07.2017 № 317) враховано.",
        "Методологія, зареєстрована за № 1718/29848, застосована.",
        "Документ оформлено за ДСТУ 4163-2003.",
        "Інструкція за постановою від 30 листопада 2011 року № 1242.",
    ],
)
def test_a_reference_to_a_cancelled_act_is_found(sentence: str) -> None:
    """By its date and number in either order, or by what suffices of them."""
    assert ["act-cancelled"] == [finding.rule for finding in of_marks(acts_are_in_force, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Відповідно до наказу НАЗК від 27.05.2021 № 277/21 затверджено положення.",
        "Розпорядження голови від 18.03.2020 № 102/20 та лист № 102/20 враховано.",
        "Наказ НАЗК від 17.03.2020 № 102/20 втратив чинність, положення змінено.",
        "На заміну наказу від 17.03.2020 № 102/20 діє наказ від 27.05.2021 № 277/21.",
        "Документ оформлено за ДСТУ 4163:2020, Закон № 1700-VII «Про запобігання корупції».",
        "Рішення від 27.10.2017 № 10241 та № 13206-VI.",
    ],
)
def test_other_acts_and_what_is_said_to_be_cancelled_are_not_found(sentence: str) -> None:
    """Neither a number alone where it does not suffice."""
    assert [] == [finding.message for finding in of_marks(acts_are_in_force, sentence)]


def test_an_act_is_not_cancelled_before_its_time() -> None:
    """In the year in which it lost force it may have been applied."""
    sentence = {"1.1": "За рекомендаціями від 13.07.2017 № 317."}

    assert [] == told(acts_are_in_force, reported(sentence, year=2023))
    assert 1 == len(told(acts_are_in_force, reported(sentence, year=2024)))


def test_the_message_names_what_stands_in_its_place() -> None:
    """So that the officer can write it."""
    found = of_marks(acts_are_in_force, "Наказ НАЗК від 17.03.2020 № 102/20.")

    assert "втратив чинність у 2021 році; тепер — наказ НАЗК від 27.05.2021 № 277/21" in found[0].message


def test_the_table_is_of_acts_that_can_be_referred_to() -> None:
    """Each has a number, and a date or a number that suffices; none lost force before it was made."""
    assert [] == [act.name for act in acts() if not act.number or not (act.date or act.number_suffices)]
    assert [] == [act.name for act in acts() if act.lost < (act.date or dt.date.min).year]
