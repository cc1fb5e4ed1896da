"""The held-out text is large and its dates are right.

From its paragraphs to counts and weekdays; fails when the text is too small or a weekday is wrong.
"""

from __future__ import annotations

import datetime as dt
import re

from tests.measuring.held_out import YEAR, paragraphs

MONTHS = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]
WEEKDAYS = ["понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю"]


def test_the_held_out_text_has_250_sentences() -> None:
    """There are at least 250 sentences, each ending in a mark before a capital or the paragraph's end."""
    assert sum(len(re.findall(r"[.!?](?= [А-ЯІЇЄҐ«]|$)", line)) for line in paragraphs()) >= 250


def test_its_weekdays_are_those_of_the_calendar() -> None:
    """Every date with a weekday falls on that weekday, in the text's own year."""
    found = re.findall(r"У (\S+), (\d+) (\S+) (\d{4}) року", "\n".join(paragraphs()))
    days = [dt.date(int(year), MONTHS.index(month) + 1, int(day)) for _, day, month, year in found]
    assert [weekday for weekday, *_ in found] == [WEEKDAYS[day.weekday()] for day in days]
    assert {day.year for day in days} == {YEAR}
