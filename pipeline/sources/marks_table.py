"""`marks.csv`, `marks.xlsx` or `marks.ods`: the marks as a table with the heads «Захід», «Стан», «Відмітка».

It may have «Коли виконано», «Причина», «На коли перенесено», too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault, Ground
from pipeline.reading.files import read_bytes
from pipeline.reading.members import everything
from pipeline.reading.salvage import doubting, salvaged
from pipeline.reading.table_file import SUFFIXES, read_table
from pipeline.reading.tables import OptionalColumn
from schemas.base import FORMAT
from schemas.marks import ImplementationMark, Marks
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.registers import RegisterColumn
from schemas.text import Text

_MORE: Mapping[str, RegisterColumn] = {
    "done": OptionalColumn(head=Text("Коли виконано"), type="date", required=False),
    "reason": OptionalColumn(head=Text("Причина"), type="text", required=False),
    "until": OptionalColumn(head=Text("На коли перенесено"), type="text", required=False),
}
"""Columns that the table may lack; a day in «Коли виконано» may be a text or a date of the spreadsheet."""
COLUMNS: Mapping[str, RegisterColumn] = {
    "measure": RegisterColumn(head=Text("Захід"), type="id"),
    "status": RegisterColumn(head=Text("Стан"), type="text", required=False),
    "text": RegisterColumn(head=Text("Відмітка"), type="text", required=False),
    **_MORE,
}
"""Those of the table, by the keys of a mark."""


def read(folder: YearFolder, complain: Complain) -> Iterator[Marks]:
    """Read the marks of every such table; nothing if there is none.

    A row with nothing but «Захід» is a measure that has no mark yet.
    """
    for suffix in SUFFIXES:
        file = folder.year / f"marks{suffix}"
        doubt = doubting(complain, *everything(Marks))
        content = read_bytes(folder, file, doubt)
        if content is None:
            continue
        rows = read_table(content, folder.name(file), COLUMNS, None, doubt)
        marks: list[object] = [mark for row in rows for mark in _mark(row, complain)]
        origin = Origin(folder.name(file))
        raw = RawMapping({"format": Text(str(FORMAT)), "marks": RawSequence(marks, origin)}, origin)
        made = salvaged(Marks, raw, complain)
        if made is not None:
            yield made


def _mark(row: RawMapping, complain: Complain) -> Iterator[RawMapping]:
    told = next((key for key in ("status", *_MORE) if row.get(key)), None)
    if told and not row["text"]:
        about: frozenset[Ground] = frozenset({(ImplementationMark, str(row["measure"]))})
        what = COLUMNS[told]
        complain(
            Fault(
                f"графу «{what.head}» заповнено, а відмітки немає", "Впишіть відмітку", row.keys_at["text"], about=about
            )
        )
    elif row["text"] and row["measure"]:  # an empty «Захід» has been told
        yield row
