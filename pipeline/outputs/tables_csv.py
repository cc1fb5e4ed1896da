"""measures.csv and figures.csv: the tables for programs and open data, by RFC 4180.

`;` and a decimal comma, as spreadsheets set to Ukrainian expect; UTF-8 with a mark, or Excel would take it for another
encoding. Texts are quoted, numbers are not; a text that could act as a formula gets an apostrophe before it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from pipeline.contracts import Carried, Output, Said
from pipeline.outputs.tables import Table, figures, looks_like_a_formula, measures
from schemas.document import Document

_FIELD: Final = re.compile(r'(?:"((?:[^"]|"")*)"|(-?[0-9]+(?:,[0-9]+)?))(?:;|\r\n)')


def _output(file: str, table: Callable[[Document], Table], description: str) -> Output:
    def promises(document: Document) -> tuple[Said, ...]:
        return tuple(said for row in table(document) for said in row)

    carried = Carried("Data", "text/csv", description)
    return Output(file, promises, lambda document: written(table(document)), _read_back, carried)


def written(table: Table) -> bytes:
    """Write a table, whatever it shows, as a file of these rules."""
    lines = (";".join(map(_field, row)) + "\r\n" for row in table)
    return codecs.BOM_UTF8 + "".join(lines).encode()


def _field(said: Said) -> str:
    if isinstance(said, Decimal):
        return f"{said:f}".replace(".", ",")
    harmless = f"'{said}" if looks_like_a_formula(said) else said
    return '"{}"'.format(harmless.replace('"', '""'))


def _read_back(written: bytes) -> tuple[Said, ...]:
    return tuple(_fields(written.decode("utf-8-sig")))


def _fields(text: str) -> Iterator[Said]:
    place = 0
    while found := _FIELD.match(text, place):
        place = found.end()
        yield _said(found[1].replace('""', '"')) if found[2] is None else Decimal(found[2].replace(",", "."))
    if place < len(text):
        yield text[place:]


def _said(text: str) -> str:
    return text[1:] if text.startswith("'") and looks_like_a_formula(text) else text


MEASURES_CSV = _output("measures.csv", measures, "Таблиця заходів")
FIGURES_CSV = _output("figures.csv", figures, "Показники, на які спирається документ")
