"""Реквізити: what a document carries around its table — approval, name, column heads, signatures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.archive import Registration
from schemas.base import Located
from schemas.choices import YesNo
from schemas.markdown import Markdown
from schemas.names import Name
from schemas.prose import Prose
from schemas.quantities import Date
from schemas.text import Text


class ApprovalByPerson(Located):
    """Гриф by a person: word, post, name, date (ДСТУ 4163:2020, реквізит 21)."""

    by: Literal["person"] = Field(title="Хто затверджує", description="person — посадова особа.")
    word: Text | None = Field(default=None, title="Слово грифа", description="Якщо інше, ніж ЗАТВЕРДЖУЮ чи ПОГОДЖЕНО.")
    official: Name = Field(title="Посадова особа", description="Роль з organization.yaml, наприклад mayor.")
    date: Date | None = Field(default=None, title="Дата", description="29.12.2023; порожньо до затвердження.")
    seal: YesNo = Field(default=False, title="М. П.", description="так, якщо є місце печатки.")


class ApprovalByAct(Located):
    """Гриф by a document: word, its name, date and number (реквізит 21)."""

    by: Literal["act"] = Field(title="Що затверджує", description="act — розпорядчий документ.")
    word: Text | None = Field(default=None, title="Слово грифа", description="Якщо інше, ніж ЗАТВЕРДЖЕНО чи ПОГОДЖЕНО.")
    act: Text = Field(title="Документ", description="Наприклад: Розпорядження міського голови.")
    date: Date | None = Field(default=None, title="Дата документа")
    number: Text | None = Field(default=None, title="Номер документа", description="Наприклад: 85-ра.")


Approval = Annotated[ApprovalByPerson | ApprovalByAct, Field(discriminator="by")]


class Signature(Located):
    """Підпис (реквізит 22)."""

    official: Name = Field(title="Хто підписує", description="Роль з organization.yaml, наприклад officer.")


class Requisites(Located):
    """Реквізити документа."""

    name: Text = Field(title="Назва виду документа", description="Наприклад: ПЛАН РОБОТИ.")
    heading: Text = Field(title="Заголовок до тексту")
    columns: dict[Name, Text] = Field(title="Графи таблиці", description="Ключ графи та її заголовок.", min_length=1)
    approvals: tuple[Approval, ...] = Field(
        default=(), title="Грифи затвердження", description="Праворуч угорі; порожньо, якщо їх немає."
    )
    concurrences: tuple[Approval, ...] = Field(
        default=(), title="Грифи погодження", description="Ліворуч угорі, поряд із грифом затвердження."
    )
    preamble: Markdown = Field(default=Prose(), title="Текст перед таблицею")
    closing: Markdown = Field(default=Prose(), title="Текст після таблиці")
    signatures: tuple[Signature, ...] = Field(title="Підписи", min_length=1)
    registration: Registration | None = Field(
        default=None, title="Реєстрація", description="Не друкується: потрапляє до опису архівного пакета."
    )
