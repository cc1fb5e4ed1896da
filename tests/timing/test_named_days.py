"""Days that a text names."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pipeline.timing.named_days import named_days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("проведено 15.11.2023 року", [(15, 11, 2023, None)]),
        ("01 листопада проведено, 31 листопада 2023 року", [(1, 11, None, None), (31, 11, 2023, None)]),
        ("у понеділок, 15.11.2023", [(15, 11, 2023, 0)]),
        ("в п'ятницю 17 листопада 2023 року", [(17, 11, 2023, 4)]),
        ("15.11.2023 (середа)", [(15, 11, 2023, 2)]),
        ("15 листопада 2023 року, четвер", [(15, 11, 2023, 3)]),
        ("до 14-го травня", [(14, 5, None, None)]),
        ("від 20.09.2023 року № 3384-IX", [(20, 9, 2023, None)]),
        ("п. 3.11.2 порядку, рахунок 12.10.20231, 5.10, серед 15 осіб, 30 червоних", []),
    ],
)
def test_days_are_found(text: str, expected: list[tuple[int, int, int | None, int | None]]) -> None:
    """In digits and words, with or without a year and a weekday; not in other numbers."""
    assert expected == [(each.day, each.month, each.year, each.weekday) for each in named_days(text)]


@given(st.dates(dt.date(1991, 8, 24), dt.date(2099, 12, 31)))
def test_every_day_is_found_as_it_is_printed(day: dt.date) -> None:
    """With its weekday, as Babel prints it in Ukrainian."""
    for pattern in ("EEEE, d MMMM y 'року'", "dd.MM.y (EEEE)"):
        (found,) = named_days(f"Нараду проведено {format_date(day, pattern, locale='uk')}.")

        assert (day, day.weekday(), True) == (found.date(1), found.weekday, found.exists)


@pytest.mark.parametrize(
    ("text", "exists"), [("29 лютого", True), ("29.02.2023", False), ("30 лютого", False), ("31.12.2023", True)]
)
def test_some_days_there_are_not(text: str, exists: object) -> None:
    """Without a year, a day that some year has is a day."""
    (found,) = named_days(text)

    assert exists is found.exists
