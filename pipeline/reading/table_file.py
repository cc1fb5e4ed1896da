"""A table file, whatever its format, to rows by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeAlias

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.loading import loading
from pipeline.reading.cells import Row
from pipeline.reading.csv_text import read_csv
from pipeline.reading.tables import by_column
from schemas.origin import Origin, RawMapping
from schemas.registers import RegisterColumn
from schemas.text import Text

_Reader: TypeAlias = Callable[[bytes, str, Text | None, Complain], tuple[Row, ...]]
SUFFIXES = (".csv", ".xlsx", ".ods")


def read_table(
    content: bytes, name: str, columns: Mapping[str, RegisterColumn], sheet: Text | None, complain: Complain
) -> tuple[RawMapping, ...]:
    """Give the rows of the file called `name`, each cell a text or None by the keys of `columns`.

    What cannot be read has been told to `complain`; the rows that can be read are given all the same, so that what is
    wrong with them is told in the same run.
    """
    told: list[Fault] = []
    suffix = PurePath(name).suffix.lower()
    if suffix == ".csv":
        grid = read_csv(content, name, [column.head for column in columns.values()], told.append)
    else:
        grid = _reader(suffix)(content, name, sheet, told.append)
    for fault in told:
        complain(fault)
    return by_column(grid, columns, Origin(name), complain) if grid or not told else ()


def _reader(suffix: str) -> _Reader:
    """Load what reads a spreadsheet; many years have none."""
    with loading():
        if suffix == ".xlsx":
            from pipeline.reading.xlsx import read_xlsx as read  # noqa: PLC0415 - only where there is one
        else:
            from pipeline.reading.ods import read_ods as read  # noqa: PLC0415 - only where there is one
    return read
