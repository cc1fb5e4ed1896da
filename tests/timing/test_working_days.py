"""Working days by a calendar that names its acts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources import calendar
from pipeline.timing.working_days import is_working, last_working_day, working_days_after
from pipeline.workspace import Workspace
from schemas.working_days import WorkingCalendar
from tests.workspaces import ROOT

FOLDER = Workspace(ROOT).folder("pervomaisk-rada", 2023)
(OURS,) = calendar.read(FOLDER, pytest.fail)
PEACE = WorkingCalendar.model_validate(
    {
        "format": "1",
        "since": "1.1.2030",
        "until": "31.12.2030",
        "holidays": [{"day": "1 травня", "name": "День праці", "act": "КЗпП"}],
        "moved": [
            {"day": "2.5.2030", "works": "ні", "act": "вигаданий акт"},
            {"day": "11.5.2030", "works": "так", "act": "вигаданий акт"},
        ],
    }
)


def test_our_calendar_is_sound() -> None:
    """The file in data/ has no fault (it would not be read here), knows its days in order, and every holiday once."""
    for day in (dt.date(2022, 6, 1), dt.date(2023, 7, 1), dt.date(2024, 1, 1)):
        year = [dt.date(day.year, 1, 1) + dt.timedelta(number) for number in range(365)]
        kept = [holiday.name for holiday in OURS.holidays if any(map(holiday.falls_on, year))]

        assert OURS.since < OURS.until
        assert {"Новий рік", "Різдво Христове", "День незалежності України"} <= set(kept)


def test_under_martial_law_a_holiday_is_a_working_day() -> None:
    """25 December 2023 was a Monday on which people worked (Закон № 2136-IX, ч. 6 ст. 6)."""
    assert is_working(dt.date(2023, 12, 25), OURS)
    assert dt.date(2023, 12, 25) == working_days_after(dt.date(2023, 12, 22), 1, OURS)
    assert not is_working(dt.date(2023, 12, 30), OURS)


def test_in_peace_a_holiday_and_a_moved_day_are_days_off() -> None:
    """Of 2030: Wednesday 1 May is a holiday, 2 May is off for Saturday 11 May."""
    worked = [day for day in range(1, 14) if is_working(dt.date(2030, 5, day), PEACE)]

    assert [3, 6, 7, 8, 9, 10, 11, 13] == worked
    assert dt.date(2030, 5, 6) == working_days_after(dt.date(2030, 4, 30), 2, PEACE)


def test_what_the_calendar_does_not_know_is_not_counted() -> None:
    """Neither before its first day nor after the last for which it was checked."""
    assert is_working(dt.date(2022, 3, 23), OURS) is None
    assert working_days_after(OURS.until, 1, OURS) is None


def test_the_last_working_day_of_a_year() -> None:
    """2023 ended with a weekend; without a calendar only weekends are known."""
    assert dt.date(2023, 12, 29) == last_working_day(2023, OURS) == last_working_day(2023, None)
    assert dt.date(2030, 12, 31) == last_working_day(2030, PEACE)


@given(st.dates(dt.date(2022, 4, 1), dt.date(2026, 1, 1)), st.integers(0, 20), st.integers(1, 20))
def test_counting_on_is_counting_at_once(day: dt.date, some: int, more: int) -> None:
    """So many days, and then so many, are their sum; the day that is reached is a working day."""
    half = working_days_after(day, some, OURS)
    assert half is not None
    reached = working_days_after(half, more, OURS)

    assert reached == working_days_after(day, some + more, OURS)
    assert reached is not None
    assert is_working(reached, OURS)
