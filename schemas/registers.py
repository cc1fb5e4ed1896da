"""Реєстри, журнали обліку: the rows from which figures are computed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Format, Located, Model
from schemas.choices import YesNo
from schemas.folders import is_private
from schemas.names import FilePath, Name
from schemas.origin import Origin
from schemas.text import Text

ColumnType = Literal["text", "id", "quantity", "date", "year"]

Value = dt.date | Decimal | int | Text | None
"""A typed cell of a register; None if the cell is empty."""


class RegisterColumn(Located):
    """Графа реєстру."""

    head: Text = Field(title="Заголовок", description="Як у першому рядку файлу.")
    type: ColumnType = Field(
        title="Тип", description="text — текст, id — номер (2.10), quantity — число, date — дата, year — рік."
    )
    required: YesNo = Field(default=True, title="Обов’язкова", description="ні, якщо клітинка може бути порожня.")


class Register(Located):
    """Опис реєстру: where it lies and what its columns are."""

    title: Text = Field(title="Назва реєстру")
    file: FilePath = Field(title="Файл", description="Шлях від теки року: registers/declarations.csv.")
    sheet: Text | None = Field(default=None, title="Аркуш", description="Якщо не перший.")
    columns: dict[Name, RegisterColumn] = Field(title="Графи", min_length=1)

    @property
    def is_private(self) -> bool:
        """Whether it lies where git and the public do not see it: then only figures may be made of it."""
        return is_private(self.file)

    @model_validator(mode="after")
    def _heads_differ(self) -> Self:
        heads = Counter(column.head for column in self.columns.values())
        if doubled := [str(head) for head, times in heads.items() if times > 1]:
            raise PydanticCustomError(
                "register_heads", "заголовок «{head}» мають дві графи реєстру", {"head": doubled[0]}
            )
        return self


class Registers(Located):
    """Реєстри року."""

    format: Format
    registers: dict[Name, Register] = Field(title="Реєстри")


class RegisterEntry(Model):
    """Рядок реєстру. What it holds is not shown by `repr`, so that no message or trace tells of people."""

    values: dict[str, Value] = Field(repr=False)
    origin: Origin
    odd: dict[str, Origin] = Field(default_factory=dict)
    """By column: the cells with a quantity that no count of things has, below zero or in fractions."""


class FilledRegister(Model):
    """Реєстр with its rows."""

    name: Name
    form: Register
    entries: tuple[RegisterEntry, ...]
