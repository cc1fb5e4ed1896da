"""One cell of a table file: what it holds, and that as the text that a person would type."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from pipeline.contracts import Complain
from pipeline.errors import Fault
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
LOGICAL = Unfit("у клітинці логічне значення", "Впишіть його словом: задайте клітинці формат «Текст»")
TIME = Unfit("у клітинці час, а не дата чи число", "Задайте клітинці формат «Текст» і впишіть значення наново")

_AS_NUMBER = "значення записано числом: {text}; програма для таблиць губить кінцеві й початкові нулі (2.10, 007)"
_AS_DATE = "значення записано датою: {text}; програма для таблиць сама перетворює на дату те, що на неї схоже"
_RETYPE = "Задайте графі формат «Текст» і впишіть значення наново"

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
        complain(Fault(*content, cell.origin))
        return None
    text = shown(content)
    if column.type in ("text", "id"):
        reason = _AS_NUMBER if isinstance(content, Decimal) else _AS_DATE
        complain(Fault(reason.format(text=text), _RETYPE, cell.origin))
        return None
    return Text(text, cell.origin)


def _numeral(value: Decimal) -> str:
    """Write a number as an office types it: 569; 1234,5."""
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def _day(moment: dt.datetime) -> str:
    """Write a date as an office types it; a time of day stays visible, so that no reader takes it for a date."""
    return moment.strftime("%d.%m.%Y" if moment.time() == dt.time() else "%d.%m.%Y %H:%M:%S")
