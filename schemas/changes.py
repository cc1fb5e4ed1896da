"""Зміни: what differs between two documents, each difference once; of two versions of one, or of two years."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field

from schemas.base import Model
from schemas.marks import ImplementationStatus


class Change(Model):
    """One difference between a document and an earlier one."""

    part: Literal[
        "requisite", "column", "section", "measure", "figure", "layout", "typography", "template", "description"
    ] = Field(title="Частина")
    name: str = Field(title="Назва частини", description="Номер заходу, назва розділу, показника чи реквізиту.")
    column: str | None = Field(default=None, title="Графа заходу")
    deed: Literal["added", "removed", "changed", "moved"] = Field(title="Що зроблено")
    before: str | None = Field(default=None, title="Було", description="Зміст, а для переміщеного — місце.")
    after: str | None = Field(default=None, title="Стало", description="Так само.")


class Piece(Model):
    """Words that stayed, went or came, one after another."""

    deed: Literal["kept", "removed", "added"] = Field(title="Що з ними")
    text: str = Field(title="Слова")
    was: str | None = Field(
        default=None, title="Слова раніше", description="У лишених, де лише рік пересунувся, як мав."
    )


class Difference(Change):
    """A change as a person wants it told: by the words, and by the measure that it was before."""

    was: str | None = Field(default=None, title="Ключ заходу раніше", description="Якщо він інший.")
    known_by: Literal["carried_over", "key", "title"] | None = Field(
        default=None,
        title="За чим захід упізнано",
        description="carried_over — так сказано в плані, key — за номером чи ключем, title — за найменуванням.",
    )
    title: str | None = Field(default=None, title="Найменування заходу")
    head: str | None = Field(default=None, title="Заголовок графи")
    words: tuple[Piece, ...] = Field(
        default=(),
        title="Зміна слово за словом",
        description="Лишене й вилучене — те, що було; лишене й додане — стало.",
    )


class FigureDifference(Model):
    """A figure that has another value, came or went."""

    name: str = Field(title="Ім’я показника")
    title: str = Field(title="Що він означає")
    titled_before: str | None = Field(default=None, title="Що він означав", description="Якщо сказано інакше.")
    before: Decimal | None = Field(default=None, title="Було")
    after: Decimal | None = Field(default=None, title="Стало")
    unprinted: Literal["before", "after"] | None = Field(
        default=None,
        title="Де не надруковано",
        description="Показник там є в даних (значення — якщо відоме), та документ його не називає.",
    )
    difference: Decimal | None = Field(default=None, title="Різниця")
    percent: Decimal | None = Field(
        default=None, title="Різниця, %", description="Від того, що було, якщо був не нуль."
    )


class OutcomeDifference(Model):
    """A measure that came out otherwise."""

    measure: str = Field(title="Захід")
    was: str | None = Field(default=None, title="Ключ заходу раніше", description="Якщо він інший.")
    title: str = Field(title="Найменування заходу")
    before: ImplementationStatus | None = Field(default=None, title="Стан був", description="Без нього — не вказано.")
    after: ImplementationStatus | None = Field(default=None, title="Стан став", description="Так само.")


class Compared(Model):
    """One of the two documents."""

    document: str = Field(title="Вид документа")
    organization: str = Field(title="Тека органу в data/")
    organization_name: str = Field(title="Назва органу")
    year: int = Field(title="Рік")
    title: str = Field(title="Назва документа")
    dated: dt.date = Field(title="Дата документа")
    sealed: int | None = Field(default=None, title="Номер запечатаного пакета", description="Без нього — теперішній.")


class Comparison(Model):
    """Порівняння двох документів: everything in which a reader can tell them apart, and the figures and outcomes."""

    version: Literal[1] = Field(default=1, title="Версія цього опису")
    before: Compared = Field(title="Попередній документ")
    after: Compared = Field(title="Пізніший документ")
    folded: int = Field(
        default=0,
        title="Не показано",
        description="Місць, де лише рік пересунувся, як мав, чи пробіл став нерозривним.",
    )
    differences: tuple[Difference, ...] = Field(default=(), title="Відмінності", description="У порядку документа.")
    figures: tuple[FigureDifference, ...] = Field(default=(), title="Показники")
    outcomes: tuple[OutcomeDifference, ...] = Field(default=(), title="Стани заходів")
