"""Стан заходу: what became of a measure, beside the prose that tells it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from schemas.base import Model
from schemas.marks import ImplementationStatus
from schemas.periods import Period

Timing: TypeAlias = Literal["early", "on_time", "late"]


class Outcome(Model):
    """What became of one measure; every measure of a document with marks has one."""

    measure: str = Field(title="Захід")
    status: ImplementationStatus | None = Field(default=None, title="Стан", description="Без нього — не вказано.")
    due: Period | None = Field(default=None, title="Строк", description="Якщо його можна назвати днями.")
    done: tuple[Period, ...] = Field(default=(), title="Коли виконано")
    timing: Timing | None = Field(default=None, title="Чи вчасно", description="Без нього сказати не можна.")
    reason: str | None = Field(default=None, title="Причина")
    until: str | None = Field(default=None, title="На коли перенесено")
