"""Reading a file that holds people's data: every fault is told with its place, none with what stands there.

What may be told is what is known to quote nothing (`PlainFault`), not what is left when quotes are cut out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.contracts import Complain
from pipeline.errors import Fault, PlainFault
from schemas.origin import RawMapping
from schemas.registers import ColumnType, Register, RegisterColumn

M = TypeVar("M", bound=BaseModel)

_EXPECTED: Mapping[ColumnType, tuple[str, str]] = {
    "text": ("текстом, який можна надрукувати", "Вилучіть невидимі знаки"),
    "id": ("номером", "Приклади номерів — 2.10, 4, IV, 3-а"),
    "quantity": ("числом", "Пишіть 569 або 1 234,50"),
    "date": ("датою", "Пишіть 29.12.2023 або 29 грудня 2023 року"),
    "year": ("роком", "Пишіть чотири цифри"),
}


def discreet(register: Register, complain: Complain) -> Complain:
    """Give a way to complain of a file that holds people's data: neither a cell nor a sheet's own name is told."""

    def tell(fault: Fault) -> None:
        told = fault if isinstance(fault, PlainFault) else _unquoted(fault)
        origin = told.origin and replace(told.origin, sheet=str(register.sheet or ""))
        complain(replace(told, origin=origin))

    return tell


def validated_unquoted(
    model: type[M], row: RawMapping, columns: Mapping[str, RegisterColumn], complain: Complain
) -> M | None:
    """Make `model` of a row whose keys are those of `columns`; None if a cell is not of its column's type.

    Each such cell has been told to `complain`: its place, its column's head and type.
    """
    try:
        return model.model_validate(row)
    except ValidationError as failed:
        for error in failed.errors(include_url=False, include_context=False, include_input=False):
            key = str(error["loc"][0])
            what, remedy = _EXPECTED[columns[key].type]
            reason = f"значення графи «{columns[key].head}» не є {what}"
            complain(PlainFault(reason, remedy, row.keys_at[key]))
        return None


def _unquoted(fault: Fault) -> PlainFault:
    reason = "тут не те, що описано; самого вмісту реєстру з персональними даними не показано"
    return PlainFault(reason, "Звірте це місце з описом реєстру в registers.yaml", fault.origin)
