"""`marks.csv`, `marks.xlsx` or `marks.ods`: the marks as a table with the heads «Захід», «Стан», «Відмітка»."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault, Ground
from pipeline.reading.files import read_bytes
from pipeline.reading.members import everything
from pipeline.reading.salvage import doubting, salvaged
from pipeline.reading.table_file import SUFFIXES, read_table
from schemas.base import FORMAT
from schemas.marks import ImplementationMark, Marks
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.registers import RegisterColumn
from schemas.text import Text

_COLUMNS = {
    "measure": RegisterColumn(head=Text("Захід"), type="id"),
    "status": RegisterColumn(head=Text("Стан"), type="text", required=False),
    "text": RegisterColumn(head=Text("Відмітка"), type="text", required=False),
}


def read(folder: YearFolder, complain: Complain) -> Iterator[Marks]:
    """Read the marks of every such table; nothing if there is none.

    A row with neither «Стан» nor «Відмітка» is a measure that has no mark yet.
    """
    for suffix in SUFFIXES:
        file = folder.year / f"marks{suffix}"
        doubt = doubting(complain, *everything(Marks))
        content = read_bytes(folder, file, doubt)
        if content is None:
            continue
        rows = read_table(content, folder.name(file), _COLUMNS, None, doubt)
        marks: list[object] = [mark for row in rows for mark in _mark(row, complain)]
        origin = Origin(folder.name(file))
        raw = RawMapping({"format": Text(str(FORMAT)), "marks": RawSequence(marks, origin)}, origin)
        made = salvaged(Marks, raw, complain)
        if made is not None:
            yield made


def _mark(row: RawMapping, complain: Complain) -> Iterator[RawMapping]:
    if row["status"] and not row["text"]:
        about: frozenset[Ground] = frozenset({(ImplementationMark, str(row["measure"]))})
        complain(Fault("стан є, а відмітки немає", "Впишіть відмітку", row.keys_at["text"], about=about))
    elif row["text"] and row["measure"]:  # an empty «Захід» has been told
        yield row
