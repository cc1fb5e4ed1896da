"""One cell of a table file: what it holds, and that as the text that a person would type."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from pipeline.contracts import Complain
from pipeline.errors import Fault, PlainFault
from schemas.origin import Origin
from schemas.registers import RegisterColumn
from schemas.text import Text


class Unfit(NamedTuple):
    """A cell whose content cannot be told for sure."""

    reason: str
    remedy: str


Content: TypeAlias = Text | Decimal | dt.datetime | Unfit | None
"""A text as typed, a number or a moment that the spreadsheet holds as such, or nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place."""

    content: Content
    origin: Origin


Row: TypeAlias = tuple[Cell, ...]

ERROR = Unfit("у клітинці помилка обчислення", "Виправте формулу або впишіть значення")
NO_RESULT = Unfit(
    "формула без збереженого значення", "Відкрийте файл у програмі для таблиць, збережіть і запустіть ще раз"
)
PERCENT = Unfit("у клітинці відсотки, і незрозуміло, 51 це чи 0,51", "Впишіть число без знака «%»")
LOGICAL = Unfit("у клітинці логічне значення", "Впишіть його словом: задайте клітинці формат «Текстовий»")
TIME = Unfit("у клітинці час, а не дата чи число", "Задайте клітинці формат «Текстовий» і впишіть значення знову")

# A spreadsheet calculates with 15 decimal digits that a person sees; further ones are binary noise.
_DIGITS = 15


def number(value: float | str) -> Decimal:
    """Give the number that a spreadsheet shows for what it holds."""
    return Decimal(value) if isinstance(value, int) else Decimal(format(float(value), f".{_DIGITS}g"))


def shown(content: Content) -> str:
    """Write a content as a person would type it; an empty or unfit one as nothing."""
    if isinstance(content, Decimal):
        return _numeral(content)
    if isinstance(content, dt.datetime):
        return _day(content)
    return content if isinstance(content, Text) else ""


def typed_text(cell: Cell, column: RegisterColumn, complain: Complain) -> Text | None:
    """Give the text that a person would type for `cell` in `column`; None if it is empty or at fault."""
    content = cell.content
    if isinstance(content, Text) or content is None:
        return content
    if isinstance(content, Unfit):
        complain(PlainFault(*content, cell.origin))
        return None
    if column.type in ("text", "id"):
        what = "номер" if column.type == "id" else "текст"
        remedy = f"Задайте стовпцю формат «Текстовий» і впишіть {what} знову"
        complain(Fault(f"клітинка містить {_held(content, what)}", remedy, cell.origin))
        return None
    return Text(shown(content), cell.origin)


def _held(content: Decimal | dt.datetime, meant: str) -> str:
    """Say what a spreadsheet has made of what was typed; 2.10 it takes for a number or for the second of October."""
    if isinstance(content, Decimal):
        return f"число {shown(content)}, а не {meant}; програма для таблиць губить нулі (2.10, 007)"
    guess = f"; мабуть, малося на увазі {content.day}.{content.month}" if meant == "номер" else ""
    return f"дату {shown(content)}, а не {meant}{guess}"


def _numeral(value: Decimal) -> str:
    """Write a number as an office types it: 569; 1234,5."""
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def _day(moment: dt.datetime) -> str:
    """Write a date as an office types it; a time of day stays visible, so that no reader takes it for a date."""
    return moment.strftime("%d.%m.%Y" if moment.time() == dt.time() else "%d.%m.%Y %H:%M:%S")
