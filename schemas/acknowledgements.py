"""Пояснені зауваження: what the program noticed and the officer has decided to leave as it is, with the reason."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Format, Located
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
    reason: Text = Field(title="Чому так і має бути", description="Потрапляє до manifest.json.")


class Acknowledgements(Located):
    """Пояснені зауваження року."""

    format: Format
    acknowledged: tuple[Acknowledgement, ...] = Field(title="Пояснені зауваження")
