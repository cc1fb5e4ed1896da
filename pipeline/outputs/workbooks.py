"""A workbook as Excel and LibreOffice open it: rows of texts and numbers, a sheet for each table.

From rows to the parts of a package and back. openpyxl makes objects of every cell, twenty times as slow; the tests hold
what is written here against what it reads, and against LibreOffice Calc. Reading fails with `Unsound` if the bytes are
no sound workbook; a cell that is neither a text nor a number is read as what it is, such as `f: 1+1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from string import ascii_uppercase
from typing import Final, TypeAlias

from pipeline.contracts import Said
from pipeline.outputs.tables import looks_like_a_formula
from pipeline.untrusted.archives import unzip
from pipeline.untrusted.trees import Element, parse
from pipeline.word.letters import escaped, quoted
from pipeline.word.package import OWN

GroupedRow: TypeAlias = tuple[int, Sequence[Said]]
"""A row with its level of grouping: 1 if it goes on with the row above."""

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET: Final = "worksheets/sheet{}.xml"
_HEAD, _TEXT, _NUMBER = 1, 3, 5
"""The styles of cells by their places in `_STYLES`; the next one after that of a text is its quoted one, which stays a
text when it is edited, whatever it begins with."""
_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{}</cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_STYLE: Final = (
    '<xf numFmtId="{}" fontId="{}" fillId="0" borderId="0" xfId="0" quotePrefix="{}" applyNumberFormat="1" '
    'applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
)
_FORMS: Final = ((49, 1, 0), (49, 1, 1), (49, 0, 0), (49, 0, 1), (0, 0, 0))
"""Of each style: the format (49 is text), the font, whether it is quoted."""
_BEFORE: Final = (
    f'<worksheet xmlns="{_MAIN}"><sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetViews>'
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{}</cols><sheetData>'
)
_COLUMNS: Final = '<col min="{}" max="{}" width="{}" customWidth="1"/>'
_USUAL, _WIDEST, _MARGIN = 40, 70, 4
"""Widths in signs; a head has a margin for the button of its filter."""
_FORMULA: Final = f"{{{_MAIN}}}f"
_ESCAPABLE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def workbook(sheets: Mapping[str, Sequence[GroupedRow]], core: str, *, register: bool = False) -> dict[str, bytes]:
    """Give the parts of a workbook, with its core properties as XML; the first row of a sheet is its head.

    In a `register` people look things up: its columns are as wide as what they hold, and each can be filtered.
    """
    names = [_SHEET.format(place) for place in range(1, len(sheets) + 1)]
    parts = {
        "[Content_Types].xml": _types(names),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core,
        "xl/workbook.xml": _contents(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"{_OFFICE}/worksheet", name) for name in names), (f"{_OFFICE}/styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES.format("".join(_STYLE.format(*form) for form in _FORMS)),
        **{
            f"xl/{name}": "".join(_sheet(rows, register=register))
            for name, rows in zip(names, sheets.values(), strict=True)
        },
    }
    return {name: (_DECLARED + part).encode() for name, part in parts.items()}


def read(content: bytes) -> list[list[GroupedRow]]:
    """Give the rows of all sheets, every cell where it stands.

    Raises:
        Unsound: it is no workbook.
    """
    parts = unzip(content, OWN)
    names = (f"xl/{_SHEET.format(place)}" for place in range(1, len(parts)))
    return [list(_rows(parse(parts[name]))) for name in names if name in parts]


def _types(names: Sequence[str]) -> str:
    kinds = {
        "xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "xl/styles.xml": f"{_TYPE}.styles+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"xl/{name}": f"{_TYPE}.worksheet+xml" for name in names},
    }
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    overrides = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{"".join(overrides)}</Types>'


def _relations(*targets: tuple[str, str]) -> str:
    each = (
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _contents(titles: Iterable[str]) -> str:
    each = (
        f'<sheet name={quoted(title)} sheetId="{place}" r:id="rId{place}"/>' for place, title in enumerate(titles, 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(each)}</sheets></workbook>"
    )


def _sheet(rows: Sequence[GroupedRow], *, register: bool) -> Iterator[str]:
    count = max((len(row) for _, row in rows), default=1) or 1
    yield _BEFORE.format(_fitted(rows) if register else _COLUMNS.format(1, count, _USUAL))
    for number, (level, row) in enumerate(rows, 1):
        grouped = f' outlineLevel="{level}"' if level else ""
        style = _TEXT if number > 1 else _HEAD
        cells = "".join([_cell(f"{ascii_uppercase[place]}{number}", said, style) for place, said in enumerate(row)])
        yield f'<row r="{number}"{grouped}>{cells}</row>'
    filtered = f'<autoFilter ref="A1:{ascii_uppercase[count - 1]}{len(rows)}"/>' if register and rows else ""
    yield f"</sheetData>{filtered}</worksheet>"


def _fitted(rows: Sequence[GroupedRow]) -> str:
    """Give each column the width of its longest text, within reason."""
    columns = zip(*(row for _, row in rows), strict=True)
    widths = (max(len(str(said)) + _MARGIN * (not place) for place, said in enumerate(each)) for each in columns)
    return "".join(_COLUMNS.format(place, place, min(width + 1, _WIDEST)) for place, width in enumerate(widths, 1))


def _cell(place: str, said: Said, style: int) -> str:
    if isinstance(said, Decimal):
        return f'<c r="{place}" s="{_NUMBER}"><v>{said}</v></c>'
    if not said:
        return f'<c r="{place}" s="{_NUMBER}"/>'
    own = style + looks_like_a_formula(said)
    # `_x0041_` would be read as the letter of that code (ECMA-376, 22.9.2.19, ST_Xstring).
    letters = escaped(_ESCAPABLE.sub("_x005F_", said) if "_x" in said else said)
    return f'<c r="{place}" s="{own}" t="inlineStr"><is><t xml:space="preserve">{letters}</t></is></c>'


def _rows(sheet: Element) -> Iterator[GroupedRow]:
    for number, row in enumerate(sheet.iter(f"{{{_MAIN}}}row"), 1):
        cells = [_said(cell, f"{ascii_uppercase[place % 26]}{number}") for place, cell in enumerate(row)]
        yield int(row.get("outlineLevel", "0")), cells


def _said(cell: Element, place: str) -> Said:
    """Read a cell; one that stands elsewhere, or holds a formula, is no text and no number."""
    kind = cell.get("t", "n") if cell.get("r") == place else f"{cell.get('r')}"
    if next(cell.iterchildren(_FORMULA), None) is not None:
        kind = "f"
    text = "".join(map(str, cell.itertext()))
    if kind == "inlineStr":
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    if kind != "n":
        return f"{kind}: {text}"
    try:
        return Decimal(text) if text else ""
    except InvalidOperation:
        return f"n: {text}"
