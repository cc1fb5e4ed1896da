"""The registers of a drafted year have their heads and formats, and not a row."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.newyear.notes import Kind
from pipeline.workspace import Workspace
from tests.newyear.beginning import begin, notes_of
from tests.spreadsheets import ods, row, text, xlsx
from tests.strictly import load
from tests.workspaces import fictional


@pytest.fixture
def council(tmp_path: Path) -> Workspace:
    """The fictional council's year 2024."""
    return Workspace(fictional(tmp_path))


def test_registers_keep_their_heads_and_formats_only(council: Workspace) -> None:
    """CSV in the encoding that it had, XLSX with its text columns, private ones in private/."""
    year = council.data / "vyhadana-rada/2024"
    (year / "private").mkdir(mode=0o700)
    (year / "registers/cp1251.csv").write_bytes('"Ви""д\r\nдії";Кількість\r\nінше;3\r\n'.encode("cp1251"))
    (year / "registers/utf16.csv").write_bytes("Вид\tКількість\nінше\t3\n".encode("utf-16"))
    (year / "private/чутливе.xlsx").write_bytes(
        xlsx([["№", "Заявник"], ["2.10", "Явір ПРИКЛАДЕНКО"]], lambda sheet: setattr(sheet["A2"], "number_format", "@"))
    )
    (year / "private/чернетка.txt").write_text("Явір ПРИКЛАДЕНКО", "utf-8")
    registers = year / "registers.yaml"
    registers.write_text(registers.read_text("utf-8") + MORE, "utf-8")
    (year / "registers/наради.ods").write_bytes(
        ods(
            row(text("Вид"), text("Коли")),
            row(text("щотижнева"), text("січень"), more='table:number-rows-repeated="2"'),
        )
    )

    begun = begin(council, "vyhadana-rada", 2025)
    folder = begun.folder
    book = load_workbook(io.BytesIO((folder / "private/чутливе.xlsx").read_bytes()))
    sheet = book.worksheets[0]
    loaded = load(council.folder("vyhadana-rada", 2025), "vyhadana-rada", 2025)

    assert '"Ви""д\r\nдії";Кількість\r\n'.encode("cp1251") == (folder / "registers/cp1251.csv").read_bytes()
    assert "Вид\tКількість\n".encode("utf-16") == (folder / "registers/utf16.csv").read_bytes()
    assert [("№", "Заявник"), (None, None)] == [*sheet.iter_rows(values_only=True)]
    assert "@" == sheet["A2"].number_format
    assert 0o700 == (folder / "private").stat().st_mode & 0o777
    assert not (folder / "private/чернетка.txt").exists()
    assert "private/: файли, яких не описано в registers.yaml (1)" in notes_of(begun, Kind.DROPPED)
    assert 0 == sum(len(each.entries) for each in loaded.facts if hasattr(each, "entries"))


MORE = r"""  старий:
    title: Старий журнал
    file: registers/cp1251.csv
    columns:
      вид: {head: 'Ви"д дії', type: text}
      кількість: {head: Кількість, type: quantity}
  широкий:
    title: Широкий журнал
    file: registers/utf16.csv
    columns:
      вид: {head: Вид, type: text}
      кількість: {head: Кількість, type: quantity}
  чутливий:
    title: Журнал повідомлень
    file: private/чутливе.xlsx
    columns:
      номер: {head: "№", type: id}
      заявник: {head: Заявник, type: text}
  наради:
    title: Наради
    file: registers/наради.ods
    columns:
      вид: {head: Вид, type: text}
      коли: {head: Коли, type: text}
"""


def test_a_sheet_that_is_no_register_is_kept_and_told(council: Workspace) -> None:
    """It may be a list to choose from; whoever knows it decides. A picture of the rows does not go over."""
    year = council.data / "vyhadana-rada/2024"

    def add(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Довідник")  # type: ignore[union-attr] # it has a workbook
        other.append(["торішнє"])

    (year / "registers/наради.xlsx").write_bytes(xlsx([["Вид", "Коли"], ["нарада", "січень"]], add))
    book = ods(row(text("Вид"), text("Коли")), row(text("нарада"), text("січень")), more=TRACKED)
    (year / "registers/огляди.ods").write_bytes(_with_picture(book))
    registers = year / "registers.yaml"
    columns = "columns: {вид: {head: Вид, type: text}, коли: {head: Коли, type: text}}"
    described = (f"  р{n}: {{title: Журнал, file: registers/{name}, {columns}}}\n" for n, name in enumerate(BOOKS))
    registers.write_text(registers.read_text("utf-8") + "".join(described), "utf-8")

    begun = begin(council, "vyhadana-rada", 2025)
    kept = load_workbook(begun.folder / "registers/наради.xlsx")
    with zipfile.ZipFile(begun.folder / "registers/огляди.ods") as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}

    assert "registers/наради.xlsx: аркуші, яких не описано, лишено з торішнім вмістом: Довідник" in notes_of(
        begun, Kind.DECIDE
    )
    assert "торішнє" == kept["Довідник"]["A1"].value
    assert {"mimetype", "content.xml"} == parts.keys()
    assert "Коли" in parts["content.xml"]
    assert not [word for word in ("січень", "вилучене") if word in parts["content.xml"]]


BOOKS = ("наради.xlsx", "огляди.ods")
TRACKED = "<table:tracked-changes><text:p>вилучене</text:p></table:tracked-changes>"


def _with_picture(book: bytes) -> bytes:
    file = io.BytesIO(book)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Thumbnails/thumbnail.png", b"png")
    return file.getvalue()


def test_marks_that_are_a_table_begin_as_a_table(council: Workspace) -> None:
    """With its heads only; there is no marks.yaml then."""
    year = council.data / "vyhadana-rada/2024"
    (year / "marks.yaml").unlink()
    (year / "marks.csv").write_text("Захід;Стан;Відмітка\nсайт;скасовано;Ні.\n", "utf-8")

    begun = begin(council, "vyhadana-rada", 2025)

    assert "Захід;Стан;Відмітка\n" == (begun.folder / "marks.csv").read_text("utf-8")
    assert not (begun.folder / "marks.yaml").exists()
    assert "сайт" not in (begun.folder / "plan.yaml").read_text("utf-8")
