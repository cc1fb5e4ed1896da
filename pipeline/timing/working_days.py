"""Working days of a five-day week by a dated calendar. What the calendar does not know is not counted: None."""

from __future__ import annotations

import datetime as dt

from schemas.working_days import WorkingCalendar

_SATURDAY = 5


def is_working(day: dt.date, calendar: WorkingCalendar) -> bool | None:
    """Tell whether people work on `day`; None if the calendar has not been checked for it.

    Saturdays and Sundays are days off (КЗпП, ст. 67); holidays are, too (ст. 73), unless they are ordinary days then.
    """
    if not calendar.since <= day <= calendar.until:
        return None
    for moved in calendar.moved:
        if moved.day == day:
            return moved.works
    if day.weekday() >= _SATURDAY:
        return False
    if any(each.since <= day <= each.until for each in calendar.ordinary):
        return True
    return not any(holiday.falls_on(day) for holiday in calendar.holidays)


def working_days_after(day: dt.date, count: int, calendar: WorkingCalendar) -> dt.date | None:
    """Give the working day that is `count` working days after `day`, which is not counted itself.

    None if a day on the way is not in the calendar. (ЦКУ, ст. 253: a term begins on the day after the event.)
    """
    while count:
        day += dt.timedelta(1)
        works = is_working(day, calendar)
        if works is None:
            return None
        count -= works
    return day


def last_working_day(year: int, calendar: WorkingCalendar | None) -> dt.date:
    """Give the last working day of `year`; without a calendar that knows it, the last that is no Saturday or Sunday."""
    day = dt.date(year, 12, 31)
    while day.weekday() >= _SATURDAY or (calendar and is_working(day, calendar) is False):
        day -= dt.timedelta(1)
    return day
