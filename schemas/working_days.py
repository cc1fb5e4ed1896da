"""Календар робочих днів: holidays, when they are working days, and days that were moved, each with its act."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located
from schemas.choices import YesNo
from schemas.periods import period
from schemas.quantities import Date
from schemas.text import Text

_LEAP_YEAR = 2024


def _day_of_every_year(typed: Text) -> Text:
    found = period(typed, _LEAP_YEAR)
    if found is None or found.first != found.last or str(_LEAP_YEAR) in typed:
        raise PydanticCustomError("day_malformed", "«{text}» не є днем року; пишіть 24 серпня", {"text": str(typed)})
    return typed


class Holiday(Located):
    """Святковий день."""

    day: Annotated[Text, AfterValidator(_day_of_every_year), WithJsonSchema({"type": "string"})] = Field(
        title="День", description="Без року: 24 серпня."
    )
    name: Text = Field(title="Назва")
    act: Text = Field(title="Акт", description="На чому це ґрунтується.")
    since: Date | None = Field(default=None, title="З якого дня діє")
    until: Date | None = Field(default=None, title="До якого дня діяло", description="Останній день включно.")

    def falls_on(self, day: dt.date) -> bool:
        """Tell whether `day` is this holiday."""
        named = period(self.day, day.year)
        in_force = (self.since or day) <= day <= (self.until or day)
        return in_force and named is not None and named.first == day


class OrdinaryHolidays(Located):
    """Час, коли святкові дні є робочими."""

    since: Date = Field(title="З якого дня")
    until: Date = Field(title="До якого дня", description="Останній день включно.")
    act: Text = Field(title="Акти")


class MovedDay(Located):
    """Перенесений день."""

    day: Date = Field(title="День")
    works: YesNo = Field(title="Робочий", description="так або ні.")
    act: Text = Field(title="Акт")


class WorkingCalendar(Located):
    """Календар робочих днів."""

    format: Format
    since: Date = Field(title="З якого дня календар повний")
    until: Date = Field(title="До якого дня перевірено", description="Пізніших днів програма не рахує.")
    holidays: tuple[Holiday, ...] = Field(default=(), title="Святкові дні")
    ordinary: tuple[OrdinaryHolidays, ...] = Field(default=(), title="Коли святкові дні є робочими")
    moved: tuple[MovedDay, ...] = Field(default=(), title="Перенесені дні")
