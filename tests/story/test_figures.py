"""One register row, every cell that depends on it, and no other."""

import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pipeline.documents import DOCUMENTS
from pipeline.workspace import Workspace
from schemas.document import Document
from tests.story.telling import REAL, TODAY, folder_of
from tests.strictly import compose, load, merge

SIX = ("569", "62", "83", "279", "747", "524")


def composed(workspace: Workspace) -> Document:
    """The report of 2023 from the data of `workspace`."""
    return compose(DOCUMENTS["report"], merge(load(workspace.folder(*REAL), *REAL)), TODAY)


def marks(document: Document) -> dict[str, str]:
    """The marks by measure."""
    return {row.measure: "\n".join(paragraph.text for paragraph in row.cells["mark"]) for row in document.rows()}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A copy of the data of 2023."""
    shutil.copytree(folder_of(REAL[0]), tmp_path / "data" / REAL[0])
    return Workspace(tmp_path)


def registers(workspace: Workspace) -> Path:
    """The folder of the registers of 2023."""
    return workspace.data / REAL[0] / str(REAL[1]) / "registers"


@pytest.mark.parametrize("figure", SIX)
def test_each_of_the_six_numbers_changes_in_both_cells(figure: str, workspace: Workspace) -> None:
    """1.1 and 3.4 print one home: a row of visas.xlsx."""
    before = marks(composed(workspace))
    book = openpyxl.load_workbook(registers(workspace) / "visas.xlsx")
    (cell,) = (cell for row in book.active for cell in row if str(cell.value) == figure)  # type: ignore[union-attr] # one sheet
    cell.value = int(Decimal(figure)) + 1000
    book.save(registers(workspace) / "visas.xlsx")

    after = marks(composed(workspace))

    assert {"1.1", "3.4"} == {measure for measure in before if before[measure] != after[measure]}
    for measure in ("1.1", "3.4"):
        assert after[measure].count(f"1\u00a0{int(figure):03}") == 1


def test_a_row_of_a_csv_changes_its_cell_alone(workspace: Workspace) -> None:
    """64 yearly declarations stand in 4.2 and nowhere else."""
    before = marks(composed(workspace))
    file = registers(workspace) / "declarations.csv"
    text = file.read_text("utf-8-sig")
    assert text.count(";64") == 1
    file.write_text(text.replace(";64", ";65"), "utf-8")

    after = marks(composed(workspace))

    assert {"4.2"} == {measure for measure in before if before[measure] != after[measure]}
    assert "подано 65 щорічних декларацій" in after["4.2"]
