"""Periods of time as offices write them."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.marks import ImplementationMark
from schemas.months import month
from schemas.periods import period

DAYS = st.dates(dt.date(1991, 8, 24), dt.date(2099, 12, 31))


def _days(said: str, year: int | None = None) -> str | None:
    found = period(said, year)
    return f"{found.first}/{found.last}" if found else None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("15.11.2023", "2023-11-15/2023-11-15"),
        ("15.11.2023 року", "2023-11-15/2023-11-15"),
        ("2023-11-15", "2023-11-15/2023-11-15"),
        ("«05» листопада 2023 р.", "2023-11-05/2023-11-05"),
        ("листопад 2023", "2023-11-01/2023-11-30"),
        ("у листопаді 2023 року", "2023-11-01/2023-11-30"),
        ("Протягом лютого 2024 року", "2024-02-01/2024-02-29"),
        ("ІV квартал 2023 року", "2023-10-01/2023-12-31"),
        ("IV квартал 2023 року", "2023-10-01/2023-12-31"),
        ("ІУ кв. 2023", "2023-10-01/2023-12-31"),
        ("2-й квартал 2023 року", "2023-04-01/2023-06-30"),
        ("у третьому кварталі 2023 року", "2023-07-01/2023-09-30"),
        ("1 півріччя 2024 року", "2024-01-01/2024-06-30"),
        ("друге півріччя 2024 року", "2024-07-01/2024-12-31"),
        ("9 місяців 2023 року", "2023-01-01/2023-09-30"),
        ("ІІ декада березня 2023 року", "2023-03-11/2023-03-20"),
        ("третя декада лютого 2023 року", "2023-02-21/2023-02-28"),
        ("2024 рік", "2024-01-01/2024-12-31"),
        ("у 2024 році", "2024-01-01/2024-12-31"),
        ("10–14 березня 2023 року", "2023-03-10/2023-03-14"),
        ("10 березня – 4 квітня 2023 року", "2023-03-10/2023-04-04"),
        ("10–14.03.2023", "2023-03-10/2023-03-14"),
        ("жовтень – грудень 2023 року", "2023-10-01/2023-12-31"),
        ("грудень 2023 року – січень 2024 року", "2023-12-01/2024-01-31"),
        ("І–ІІІ квартали 2023 року", "2023-01-01/2023-09-30"),
        ("2021-2023 роки", "2021-01-01/2023-12-31"),
        ("з 10.03.2023 по 14.03.2023", "2023-03-10/2023-03-14"),
        ("з квітня до червня 2023 року", "2023-04-01/2023-06-30"),
    ],
)
def test_a_period_is_understood_as_it_is_written(said: str, expected: str) -> None:
    """Digits and words, Cyrillic and Latin numbers, any case, and what is between two."""
    assert expected == _days(said)


@pytest.mark.parametrize(
    "said",
    [
        "31.11.2023",
        "31 листопада 2023 року",
        "29.02.2023",
        "V квартал 2023 року",
        "3 півріччя 2023 року",
        "14–10 березня 2023 року",
        "листопад",
        "10 березня",
        "кінець 2023 року",
        "до 10 березня 2023 року",
        "15.11.23",
        "травневий 2023",
        "колись",
        "",
    ],
)
def test_what_names_no_days_is_no_period(said: str) -> None:
    """A day that there is not, a year that is not named, a word that means no certain days."""
    assert _days(said) is None


def test_a_year_may_be_meant() -> None:
    """As in a plan, whose year everybody knows; a year that is named is meant first."""
    assert "2023-03-31/2023-03-31" == _days("31.03", 2023)
    assert "2023-07-01/2023-12-31" == _days("ІІ півріччя", 2023)
    assert "2023-01-01/2023-12-31" == _days("Протягом року", 2023)
    assert "2024-10-01/2024-12-31" == _days("жовтень – грудень 2024 року", 2023)


@given(DAYS)
def test_a_printed_period_is_read_back(day: dt.date) -> None:
    """Every day, month and quarter as Babel prints it in Ukrainian."""
    for pattern in ("dd.MM.y", "d MMMM y 'року'", "«dd» MMMM y 'року'", "y-MM-dd"):
        assert f"{day}/{day}" == _days(format_date(day, pattern, locale="uk"))
    first = day.replace(day=1)
    for pattern in ("LLLL y 'року'", "MMMM y"):
        found = period(format_date(day, pattern, locale="uk"))
        assert found is not None
        assert (first, 1, day.month) == (found.first, (found.last + dt.timedelta(1)).day, found.last.month)
    quarter = period(format_date(day, "QQQQ y 'року'", locale="uk"))
    assert quarter is not None
    assert quarter.first <= day <= quarter.last
    assert 0 == (quarter.first.month - 1) % 3


@given(DAYS, DAYS)
def test_what_is_between_two_days_is_read_back(one: dt.date, other: dt.date) -> None:
    """From the first to the last, in digits and in words."""
    first, last = sorted((one, other))
    for pattern in ("dd.MM.y", "d MMMM y 'року'"):
        begins, ends = (format_date(day, pattern, locale="uk") for day in (first, last))
        assert f"{first}/{last}" == _days(f"{begins} – {ends}") == _days(f"з {begins} по {ends}")


@pytest.mark.parametrize(("word", "number"), [("листопаді", 11), ("Травнем", 5), ("ЛЮТОМУ", 2), ("зима", None)])
def test_a_month_is_known_in_every_case(word: str, number: int | None) -> None:
    """Of the word and of its letters."""
    assert number == month(word)


@pytest.mark.parametrize(
    ("typed", "reason"), [("31.11.2023", "такої дати немає"), ("восени", "пишіть 15.11.2025, листопад 2025 року")]
)
def test_a_mark_refuses_what_is_no_period(typed: str, reason: str) -> None:
    """A day that there is not is told apart from a word that is not understood."""
    with pytest.raises(ValidationError, match=reason):
        ImplementationMark.model_validate({"measure": "1.1", "done": typed, "text": "а"})
