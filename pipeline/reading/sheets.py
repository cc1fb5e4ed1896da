"""A spreadsheet's sheet, as XLSX and ODS both give it, to a grid; what a person might not see in it is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from pipeline.contracts import Complain
from pipeline.errors import Fault, PlainFault
from pipeline.nearest import nearest
from pipeline.reading.cells import Cell, Content, Row
from schemas.origin import Origin
from schemas.text import Text, one_apostrophe

MAX_CELLS = 1_000_000

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds and how it shows it."""

    file: str
    title: str
    contents: Mapping[Place, Content]
    """Only cells that are not empty."""
    is_hidden: bool
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]
    merged: Sequence[Place]
    """The first cell of each merged block."""

    def origin(self, row: int, column: int) -> Origin:
        """Name a cell as the spreadsheet does."""
        return Origin(self.file, sheet=self.title, cell=f"{get_column_letter(column)}{row}")


def chosen(titles: Sequence[str], wanted: Text | None, file: str, complain: Complain) -> str | None:
    """Choose the sheet that is wanted, or the first; None if there is none, and `complain` has been told."""
    if wanted is None and titles:
        return titles[0]
    for title in titles:
        if wanted is not None and one_apostrophe(title) == one_apostrophe(wanted):
            return title
    if wanted is None:
        complain(PlainFault("у файлі немає аркушів", "Збережіть його наново в програмі для таблиць", Origin(file)))
    else:
        complain(
            Fault(
                f"у файлі {file} немає аркуша «{wanted}»",
                nearest(wanted, titles, f"Є аркуші: {', '.join(titles)}"),
                wanted.origin,
            )
        )
    return None


def grid(sheet: Sheet, complain: Complain) -> tuple[Row, ...]:
    """Give all rows up to the last used one, all of one width; none if something has been told to `complain`."""
    rows = max((row for row, _ in sheet.contents), default=0)
    width = max((column for _, column in sheet.contents), default=0)
    faults = list(_faults(sheet, rows, width))
    for fault in faults:
        complain(fault)
    if faults:
        return ()
    return tuple(
        tuple(Cell(sheet.contents.get((row, column)), sheet.origin(row, column)) for column in range(1, width + 1))
        for row in range(1, rows + 1)
    )


def _faults(sheet: Sheet, rows: int, width: int) -> Iterator[Fault]:
    if sheet.is_hidden:
        yield Fault(f"аркуш «{sheet.title}» приховано", "Покажіть його", Origin(sheet.file))
    if rows * width > MAX_CELLS:
        reason = f"аркуш «{sheet.title}» завеликий: рядків {rows}, граф {width}"
        yield Fault(reason, "Вилучіть порожні й зайві клітинки", Origin(sheet.file))
    for row in sorted(row for row in sheet.hidden_rows if row <= rows)[:1]:
        yield PlainFault(f"рядок {row} приховано", "Покажіть усі рядки; зніміть фільтр", sheet.origin(row, 1))
    for column in sorted(column for column in sheet.hidden_columns if column <= width)[:1]:
        yield PlainFault(f"графу {get_column_letter(column)} приховано", "Покажіть усі графи", sheet.origin(1, column))
    for row, column in sheet.merged:
        if row <= rows and column <= width:
            yield PlainFault("клітинки об’єднано", "Роз’єднайте їх і заповніть кожну", sheet.origin(row, column))
