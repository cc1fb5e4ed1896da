"""XLSX to a grid, by openpyxl: values and formulas are read apart, so that a formula without a result is seen."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.contracts import Complain
from pipeline.reading import cells
from pipeline.reading.cells import Content, Row
from pipeline.reading.letters import unified
from pipeline.reading.sheets import Place, Sheet, chosen, grid
from pipeline.reading.zipped import broken, opened
from schemas.origin import Origin
from schemas.text import Text

_FORMULA = re.compile(rb"<(?:[^<>\s/]+:)?f[\s/>]")
"""An element that a formula is, in whichever part it stands; a file without one is read once."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx(content: bytes, name: str, wanted: Text | None, complain: Complain) -> tuple[Row, ...]:
    """Read a sheet (the first, if none is `wanted`) of the file called `name`.

    Gives all rows, all of one width; none if something has been told to `complain`.
    """
    parts = opened(content, name, complain)
    if parts is None:
        return ()
    try:
        values = _workbook(content, values=True)
        formulas = _workbook(content, values=False) if any(map(_FORMULA.search, parts.values())) else values
    except Exception:  # noqa: BLE001 - openpyxl fails in dozens of ways on a broken file
        complain(broken(name))
        return ()
    title = chosen([sheet.title for sheet in values.worksheets], wanted, name, complain)
    if title is None:
        return ()
    return grid(_sheet(_worksheet(values, title), _worksheet(formulas, title), name), complain)


def _workbook(content: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        # It warns of parts that it would not save; nothing is saved here.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)


def _worksheet(workbook: Workbook, title: str) -> Worksheet:
    return next(sheet for sheet in workbook.worksheets if sheet.title == title)


def _sheet(values: Worksheet, formulas: Worksheet, name: str) -> Sheet:
    computed = {place for place, cell in _existing(formulas) if cell.data_type == "f"}
    contents = {
        place: _content(cell, Origin(name, sheet=values.title, cell=cell.coordinate), is_computed=place in computed)
        for place, cell in _existing(values)
    }
    return Sheet(
        file=name,
        title=values.title,
        contents={place: content for place, content in contents.items() if content is not None},
        is_hidden=values.sheet_state != "visible",
        hidden_rows=[row for row, shape in values.row_dimensions.items() if shape.hidden or shape.height == 0],
        hidden_columns=list(_hidden_columns(values)),
        merged=[(block.min_row, block.min_col) for block in values.merged_cells.ranges],
    )


def _content(cell: SheetCell, origin: Origin, *, is_computed: bool) -> Content:
    value = cell.value
    if value is None:
        return cells.NO_RESULT if is_computed else None
    if cell.data_type == "e":
        return cells.ERROR
    if isinstance(value, str):
        return _text(value, origin)
    if isinstance(value, int | float):
        return _amount(value, cell.number_format)
    return value if isinstance(value, dt.datetime) else cells.TIME


def _amount(value: float, shown_as: str) -> Content:
    if isinstance(value, bool):
        return cells.LOGICAL
    return cells.PERCENT if "%" in shown_as else cells.number(value)


def _text(value: str, origin: Origin) -> Text | None:
    """Undo the format's `_x000D_` for letters that XML cannot have; give None for what no eye sees."""
    text = unified(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    return Text(text, origin) if text.strip() else None


def _existing(sheet: Worksheet) -> Iterator[tuple[Place, SheetCell]]:
    """Give the cells that are there; the public ways make one for every place up to the last formatted one."""
    for place, cell in sheet._cells.items():  # noqa: SLF001 - see above
        if not isinstance(cell, MergedCell):
            yield place, cell


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for shape in sheet.column_dimensions.values():
        if shape.hidden or shape.width == 0:
            yield from range(shape.min or 1, (shape.max or 1) + 1)
