"""Зберігання й оприлюднення: what an organization's own rules say, and no act could be found to say for it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from schemas.base import Located
from schemas.conformance import PdfA
from schemas.names import Name
from schemas.quantities import Date
from schemas.text import Text

Redacted: TypeAlias = Literal["channels", "names-below-head"]
"""What may be left out of a publication copy."""


class Retention(Located):
    """Строк зберігання за номенклатурою справ органу."""

    article: Text | None = Field(
        default=None, title="Стаття", description="Стаття Переліку (наказ Мін’юсту № 578/5), як у номенклатурі справ."
    )
    term: Text | None = Field(default=None, title="Строк", description="Наприклад: 5 р. або Постійно.")


class ArchiveRules(Located):
    """Правила архіву."""

    retention: dict[Name, Retention] = Field(
        default_factory=dict,
        title="Строки зберігання",
        description="За видом документа (report, plan); без них пакет каже, що строк не вказано.",
    )
    pdfa: PdfA = Field(
        default="1a",
        title="Частина стандарту PDF/A",
        description="1a, якщо не потрібно іншого; 3a несе в собі ще й дані (report.json, measures.csv).",
    )


class Licence(Located):
    """Ліцензія відкритих даних."""

    name: Text = Field(
        title="Позначення ліцензії",
        description="За переліком Open Definition, наприклад: CC-BY-4.0.",
        pattern=r"^[-a-zA-Z0-9._]+$",
    )
    title: Text | None = Field(default=None, title="Назва ліцензії")
    address: Text | None = Field(default=None, title="Де її текст", description="Адреса сторінки, https://…")


class PublicationRules(Located):
    """Правила оприлюднення."""

    redact: tuple[Redacted, ...] = Field(
        default=(),
        title="Що вилучати з копії для сайту",
        description="channels — офіційні канали; names-below-head — імена всіх, крім того, хто затверджує.",
    )
    licence: Licence | None = Field(
        default=None,
        title="Ліцензія відкритих даних",
        description="Лише якщо орган її встановив; без цього опис даних ліцензії не називає.",
    )


class Registration(Located):
    """Реєстрація документа (ДСТУ 4163:2020, реквізити 10 і 11)."""

    index: Text = Field(title="Реєстраційний індекс", description="Наприклад: 01-15/7.")
    date: Date | None = Field(default=None, title="Дата реєстрації", description="Якщо інша, ніж дата затвердження.")
