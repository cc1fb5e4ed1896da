"""measures.xlsx: the tables for Excel and LibreOffice, a sheet each; the same content gives the same bytes.

No cell is a formula: a text is stored as text and stays one when it is edited, whatever it begins with. A text longer
than a cell of Excel can hold goes on below, in rows that are grouped under the first.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pipeline.contracts import Output, Said
from pipeline.outputs.tables import Table, figures, looks_like_a_formula, measures
from pipeline.word.package import pack
from schemas.document import Document

SHEETS: Final[Mapping[str, Callable[[Document], Table]]] = {"Заходи": measures, "Показники": figures}
LONGEST: Final = 32_767 // 2
"""Letters of a piece of text: Excel's cell holds twice as many («Excel specifications and limits»), and `_escaped` or
letters beyond the first plane may double them."""
EXACT: Final = 15
"""Digits of a number that Excel keeps; a longer one is written as a text."""
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDTH: Final = 40
_ALIGNMENT: Final = Alignment(vertical="top", wrap_text=True)


def _promises(document: Document) -> tuple[Said, ...]:
    return tuple(_exact(said) for table in SHEETS.values() for row in table(document) for said in row)


def _exact(said: Said) -> Said:
    """Give a number as a text if Excel would not keep all of its digits."""
    return f"{said:f}" if isinstance(said, Decimal) and len(said.as_tuple().digits) > EXACT else said


def _write(document: Document) -> bytes:
    tables = {title: table(document) for title, table in SHEETS.items()}
    return written(tables, document.title, document.language, document.dated)


def written(tables: Mapping[str, Table], title: str, language: str, dated: dt.date) -> bytes:
    """Write a workbook of these sheets, whatever they show."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in tables.items():
        _fill(workbook.create_sheet(name), table)
    known = workbook.properties
    known.title, known.creator, known.language = title, None, language
    known.created = known.modified = dt.datetime.combine(dated, dt.time())
    return _packed(workbook)


def _packed(workbook: Workbook) -> bytes:
    """Save the workbook without the clock: `Workbook.save` would state the present moment."""
    target = io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(target, "w")).save()
    with zipfile.ZipFile(target) as parts:
        return pack({name: parts.read(name) for name in parts.namelist()})


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    rows = (
        (index, row) for whole in table for index, row in enumerate(zip_longest(*map(_pieces, whole), fillvalue=""))
    )
    for number, (index, row) in enumerate(rows, 1):
        sheet.row_dimensions[number].outlineLevel = int(index > 0)
        for column, said in enumerate(row, 1):
            _put(sheet.cell(number, column), said)
    for column, head in enumerate(sheet[1], 1):
        head.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH


def _pieces(said: Said) -> list[Said]:
    exact = _exact(said)
    if isinstance(exact, Decimal):
        return [exact]
    return [exact[start : start + LONGEST] for start in range(0, len(exact) or 1, LONGEST)]


def _put(cell: Cell | MergedCell, said: Said) -> None:
    cell.alignment = _ALIGNMENT
    cell.value = said if isinstance(said, Decimal) else _escaped(said) or None
    if isinstance(said, str) and said:
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula, and #N/A for an error
        cell.number_format = "@"
        cell.quotePrefix = looks_like_a_formula(said)


def _escaped(text: str) -> str:
    """Keep `_x0041_` from being read as the letter of that code (ECMA-376, 22.9.2.19, ST_Xstring)."""
    return re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _read_back(written: bytes) -> tuple[Said, ...]:
    workbook = load_workbook(io.BytesIO(written))
    return tuple(said for sheet in workbook.worksheets for row in _whole_rows(sheet) for said in row)


def _whole_rows(sheet: Worksheet) -> Iterator[list[Said]]:
    whole: list[Said] = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        said = [_said(cell) for cell in cells]
        if sheet.row_dimensions[number].outlineLevel:
            whole = [_joined(above, below) for above, below in zip(whole, said, strict=True)]
        else:
            if whole:
                yield whole
            whole = said
    if whole:
        yield whole


def _joined(above: Said, below: Said) -> Said:
    return above + below if isinstance(above, str) and isinstance(below, str) else above


def _said(cell: Cell | MergedCell) -> Said:
    if cell.data_type == "n":
        return "" if cell.value is None else Decimal(str(cell.value))
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(cell.value))
    return text if cell.data_type == "s" else f"{cell.data_type}: {text}"


MEASURES_XLSX = Output("measures.xlsx", _promises, _write, _read_back)
