"""Figures from the rows of registers: here the rows end, and only values and places go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from schemas.explanations import Chosen
from schemas.figures import Basis, Figure, ReportedFigure
from schemas.findings import Finding, Severity
from schemas.origin import Origin
from schemas.quantities import NOT_KNOWN_YET, Date, Quantity, Year
from schemas.registers import ColumnType, FilledRegister, RegisterEntry, Value
from schemas.text import Text, one_apostrophe

_TYPED: Mapping[ColumnType, TypeAdapter[Value]] = {
    "date": TypeAdapter(Date),
    "quantity": TypeAdapter(Quantity),
    "year": TypeAdapter(Year),
}


def reported(figure: Figure, registers: Mapping[str, FilledRegister]) -> ReportedFigure:
    """Give a figure with its value: as stated, the sum of a column, or the number of rows.

    A register without rows gives 0. A figure that cannot be computed has no value, but the obstacles.
    """
    register = registers.get(figure.register_name or "")
    if figure.register_name is None:
        return _made(figure, None if figure.value == NOT_KNOWN_YET else figure.value)
    if register is None:
        lack = _obstacle(figure, f"реєстру «{figure.register_name}» немає", "Опишіть його в registers.yaml")
        return _made(figure, None, obstacles=(lack,))
    if faults := (*_unknown_columns(figure, register), *_ill_typed(figure, register)):
        return _made(figure, None, obstacles=faults)
    rows = _rows(figure, register)
    if figure.total and not rows and register.entries:
        empty = _obstacle(figure, "жоден рядок реєстру не підходить під where", "Перевірте where і реєстр")
        return _made(figure, None, obstacles=(empty,))
    return _made(figure, _value(figure, rows), _basis(figure, register, rows))


def _made(
    figure: Figure, value: Decimal | None, basis: Basis | None = None, obstacles: tuple[Finding, ...] = ()
) -> ReportedFigure:
    return ReportedFigure(
        title=figure.title,
        value=value,
        is_awaited=figure.value == NOT_KNOWN_YET,
        words=figure.words,
        register_name=figure.register_name,
        basis=basis,
        obstacles=obstacles,
        origin=figure.origin,
    )


def _rows(figure: Figure, register: FilledRegister) -> tuple[RegisterEntry, ...]:
    """Give the rows that the figure counts: those that have every value of `where`."""
    wanted = {column: _typed(register.form.columns[column].type, text) for column, text in figure.where.items()}
    return tuple(
        entry
        for entry in register.entries
        if all(_compared(entry.values[column]) == value for column, value in wanted.items())
    )


def _compared(value: Value) -> object:
    return alike(value) if isinstance(value, str) else value


def _value(figure: Figure, rows: tuple[RegisterEntry, ...]) -> Decimal:
    if figure.total is None:
        return Decimal(len(rows))
    return sum((value for row in rows if isinstance(value := row.values[figure.total], Decimal)), Decimal(0))


def _basis(figure: Figure, register: FilledRegister, rows: tuple[RegisterEntry, ...]) -> Basis:
    is_private = register.form.is_private
    below_zero, fractions = ((), ()) if is_private else _odd(figure, rows)
    return Basis(
        register_name=register.name,
        file=register.form.file,
        is_private=is_private,
        chosen_by=tuple(
            Chosen(column=column, value=None if is_private else value) for column, value in figure.where.items()
        ),
        total=figure.total,
        size=len(register.entries),
        counted=len(rows),
        rows=() if is_private else tuple(row.origin for row in rows),
        below_zero=below_zero,
        fractions=fractions,
    )


def _odd(figure: Figure, rows: tuple[RegisterEntry, ...]) -> tuple[tuple[Origin, ...], tuple[Origin, ...]]:
    """Give the cells that are summed and below zero, and the others with fractions."""
    column = figure.total or ""
    odd = [(row.odd[column], row.values[column]) for row in rows if column in row.odd]
    quantities = [(place, value) for place, value in odd if isinstance(value, Decimal)]
    below_zero = tuple(place for place, value in quantities if value < 0)
    return below_zero, tuple(place for place, value in quantities if value >= 0)


def _unknown_columns(figure: Figure, register: FilledRegister) -> list[Finding]:
    named = [*figure.where, *([figure.total] if figure.total else [])]
    there = ", ".join(register.form.columns)
    return [
        _obstacle(figure, f"у реєстрі «{register.name}» немає графи «{column}»", f"Є графи: {there}")
        for column in named
        if column not in register.form.columns
    ]


def _ill_typed(figure: Figure, register: FilledRegister) -> list[Finding]:
    columns = register.form.columns
    faults = []
    if figure.total in columns and columns[figure.total].type != "quantity":
        faults.append(_obstacle(figure, f"графа «{figure.total}» не числова", "Сума потребує type: quantity"))
    for column, text in figure.where.items():
        try:
            if column in columns:
                _typed(columns[column].type, text)
        except ValidationError:
            faults.append(_obstacle(figure, f"«{text}» не може стояти у графі «{column}»", "Перевірте where"))
    return faults


def _typed(kind: ColumnType, text: Text) -> dt.date | Decimal | int | str | None:
    adapter = _TYPED.get(kind)
    return adapter.validate_python(text) if adapter else alike(text)


def alike(text: str) -> str:
    """Give what two texts of a register are compared by: neither case, spaces nor the kind of apostrophe count."""
    return " ".join(one_apostrophe(text).casefold().split())


def _obstacle(figure: Figure, reason: str, remedy: str) -> Finding:
    return Finding(
        rule="figure-uncomputed",
        severity=Severity.ERROR,
        message=f"показник «{figure.title}»: {reason}",
        remedy=remedy,
        origin=figure.origin,
    )
