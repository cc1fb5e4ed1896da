"""What a measure's timeframe asks for; the timeframe itself stays as it was typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from schemas.periods import Period

Span: TypeAlias = Literal["week", "month", "quarter", "half", "year"]
Unit: TypeAlias = Literal["hour", "day", "working_day", "week", "month"]


@dataclass(frozen=True, slots=True)
class By:
    """By a day: «До 31 березня», «Не пізніше 10 лютого 2023 року»."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Within:
    """Within some days: «Квітень 2023 року», «ІІ квартал», «Протягом року»."""

    period: Period


@dataclass(frozen=True, slots=True)
class Repeated:
    """At least so many times in each span: «Не рідше одного разу на рік», «Щоквартально», «Двічі на місяць»."""

    times: int
    span: Span


@dataclass(frozen=True, slots=True)
class AfterEvent:
    """So long after something happens: «Протягом двох робочих днів після …», «В день отримання», «Невідкладно»."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class OnOccasion:
    """When there is something to do: «У разі потреби», «У разі надходження»."""


@dataclass(frozen=True, slots=True)
class Constant:
    """All the time: «Постійно», «Щодня»."""


Deadline: TypeAlias = By | Within | Repeated | AfterEvent | OnOccasion | Constant
