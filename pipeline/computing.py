"""Figures from the rows of registers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from pipeline.contracts import Complain
from pipeline.errors import Fault
from schemas.figures import Figure
from schemas.quantities import Date, Quantity, Year
from schemas.registers import ColumnType, FilledRegister, RegisterEntry, Value
from schemas.text import Text

_TYPED: Mapping[ColumnType, TypeAdapter[Value]] = {
    "date": TypeAdapter(Date),
    "quantity": TypeAdapter(Quantity),
    "year": TypeAdapter(Year),
}


def value_of(figure: Figure, registers: Mapping[str, FilledRegister], complain: Complain) -> Decimal | None:
    """Give a figure's value: as stated, the sum of a column, or the number of rows.

    A register without rows gives 0. A figure that cannot be computed is told to `complain` and has no value.
    """
    return figure.value if figure.register_name is None else _over_register(figure, registers, complain)


def rows_of(figure: Figure, register: FilledRegister) -> tuple[RegisterEntry, ...]:
    """Give the rows that the figure counts: those that have every value of `where`."""
    wanted = {column: _typed(register.form.columns[column].type, text) for column, text in figure.where.items()}
    return tuple(
        entry
        for entry in register.entries
        if all(_compared(entry.values[column]) == value for column, value in wanted.items())
    )


def _compared(value: Value) -> object:
    return alike(value) if isinstance(value, str) else value


def _over_register(figure: Figure, registers: Mapping[str, FilledRegister], complain: Complain) -> Decimal | None:
    register = registers.get(str(figure.register_name))
    if register is None:
        complain(_fault(figure, f"реєстру «{figure.register_name}» немає", "Опишіть його в registers.yaml"))
        return None
    faults = [*_unknown_columns(figure, register), *_ill_typed(figure, register)]
    for fault in faults:
        complain(fault)
    if faults:
        return None
    rows = rows_of(figure, register)
    if figure.total is None:
        return Decimal(len(rows))
    if not rows and register.entries:
        complain(_fault(figure, "жоден рядок реєстру не підходить під where", "Перевірте where і реєстр"))
        return None
    return sum((value for row in rows if isinstance(value := row.values[figure.total], Decimal)), Decimal(0))


def _unknown_columns(figure: Figure, register: FilledRegister) -> list[Fault]:
    named = [*figure.where, *([figure.total] if figure.total else [])]
    there = ", ".join(register.form.columns)
    return [
        _fault(figure, f"у реєстрі «{register.name}» немає графи «{column}»", f"Є графи: {there}")
        for column in named
        if column not in register.form.columns
    ]


def _ill_typed(figure: Figure, register: FilledRegister) -> list[Fault]:
    columns = register.form.columns
    faults = []
    if figure.total in columns and columns[figure.total].type != "quantity":
        faults.append(_fault(figure, f"графа «{figure.total}» не числова", "Сума потребує type: quantity"))
    for column, text in figure.where.items():
        try:
            if column in columns:
                _typed(columns[column].type, text)
        except ValidationError:
            faults.append(_fault(figure, f"«{text}» не може стояти у графі «{column}»", "Перевірте where"))
    return faults


def _typed(kind: ColumnType, text: Text) -> dt.date | Decimal | int | str | None:
    adapter = _TYPED.get(kind)
    return adapter.validate_python(text) if adapter else alike(text)


def alike(text: str) -> str:
    """Give what two texts of a register are compared by: neither case, spaces nor the kind of apostrophe count."""
    return " ".join(re.sub("['’ʼ`]", "’", text).casefold().split())


def _fault(figure: Figure, reason: str, remedy: str) -> Fault:
    return Fault(f"показник «{figure.title}»: {reason}", remedy, origin=figure.origin)
