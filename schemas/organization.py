"""Орган: what holds for all years — its names, its officials with their dates in office, its page."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.archive import ArchiveRules, PublicationRules
from schemas.base import Format, Located
from schemas.layout import Layout
from schemas.names import Name
from schemas.quantities import Date
from schemas.text import Text
from schemas.typography import Typography


class Official(Located):
    """Посадова особа: who holds a role, and when."""

    named_by: ClassVar = ("role",)

    role: Name = Field(title="Роль", description="Назва, за якою на особу посилаються: mayor, officer тощо.")
    name: Text = Field(title="Ім’я", description="Власне ім’я ПРІЗВИЩЕ, як їх друкують у підписі.")
    position: Text = Field(title="Посада", description="Повна назва посади в називному відмінку.")
    acting: Text | None = Field(
        default=None,
        title="Виконувач обов’язків",
        description="Слова «В. о.» або «Т. в. о.»; тоді потрібна посада в родовому відмінку.",
    )
    position_genitive: Text | None = Field(
        default=None, title="Посада (родовий відмінок)", description="Наприклад: міського голови."
    )
    since: Date | None = Field(default=None, title="На посаді з", description="29.12.2023; порожньо, якщо не відомо.")
    until: Date | None = Field(default=None, title="На посаді до", description="Останній день на посаді.")

    @model_validator(mode="after")
    def _acts_with_a_post(self) -> Self:
        if self.acting and not self.position_genitive:
            raise PydanticCustomError(
                "official_acting", "для виконувача обов’язків потрібна посада в родовому відмінку"
            )
        return self

    def in_office(self, day: dt.date) -> bool:
        """Tell whether the person held the post on `day`; an unknown end of the term is taken as open."""
        return (self.since or dt.date.min) <= day <= (self.until or dt.date.max)


class Organization(Located):
    """Орган, установа: the one whose documents are made."""

    format: Format
    name: Text = Field(title="Назва", description="Повна назва органу в називному відмінку.")
    code: Text | None = Field(default=None, title="Код ЄДРПОУ", description="Вісім цифр.", pattern=r"^\d{8}$")
    officials: tuple[Official, ...] = Field(title="Посадові особи", description="Хто затверджує й хто підписує.")
    channels: tuple[Text, ...] = Field(
        default=(), title="Офіційні канали", description="Адреси й телефони, які орган оприлюднює."
    )
    terms: tuple[Text, ...] = Field(
        default=(),
        title="Свої слова",
        description="Слова, яких немає в словнику; Назва* — з будь-яким закінченням, скор. — скорочення.",
    )
    layout: Layout = Field(
        default=Layout(), title="Сторінка", description="Розмір, поля, кегль; без цього — як у шаблоні."
    )
    typography: Typography | None = Field(
        default=None,
        title="Друкарські знаки",
        description="Класи знаків; ні — усе, як набрано. Без цього ключа діють усі, а на запечатане — ті, що діяли.",
    )
    archive: ArchiveRules = Field(default=ArchiveRules(), title="Архів")
    publication: PublicationRules = Field(default=PublicationRules(), title="Оприлюднення")
