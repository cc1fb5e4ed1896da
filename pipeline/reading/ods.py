"""ODS to a grid, from content.xml itself: the texts as typed (2.10), dates and numbers as the file holds them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from pipeline.contracts import Complain
from pipeline.reading import cells
from pipeline.reading.cells import Content, Row
from pipeline.reading.ods_text import letters_of
from pipeline.reading.sheets import MAX_CELLS, Place, Sheet, chosen, grid
from pipeline.reading.zipped import broken, opened
from pipeline.untrusted.trees import Element, parse
from schemas.origin import Origin
from schemas.text import Text

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_NS}{name}:1.0}}" for name in ("table", "office", "text", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SPREADSHEET = f"{_OFFICE}body/{_OFFICE}spreadsheet"
_ROW, _COLUMN = f"{_TABLE}table-row", f"{_TABLE}table-column"
_GROUPS = {
    *(f"{_TABLE}{name}" for name in ("table-row-group", "table-rows", "table-header-rows")),
    *(f"{_TABLE}{name}" for name in ("table-column-group", "table-columns", "table-header-columns")),
}
_UNFIT = {"percentage": cells.PERCENT, "boolean": cells.LOGICAL, "time": cells.TIME}


def read_ods(content: bytes, name: str, wanted: Text | None, complain: Complain) -> tuple[Row, ...]:
    """Read a sheet (the first, if none is `wanted`) of the file called `name`.

    Gives all rows, all of one width; none if something has been told to `complain`.
    """
    parts = opened(content, name, complain)
    if parts is None:
        return ()
    try:
        root = parse(parts["content.xml"])
        tables = {str(table.get(f"{_TABLE}name")): table for table in root.findall(f"{_SPREADSHEET}/{_TABLE}table")}
        title = chosen(list(tables), wanted, name, complain)
        sheet = _Reading(name, title, _hidden_styles(root)).sheet(tables[title]) if title else None
    except (KeyError, ValueError):
        complain(broken(name))
        return ()
    return grid(sheet, complain) if sheet else ()


@dataclass
class _Reading:
    """One table on its way to a sheet."""

    file: str
    title: str
    hidden_styles: set[str]
    contents: dict[Place, Content] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[Place] = field(default_factory=list)

    def sheet(self, table: Element) -> Sheet:
        """Read all rows."""
        number = 1
        for row, is_hidden in _strips(table, _ROW, is_hidden=False):
            times = _times(row, "rows")
            self._row(row, number, times)
            if is_hidden or self._is_unseen(row):
                self.hidden_rows.append(number)
            number += times
        return Sheet(
            file=self.file,
            title=self.title,
            contents=self.contents,
            is_hidden=table.get(f"{_TABLE}style-name") in self.hidden_styles,
            hidden_rows=self.hidden_rows,
            hidden_columns=list(self._hidden_columns(table)),
            merged=self.merged,
        )

    def _hidden_columns(self, table: Element) -> Iterator[int]:
        number = 1
        for column, is_hidden in _strips(table, _COLUMN, is_hidden=False):
            if is_hidden or self._is_unseen(column):
                yield number
            number += _times(column, "columns")

    def _is_unseen(self, strip: Element) -> bool:
        """Tell whether a row or column is hidden, filtered out, or too narrow to be seen."""
        is_shown = strip.get(f"{_TABLE}visibility", "visible") == "visible"
        return not is_shown or strip.get(f"{_TABLE}style-name") in self.hidden_styles

    def _row(self, row: Element, number: int, times: int) -> None:
        column = 1
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            across = _times(cell, "columns")
            if any(cell.get(f"{_TABLE}number-{way}-spanned", "1") != "1" for way in ("columns", "rows")):
                self.merged.append((number, column))
            if _content(cell, Origin(self.file)) is not None:
                self._put(cell, range(number, number + times), range(column, column + across))
            column += across

    def _put(self, cell: Element, rows: range, columns: range) -> None:
        """Put a content into each cell that repeats it; so many that no sheet is meant is a broken file."""
        if len(self.contents) + len(rows) * len(columns) > MAX_CELLS:
            raise ValueError
        for row in rows:
            for column in columns:
                name = f"{get_column_letter(column)}{row}"
                self.contents[row, column] = _content(cell, Origin(self.file, sheet=self.title, cell=name))


def _strips(parent: Element, tag: str, *, is_hidden: bool) -> Iterator[tuple[Element, bool]]:
    """Give rows or columns, also out of groups, and whether a group hides them."""
    for child in parent:
        if child.tag == tag:
            yield child, is_hidden
        elif child.tag in _GROUPS:
            yield from _strips(child, tag, is_hidden=is_hidden or child.get(f"{_TABLE}display") == "false")


def _hidden_styles(root: Element) -> set[str]:
    """Give the names of the styles that hide a sheet, or leave a row or column no size."""
    shapes = root.iter(*(f"{_STYLE}table{part}-properties" for part in ("", "-row", "-column")))
    hiding = (shape.getparent() for shape in shapes if shape.get(f"{_TABLE}display") == "false" or _has_no_size(shape))
    return {str(style.get(f"{_STYLE}name")) for style in hiding if style is not None}


def _has_no_size(shape: Element) -> bool:
    sizes = (shape.get(f"{_STYLE}{size}", "") for size in ("row-height", "column-width"))
    return any(re.match(r"0*\.?0*[a-z]", size) for size in sizes)


def _times(element: Element, what: str) -> int:
    times = int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
    if times < 1:
        raise ValueError
    return times


def _content(cell: Element, origin: Origin) -> Content:
    kind, letters = cell.get(f"{_OFFICE}value-type"), letters_of(cell)
    is_computed = cell.get(f"{_TABLE}formula") is not None
    if cell.get(f"{_CALC}value-type") == "error" or (is_computed and letters.startswith(("#", "Err:"))):
        return cells.ERROR
    if kind in ("float", "currency"):
        return cells.number(str(cell.attrib[f"{_OFFICE}value"]))
    if kind == "date":
        return dt.datetime.fromisoformat(str(cell.attrib[f"{_OFFICE}date-value"]))
    if kind in _UNFIT:
        return _UNFIT[kind]
    if is_computed and kind is None:
        return cells.NO_RESULT
    return Text(letters, origin) if letters.strip() else None
