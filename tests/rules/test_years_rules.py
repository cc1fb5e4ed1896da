"""Another year's number left standing is found; years that belong there are not."""

import pytest

from pipeline.rules import years
from schemas.plan import Plan
from tests.builders import figures, plan
from tests.rules.judging import of_marks, reported, told


def titled(title: str, **more: object) -> Plan:
    """A plan of one measure with this title."""
    measure = {"number": "1.1", "title": title, "timeframe": "Протягом року", "expected_result": "Облік", **more}
    return plan(sections=[{"title": "Розділ", "measures": [measure]}])


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("про роботу на 2023 рік", 1),
        ("за 2022–2023 роки", 1),
        ("за 2024 рік", 0),
        ("за програмою на 2022–2026 роки", 0),
        ("про виконання плану", 0),
        ("про виконання плану, затвердженого 15 грудня 2023 року", 0),
        ("про виконання плану від 15.12.2023 № 7", 0),
    ],
)
def test_a_heading_of_another_year_is_found(heading: str, count: int) -> None:
    """Unless it names the document's year too, or only a date."""
    assert count == len(told(years.heading_names_its_year, reported({"1.1": "Так."}, heading=heading)))


@pytest.mark.parametrize(
    ("title", "mark", "count"),
    [
        ("Перевірка за 2023 рік, за 2024 рік", "Перевірено за 2022 та 2023 роки.", 1),
        ("Перевірка за 2023 рік", "Перевірено за 2022 звітний період.", 1),
        ("Перевірка за 2022–2024 роки", "Перевірено за 2023 рік.", 0),
        ("Перевірка за 2023 рік", "Порівняно дані за 2022 та 2023 роки.", 0),
        ("Перевірка за 2023 рік", "Перевірено у 2024 році.", 0),
        ("Перевірка", "Перевірено за 2023 рік.", 0),
    ],
)
def test_a_mark_of_other_years_than_its_title_is_found(title: str, mark: str, count: int) -> None:
    """Where each names a year that the other does not."""
    report = reported({"1.1": mark}, planned=titled(title))

    assert count == len(told(years.marks_are_of_the_years_of_their_titles, report))


@pytest.mark.parametrize(
    ("mark", "count"),
    [
        ("У 2023 році проведено навчання.", 1),
        ("Протягом 2022 року та у 2023 році проведено навчання.", 1),
        ("У 2023 році проведено навчання, 15.02.2024 — ще одне.", 0),
        ("У 2024 році проведено більше, ніж у 2023 році.", 0),
        ("Перевірено декларації за 2023 рік.", 0),
        ("Виконання заплановано у 2025 році.", 0),
    ],
)
def test_a_mark_that_tells_only_of_another_year_is_found(mark: str, count: int) -> None:
    """A report tells of its own."""
    assert count == len(of_marks(years.marks_are_of_the_year, mark))


@pytest.mark.parametrize(
    ("now", "count"),
    [
        ("Протягом 2023 року проведено три наради.", 1),
        ("Протягом 2024 року проведено три наради.", 0),
        ("Порядок затверджено 3 березня 2023 року, діє.", 0),
        ("Інакше, ніж протягом попереднього 2023 року, проведено дві зустрічі.", 0),
    ],
)
def test_last_years_own_year_left_in_its_place_is_found(now: str, count: int) -> None:
    """Only between the same words, and not in a date."""
    before = reported(
        {"1.1": "Протягом 2023 року проведено дві наради. Порядок затверджено 3 березня 2023 року."}, 2023
    )

    assert count == len(told(years.years_are_moved_on, reported({"1.1": now}), before))


def test_a_heading_and_a_measure_carried_over_are_compared_with_their_places() -> None:
    """The measure by the key that it had."""
    carried = titled("Скласти план на 2023 рік", carried_over={"year": "2023", "measure": "1.1"}, number="4.7")
    before = reported({"1.1": "Ні."}, 2023, titled("Скласти план на 2023 рік"), heading="за 2023 рік")
    report = reported({"4.7": "Так."}, planned=carried, heading="за 2023 рік")

    assert [None, "4.7"] == [finding.measure for finding in told(years.years_are_moved_on, report, before)]


def test_without_a_year_before_nothing_is_compared() -> None:
    """The first year has none."""
    report = reported({"1.1": "Протягом 2023 року."}, stated=figures(n={"value": "5"}))

    assert [] == told(years.years_are_moved_on, report) + told(years.figures_are_of_the_year, report)


def test_a_typed_figure_that_did_not_change_is_found() -> None:
    """Nothing and another number are not."""
    before = reported({"1.1": "Так."}, 2023, stated=figures(a={"value": "17"}, b={"value": "0"}, c={"value": "3"}))
    report = reported({"1.1": "Так."}, stated=figures(a={"value": "17"}, b={"value": "0"}, c={"value": "4"}))

    assert ["a"] == [finding.text for finding in told(years.figures_are_of_the_year, report, before)]
