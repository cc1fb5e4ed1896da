"""Походження показників: from a printed number to the rows that it comes from, and back to where it is printed."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from schemas.base import Model
from schemas.origin import Origin


class Chosen(Model):
    """A column of a register, and the value by which its rows were chosen."""

    column: str = Field(title="Графа")
    value: str | None = Field(default=None, title="Значення", description="Реєстру з private/ — не сказано.")


class RowRange(Model):
    """Rows that stand one after another, numbered as the table's program shows them."""

    first: int = Field(title="Перший рядок")
    last: int = Field(title="Останній рядок")


class FigureSource(Model):
    """What a figure was computed from. Of a private register it tells no row, no value and no number of rows."""

    register_name: str | None = Field(default=None, title="Реєстр", description="З private/ — не оприлюднюється.")
    file: str | None = Field(default=None, title="Файл реєстру", description="Від теки року; так само.")
    is_private: bool = Field(default=False, title="Чи реєстр лежить у private/")
    total: str | None = Field(default=None, title="Графа, яку додано", description="Без неї пораховано рядки.")
    chosen_by: tuple[Chosen, ...] = Field(default=(), title="Як вибрано рядки")
    size: int | None = Field(default=None, title="Скільки в реєстрі рядків")
    sheet: str = Field(default="", title="Аркуш")
    rows: tuple[RowRange, ...] = Field(default=(), title="Рядки, які враховано")


class FigurePlace(Model):
    """Where a figure is printed; a measure's cell, or a text around the table."""

    measure: str | None = Field(default=None, title="Захід", description="Без нього — текст поза таблицею.")
    column: str | None = Field(default=None, title="Графа")


class ExplainedFigure(Model):
    """A figure, with all that its value rests on and all that it stands in."""

    name: str = Field(title="Ім’я показника")
    title: str = Field(title="Що він означає")
    value: Decimal | None = Field(default=None, title="Значення", description="Без нього — не пораховано.")
    origin: Origin | None = Field(default=None, title="Де показник описано")
    source: FigureSource | None = Field(default=None, title="З чого пораховано", description="Без нього — названо.")
    places: tuple[FigurePlace, ...] = Field(default=(), title="Де надруковано")


class ExplainedCell(Model):
    """A cell, and where what it prints was typed."""

    measure: str = Field(title="Захід")
    column: str = Field(title="Графа")
    head: str = Field(title="Заголовок графи")
    origin: Origin | None = Field(default=None, title="Де набрано")


class Explanation(Model):
    """Відповідь на запитання, звідки взято надруковане або де друкується набране."""

    asked: str = Field(title="Про що запитано")
    cells: tuple[ExplainedCell, ...] = Field(default=(), title="Клітинки", description="Про які йдеться.")
    figures: tuple[ExplainedFigure, ...] = Field(default=(), title="Показники", description="Від яких це залежить.")
    others: tuple[ExplainedFigure, ...] = Field(
        default=(), title="Інші показники того самого реєстру", description="Вони цього рядка не враховують."
    )
