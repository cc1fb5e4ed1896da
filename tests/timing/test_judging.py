"""Whether a measure was done in time."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.timing.judging import due, timing
from pipeline.timing.timeframes import deadline
from schemas.outcomes import Timing
from schemas.periods import Period, period


def _timing(timeframe: str, *done: str) -> Timing | None:
    wanted = deadline(timeframe, 2023)
    days = [found for said in done if (found := period(said, 2023))]
    assert len(done) == len(days)
    return timing(wanted, due(wanted, timeframe, 2023), days)


@pytest.mark.parametrize(
    ("timeframe", "done", "expected"),
    [
        ("Квітень 2023 року", ["15.04.2023"], "on_time"),
        ("Квітень 2023 року", ["листопад 2023 року"], "late"),
        ("Квітень 2023 року", ["31.03.2023"], "early"),
        ("Квітень 2023 року", ["10.03.2023", "15.04.2023", "20.11.2023"], "on_time"),
        ("Квітень 2023 року", ["10.03.2023", "20.11.2023"], None),
        ("Квітень 2023 року", ["2023 рік"], None),
        ("Квітень 2023 року", [], None),
        ("До 31 березня", ["31.03.2023"], "on_time"),
        ("До 31 березня", ["1 квартал 2023 року"], "on_time"),
        ("До 31 березня", ["01.04.2023"], "late"),
        ("До 15 березня", ["березень 2023 року"], None),
        ("Протягом року", ["листопад 2023 року"], "on_time"),
        ("Протягом року", ["15.01.2024"], "late"),
        ("Щоквартально", ["січень", "квітень", "липень", "грудень"], "on_time"),
        ("Щоквартально", ["січень", "лютий", "липень", "грудень"], None),
        ("Двічі на півріччя", ["січень", "лютий", "липень", "грудень"], "on_time"),
        ("Щотижня", ["січень"], None),
        ("У разі потреби", ["січень"], None),
        ("Постійно", ["січень"], None),
    ],
)
def test_a_measure_is_judged_by_its_timeframe(timeframe: str, done: list[str], expected: Timing | None) -> None:
    """It is enough that it was once done in time; what may lie on both sides is not judged."""
    assert expected == _timing(timeframe, *done)


@given(st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), st.integers(1, 12))
def test_a_day_is_before_within_or_after_its_month(day: dt.date, month: int) -> None:
    """Exactly one of early, in time and late."""
    expected = "early" if day.month < month else "late" if day.month > month else "on_time"
    wanted = deadline(f"01.{month:02}.2023 – 28.{month:02}.2023", 2023)
    month_long = deadline(f"{month} місяців 2023 року", 2023)

    assert wanted is not None
    if day.day <= 28:
        assert expected == timing(wanted, due(wanted, "", 2023), [Period(first=day, last=day, said="")])
    assert ("on_time" if day.month <= month else "late") == timing(
        month_long, due(month_long, "", 2023), [Period(first=day, last=day, said="")]
    )


def test_the_days_due_are_told_in_the_plans_own_words() -> None:
    """A day stands for all from the year's first; what has no days gives none."""
    found = due(deadline("До 31 березня", 2023), "До 31 березня", 2023)

    assert Period(first=dt.date(2023, 1, 1), last=dt.date(2023, 3, 31), said="До 31 березня") == found
    assert due(deadline("Постійно", 2023), "Постійно", 2023) is None
