"""`source.csv`: where a transcribed text was repaired or is not sure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.files import read_bytes
from pipeline.reading.located import validated
from pipeline.reading.table_file import read_table
from schemas.registers import RegisterColumn
from schemas.text import Text
from schemas.transcription import SourcePlace

_COLUMNS = {
    "line": RegisterColumn(head=Text("Рядок"), type="text"),
    "place": RegisterColumn(head=Text("Місце"), type="text"),
    "was": RegisterColumn(head=Text("Було"), type="text", required=False),
    "now": RegisterColumn(head=Text("Стало"), type="text", required=False),
    "sure": RegisterColumn(head=Text("Певно"), type="text"),
    "reason": RegisterColumn(head=Text("Пояснення"), type="text"),
}


def read(folder: YearFolder, complain: Complain) -> Iterator[SourcePlace]:
    """Read the places; nothing if there is no such file."""
    file = folder.year / "source.csv"
    content = read_bytes(folder, file, complain)
    if content is None:
        return
    for row in read_table(content, folder.name(file), _COLUMNS, None, complain):
        whole = all(row[key] is not None for key, column in _COLUMNS.items() if column.required)
        made = validated(SourcePlace, row, complain) if whole else None  # an empty cell has been told
        if made is not None:
            yield made
