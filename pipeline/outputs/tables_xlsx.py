"""measures.xlsx: the tables for Excel and LibreOffice, a sheet each; the same content gives the same bytes.

No cell is a formula: a text is stored as text and stays one when it is edited, whatever it begins with. A text longer
than a cell of Excel can hold goes on below, in rows that are grouped under the first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from pipeline.contracts import Output, Said
from pipeline.outputs.tables import Table, figures, measures
from pipeline.outputs.workbooks import GroupedRow, read, workbook
from pipeline.word.letters import escaped
from pipeline.word.package import pack
from pipeline.word.properties import NAMESPACES
from schemas.document import Document

SHEETS: Final[Mapping[str, Callable[[Document], Table]]] = {"Заходи": measures, "Показники": figures}
LONGEST: Final = 32_767 // 2
"""Letters of a piece of text: Excel's cell holds twice as many («Excel specifications and limits»), and `_escaped` or
letters beyond the first plane may double them."""
EXACT: Final = 15
"""Digits of a number that Excel keeps; a longer one is written as a text."""


def _promises(document: Document) -> tuple[Said, ...]:
    return tuple(_exact(said) for table in SHEETS.values() for row in table(document) for said in row)


def _exact(said: Said) -> Said:
    """Give a number as a text if Excel would not keep all of its digits."""
    return f"{said:f}" if isinstance(said, Decimal) and len(said.as_tuple().digits) > EXACT else said


def _write(document: Document) -> bytes:
    tables = {title: table(document) for title, table in SHEETS.items()}
    return written(tables, document.title, document.language, document.dated)


def written(tables: Mapping[str, Table], title: str, language: str, dated: dt.date, *, register: bool = False) -> bytes:
    """Write a workbook of these sheets, whatever they show; a `register` is one in which people look things up."""
    sheets = {name: [row for whole in table for row in _grouped(whole)] for name, table in tables.items()}
    return pack(workbook(sheets, _core(title, language, dated), register=register))


def _core(title: str, language: str, dated: dt.date) -> str:
    """Say what the workbook is, without the clock and without names."""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{dated}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    said = f"<dc:title>{escaped(title)}</dc:title><dc:language>{escaped(language)}</dc:language>"
    return f"<cp:coreProperties {spaces}>{said}{days}</cp:coreProperties>"


def _grouped(whole: Sequence[Said]) -> Iterator[GroupedRow]:
    """Give the row, and where a text is too long for a cell, what goes on below it."""
    for index, row in enumerate(zip_longest(*map(_pieces, whole), fillvalue="")):
        yield int(index > 0), row


def _pieces(said: Said) -> list[Said]:
    exact = _exact(said)
    if isinstance(exact, Decimal):
        return [exact]
    return [exact[start : start + LONGEST] for start in range(0, len(exact) or 1, LONGEST)]


def _read_back(written: bytes) -> tuple[Said, ...]:
    return tuple(said for sheet in read(written) for row in _whole_rows(sheet) for said in row)


def _whole_rows(sheet: Iterable[GroupedRow]) -> Iterator[Sequence[Said]]:
    whole: Sequence[Said] = ()
    for level, said in sheet:
        if level:
            whole = [_joined(above, below) for above, below in zip(whole, said, strict=True)]
        else:
            yield from [whole] if whole else []
            whole = said
    if whole:
        yield whole


def _joined(above: Said, below: Said) -> Said:
    return above + below if isinstance(above, str) and isinstance(below, str) else above


MEASURES_XLSX = Output("measures.xlsx", _promises, _write, _read_back)
