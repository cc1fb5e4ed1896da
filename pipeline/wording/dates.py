"""Dates as an official document prints them (ДСТУ 4163:2020, 5.10)."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date


def worded(date: dt.date) -> str:
    """Print a date in words and digits as the approval block has it: «29» грудня 2023 року."""
    return format_date(date, "«dd» MMMM y 'року'", locale="uk")


def blank(year: int) -> str:
    """Print the place of a date that will be written by hand: «___» ____________ 2024 року."""
    return f"«___» ____________ {year} року"


def digital(date: dt.date) -> str:
    """Print a date in digits: 29.12.2023."""
    return format_date(date, "dd.MM.y", locale="uk")
