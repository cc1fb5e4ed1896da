"""Стислий підсумок: a year's measures counted, what was not done as planned, and the figures beside last year's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import Field

from schemas.base import Model
from schemas.marks import ImplementationStatus
from schemas.outcomes import Timing


class StatusCount(Model):
    """How many measures have one status."""

    status: ImplementationStatus | None = Field(title="Стан", description="Без нього — не вказано.")
    measures: int = Field(title="Скільки заходів")


class TimingCount(Model):
    """How many measures were done early, on time or late."""

    timing: Timing | None = Field(title="Чи вчасно", description="Без нього сказати не можна.")
    measures: int = Field(title="Скільки заходів")


class SectionCount(Model):
    """A section's measures by status."""

    title: str = Field(title="Назва розділу")
    measures: int = Field(title="Скільки заходів")
    statuses: tuple[StatusCount, ...] = Field(
        title="За станом", description="Ті самі стани, у тому самому порядку, що й в усьому підсумку."
    )


class Shortfall(Model):
    """A measure that was not done in time, or not in full."""

    measure: str = Field(title="Номер заходу")
    title: str = Field(title="Найменування заходу")
    status: ImplementationStatus | None = Field(title="Стан")
    timing: Timing | None = Field(title="Чи вчасно")
    reason: str | None = Field(title="Причина")
    until: str | None = Field(title="На коли перенесено")


class ComparedFigure(Model):
    """A figure that the document names, and what it was the year before."""

    name: str = Field(title="Ім’я показника")
    title: str = Field(title="Що він означає")
    value: Decimal = Field(title="Значення")
    last_year: Decimal | None = Field(title="Торік", description="Без нього торік такого показника не було.")

    @property
    def difference(self) -> Decimal | None:
        """By how much it has grown."""
        return None if self.last_year is None else self.value - self.last_year

    @property
    def percent(self) -> Decimal | None:
        """The same in percent of last year's value, not rounded; None if that was nothing."""
        return self.difference * 100 / abs(self.last_year) if self.difference is not None and self.last_year else None


class Summary(Model):
    """A year at a glance. It counts every measure of the document once by status, once by timing, once by section."""

    organization_name: str = Field(title="Назва органу")
    title: str = Field(title="Назва документа")
    year: int = Field(title="Рік")
    language: str = Field(title="Мова")
    dated: dt.date = Field(title="Дата документа")
    approved_on: dt.date | None = Field(title="День затвердження", description="Без нього документ — проєкт.")
    statuses_inferred: bool = Field(title="Стани виведено з тексту відміток")
    measures: int = Field(title="Скільки заходів")
    statuses: tuple[StatusCount, ...] = Field(title="Заходи за станом", description="Лише стани, які трапляються.")
    timings: tuple[TimingCount, ...] = Field(title="Заходи за строком")
    sections: tuple[SectionCount, ...] = Field(title="Заходи за розділами")
    shortfalls: tuple[Shortfall, ...] = Field(title="Не в строк або не в повному обсязі")
    figures: tuple[ComparedFigure, ...] = Field(title="Показники року й попереднього")
