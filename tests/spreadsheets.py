"""Spreadsheets made for one test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def xlsx(rows: Iterable[Sequence[object]], change: Callable[[Worksheet], object] | None = None) -> bytes:
    """Write `rows` as the sheet «Дані», then `change` it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Дані"
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """Give the file of a workbook."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def ods(*rows: str, styles: str = "", table: str = "", more: str = "", name: str = "Дані") -> bytes:
    """Write an ODS with one sheet, whose rows and attributes are given as XML; `more` stands beside the sheet."""
    content = (
        f"<office:document-content {NAMESPACES} {CALC}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="{name}" {table}>{"".join(rows)}</table:table>{more}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def row(*cells: str, more: str = "") -> str:
    """Write a row of cells given as XML."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def text(letters: str, more: str = "") -> str:
    """Write a cell of text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{escape(letters)}</text:p></table:table-cell>'


def typed(kind: str, value: str, more: str = "") -> str:
    """Write a cell of a number (`float`), a date or another type."""
    attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}" {more}>'
        "<text:p>?</text:p></table:table-cell>"
    )


def zipped(parts: dict[str, str]) -> bytes:
    """Write a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
