"""`registers.yaml`: what registers there are; each described table is read, its cells typed by the column's type.

What is wrong in a private file is told without what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import Field, create_model

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault
from pipeline.reading.discreet import discreet, validated_unquoted
from pipeline.reading.files import read_named
from pipeline.reading.located import validated
from pipeline.reading.salvage import doubting
from pipeline.reading.table_file import SUFFIXES, read_table
from pipeline.reading.yaml_file import read_model
from schemas.base import Model
from schemas.names import Number
from schemas.quantities import Date, Quantity, Year, is_count
from schemas.registers import ColumnType, FilledRegister, Register, RegisterEntry, Registers, Value
from schemas.text import Text

_TYPES: Mapping[ColumnType, Any] = {
    "text": Text,
    "id": Number,
    "quantity": Quantity,
    "date": Date,
    "year": Year,
}


def read(folder: YearFolder, complain: Complain) -> Iterator[FilledRegister]:
    """Read the registers that are described soundly; nothing if there is no such file."""
    told: list[Fault] = []
    described = read_model(folder, folder.year / "registers.yaml", Registers, told.append)
    doubtful = {ground for fault in told for ground in fault.about}
    for fault in told:
        complain(fault)
    for name, register in (pair for file in described for pair in file.registers.items()):
        if doubtful.isdisjoint({(Register, name), (Register, None)}):
            yield from _filled(name, register, folder, doubting(complain, (Register, name)))


def _filled(name: Text, register: Register, folder: YearFolder, complain: Complain) -> Iterator[FilledRegister]:
    file = folder.year / register.file
    if file.suffix.lower() not in SUFFIXES:
        reason = f"таблиці виду «{file.suffix}» не читаються"
        complain(Fault(reason, f"Збережіть її як {', '.join(SUFFIXES)}", register.file.origin))
        return
    content = read_named(folder, file, register.file.origin, complain)
    if content is not None:
        tell = discreet(register, complain) if register.is_private else complain
        entries = tuple(_entries(content, folder.name(file), register, tell))
        yield FilledRegister(name=name, form=register, entries=entries)


def _entries(content: bytes, file: str, register: Register, complain: Complain) -> Iterator[RegisterEntry]:
    columns = {str(key): column for key, column in register.columns.items()}
    model = _row_model(tuple((key, column.type, str(column.head)) for key, column in columns.items()))
    for row in read_table(content, file, columns, register.sheet, complain):
        if register.is_private:
            made = validated_unquoted(model, row, columns, complain)
        else:
            made = validated(model, row, complain)
        if made is not None:
            values = {key: getattr(made, f"cell_{number}") for number, key in enumerate(columns)}
            odd = {key: row.keys_at[key] for key, value in values.items() if _is_odd(value)}
            yield RegisterEntry(values=values, origin=row.origin, odd=odd)


def _is_odd(value: Value) -> bool:
    return isinstance(value, Decimal) and not is_count(value)


@lru_cache(maxsize=64)
def _row_model(columns: tuple[tuple[str, ColumnType, str], ...]) -> type[Model]:
    """Make the model of a row from keys, types and heads; its fields are found by the keys, whatever these are."""
    fields: dict[str, Any] = {
        f"cell_{number}": (_TYPES[kind] | None, Field(alias=key, title=head))
        for number, (key, kind, head) in enumerate(columns)
    }
    return create_model("Row", __base__=Model, **fields)
