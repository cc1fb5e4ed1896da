"""What is written as text is the workbook that openpyxl reads; what stands elsewhere is told."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.outputs.workbooks import read, workbook
from pipeline.word.package import pack

CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n=_x0041<&"), max_size=20)
SAID = LETTERS | st.decimals(-(10**9), 10**9, places=2)


def written(*rows: list[str | Decimal]) -> bytes:
    """A workbook of one sheet."""
    return pack(workbook({"Аркуш": [(0, row) for row in rows]}, CORE))


@settings(max_examples=40)
@given(st.lists(st.lists(SAID, min_size=3, max_size=3), min_size=1, max_size=4))
def test_openpyxl_reads_what_was_written(rows: list[list[str | Decimal]]) -> None:
    """Cell by cell, texts as texts and numbers as numbers."""
    (sheet,) = load_workbook(io.BytesIO(written(*rows))).worksheets
    found = [[("" if cell.value is None else cell.value) for cell in row] for row in sheet.iter_rows()]

    assert "Аркуш" == sheet.title
    assert [[said if isinstance(said, str) else float(said) for said in row] for row in rows] == [
        [said.replace("_x005F_", "_") if isinstance(said, str) else float(said) for said in row] for row in found
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'r="B2"', b'r="C2"'),
        (b't="inlineStr"', b't="str"'),
        (b"<v>5</v>", b"<f>2+3</f><v>5</v>"),
        (b"<v>5</v>", b"<v>6</v>"),
        (b"<v>5</v>", b"<v>five</v>"),
        (b'<row r="1">', b'<row r="1" outlineLevel="1">'),
    ],
)
def test_a_sheet_that_was_altered_says_something_else(was: bytes, now: bytes) -> None:
    """A cell in another place, of another type, with a formula, with another number; a row of another group."""
    whole = written(["а", "б"], ["в", Decimal(5)])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]

    assert was in sheet
    assert read(whole) != read(pack({**parts, "xl/worksheets/sheet1.xml": sheet.replace(was, now, 1)}))
