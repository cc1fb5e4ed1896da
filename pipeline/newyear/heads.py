"""A table file to the same file with its heads only: every sheet that is a register loses what stands under them. Pure.

Formats of the cells stay, so that a column of numbers such as 2.10 takes texts. Fails never for a file that was read
before without a fault.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Collection
from pathlib import PurePath

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.newyear.heads_ods import ods_heads, ods_sheets


def heads_only(content: bytes, name: str, sheets: Collection[str | None]) -> bytes:
    """Give the table called `name` without its rows; of a workbook the `sheets`, of which None is the first."""
    match PurePath(name).suffix.lower():
        case ".csv":
            return _csv_heads(content)
        case ".xlsx":
            return _xlsx_heads(content, sheets)
    return ods_heads(content, sheets)


def other_sheets(content: bytes, name: str, sheets: Collection[str | None]) -> tuple[str, ...]:
    """Name the sheets of a workbook that are none of the `sheets`; a text has none."""
    match PurePath(name).suffix.lower():
        case ".csv":
            return ()
        case ".xlsx":
            titles = [sheet.title for sheet in load_workbook(io.BytesIO(content), read_only=True).worksheets]
        case _:
            titles = [*ods_sheets(content)]
    first = 1 if None in sheets else 0
    return tuple(title for title in titles[first:] if title not in sheets)


def _csv_heads(content: bytes) -> bytes:
    """Cut after the first row that is not empty, in the encoding and with the line end that the file has."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # Of any other encoding that is read, quotes and line ends are single bytes, and are nothing else.
    letters = content.decode("utf-16") if wide else content.decode("latin-1")
    head = _first_record(letters)
    if not wide:
        return head.encode("latin-1")
    encoding, mark = (
        ("utf-16-le", content[:2]) if content.startswith(codecs.BOM_UTF16_LE) else ("utf-16-be", content[:2])
    )
    return mark + head.encode(encoding)


def _first_record(letters: str) -> str:
    """Give the text up to the end of the first record that is not empty; a line end in quotes ends none."""
    inside, said = False, False
    for at, letter in enumerate(letters):
        inside ^= letter == '"'
        if letter in "\r\n" and not inside:
            if said:
                return letters[: at + (2 if letters.startswith("\r\n", at) else 1)]
        elif letter.isalnum():
            said = True
    return letters


def _xlsx_heads(content: bytes, sheets: Collection[str | None]) -> bytes:
    workbook = load_workbook(io.BytesIO(content))
    for number, sheet in enumerate(workbook.worksheets):
        if sheet.title in sheets or (None in sheets and not number):
            _empty(sheet)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _empty(sheet: Worksheet) -> None:
    head = next((row[0].row for row in sheet.iter_rows() if any(cell.value is not None for cell in row)), None)
    for row in sheet.iter_rows(min_row=head + 1 if head else 1):
        for cell in row:
            cell.value, cell.comment, cell.hyperlink = None, None, None
