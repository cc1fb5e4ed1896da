"""Пояснені зауваження: what the program noticed and the officer has decided to leave as it is, with the reason."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located
from schemas.choices import YesNo
from schemas.names import MeasureKey, Name
from schemas.text import Text


class Acknowledgement(Located):
    """Пояснене зауваження."""

    rule: Name = Field(title="Правило", description="Назва правила: personal-phone, small-count.")
    text: Text | None = Field(
        default=None, title="Точні слова", description="Слова, адреса, номер чи назва показника, як надруковано."
    )
    measure: MeasureKey | None = Field(default=None, title="Захід", description="Лише якщо йдеться про один захід.")
    document: Name | None = Field(default=None, title="Документ", description="plan або report; без цього — обидва.")
    everywhere: YesNo = Field(
        default=False,
        title="Усі такі",
        description="так — пояснення для всіх зауважень правила; без text і measure. До помилок не застосовується.",
    )
    reason: Text = Field(title="Чому так і має бути", description="Потрапляє до manifest.json.")

    @model_validator(mode="after")
    def _one_or_all(self) -> Self:
        if self.everywhere and (self.text or self.measure):
            raise PydanticCustomError("acknowledgement_scope", "з everywhere ключі text і measure зайві")
        return self


class Acknowledgements(Located):
    """Пояснені зауваження року."""

    format: Format
    acknowledged: tuple[Acknowledgement, ...] = Field(title="Пояснені зауваження")
