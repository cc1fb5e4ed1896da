"""Years are moved where they can mean one thing only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.newyear.years import Moved, Shift, everywhere, in_prose, in_timeframe

NEXT = Shift(2023, 2024)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Квітень 2023 року", "Квітень 2024 року"),
        ("До 31 березня 2023 року", "До 31 березня 2024 року"),
        ("До 31 березня", "До 31 березня"),
        ("до 15.11.2023", "до 15.11.2024"),
        ("Протягом 2023 року", "Протягом 2024 року"),
        ("Грудень 2023 – січень 2024 року", "Грудень 2024 – січень 2025 року"),
        ("2023–2024 роки", "2024–2025 роки"),
        ("І квартал 2023 р.", "І квартал 2024 р."),
        ("листопад\n          2023 року", "листопад\n          2024 року"),
        ("Протягом року", "Протягом року"),
    ],
)
def test_a_timeframe_moves_to_the_new_year(typed: str, expected: str) -> None:
    """A timeframe without a year stays."""
    assert Moved(expected) == in_timeframe(typed, NEXT)


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [
        ("2023–2025 роки", (2023, 2025)),
        ("Кабінет 2023", (2023,)),
        ("До 29.02.2024", (2024,)),
        ("Згідно з розпорядженням від 12.05.2023 № 45", (2023,)),
        ("За розпорядженням від 12 травня 2023 року", (2023,)),
        ("Січень 2022 року", (2022,)),
    ],
)
def test_a_timeframe_that_may_mean_another_year_is_left_and_told(typed: str, doubtful: tuple[int, ...]) -> None:
    """A range, a room, a day that the new year lacks, an act's date, another year."""
    assert Moved(typed, doubtful) == in_timeframe(typed, NEXT)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("на 2023 рік", Moved("на 2024 рік")),
        ("за 2022 рік та за 2023 рік", Moved("за 2022 рік та за 2023 рік", (2022, 2023))),
        ("за 2022 рік", Moved("за 2022 рік", (2022,))),
        ("Закон від 14.10.2014 № 1700-VII", Moved("Закон від 14.10.2014 № 1700-VII")),
        ("за рішенням від 14.10.2014 № 3 у 2023 році", Moved("за рішенням від 14.10.2014 № 3 у 2024 році")),
        ("тел. 0512 202311", Moved("тел. 0512 202311")),
        ("[[щорічні_за_2021]] у 2023 році", Moved("[[щорічні_за_2021]] у 2024 році")),
        ("51 декларація", Moved("51 декларація")),
    ],
)
def test_prose_moves_only_if_it_names_the_plans_year_alone(typed: str, expected: Moved) -> None:
    """Another year makes it doubtful; numbers and dates of older acts are neither."""
    assert expected == in_prose(typed, NEXT)


def test_a_year_between_may_be_missing() -> None:
    """The years move by as many as there are between."""
    assert Moved("Квітень 2024 року") == in_timeframe("Квітень 2022 року", Shift(2022, 2024))
    assert "щорічні_за_2023" == everywhere("щорічні_за_2021", Shift(2022, 2024))


@given(st.text("0123456789. рокуівд№–\n", max_size=40))
def test_what_is_doubtful_is_never_changed_but_beside_a_date_of_an_act(typed: str) -> None:
    """Either all is moved or all is left; and what has no year of the plan is never touched."""
    moved = in_prose(typed, NEXT)

    assert typed == moved.text or "2023" in typed
    assert "2023" in typed or not moved.doubtful or typed == moved.text
