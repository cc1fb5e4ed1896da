"""XLSX and ODS: what a spreadsheet hides, has lost or could do is refused, naming sheet and cell."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import NamedStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import Fault
from pipeline.reading.ods import read_ods
from pipeline.reading.xlsx import read_xlsx
from pipeline.untrusted.unsound import AGAIN
from schemas.origin import Origin
from schemas.text import Text
from tests.spreadsheets import ods, row, saved, text, typed, xlsx, zipped

ROWS = [["A", "B"], ["1", "2"], ["3", "4"]]
ODS_ROWS = (row(text("A"), text("B")), row(text("1"), text("2")))


def _xlsx(content: bytes, sheet: Text | None = None) -> tuple[list[list[object]], list[str]]:
    faults: list[Fault] = []
    rows = read_xlsx(content, "t.xlsx", sheet, faults.append)
    return [[cell.content for cell in cells] for cells in rows], [str(fault) for fault in faults]


def _ods(content: bytes, sheet: Text | None = None) -> tuple[list[list[object]], list[str]]:
    faults: list[Fault] = []
    rows = read_ods(content, "t.ods", sheet, faults.append)
    return [[cell.content for cell in cells] for cells in rows], [str(fault) for fault in faults]


def _hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def _hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def _hide_sheet(sheet: Worksheet) -> None:
    Workbook.create_sheet(sheet.parent, "Інший")  # type: ignore[arg-type] # its parent is a Workbook
    sheet.sheet_state = "hidden"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_hide_row, "t.xlsx, аркуш «Дані», клітинка A2: рядок 2 приховано. Покажіть усі рядки; зніміть фільтр"),
        (_hide_column, "t.xlsx, аркуш «Дані», клітинка B1: графу B приховано. Покажіть усі графи"),
        (_hide_sheet, "t.xlsx: аркуш «Дані» приховано. Покажіть його"),
        (
            lambda sheet: sheet.merge_cells("A2:A3"),
            "t.xlsx, аркуш «Дані», клітинка A2: клітинки об’єднано. Роз’єднайте їх і заповніть кожну",
        ),
        (
            lambda sheet: sheet.cell(1_000_000, 5, "x"),
            "t.xlsx: аркуш «Дані» завеликий: рядків 1000000, граф 5. Вилучіть порожні й зайві клітинки",
        ),
    ],
)
def test_hidden_in_xlsx(change: Callable[[Worksheet], object], told: str) -> None:
    """What a person might not see in a sheet is refused."""
    assert ([], [told]) == _xlsx(xlsx(ROWS, change))


def test_hidden_beside_the_table() -> None:
    """What is hidden or merged where no cell is filled does not matter."""

    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["F"].hidden = True
        sheet.merge_cells("H9:I9")

    assert (ROWS, []) == _xlsx(xlsx(ROWS, change))


@pytest.mark.parametrize(
    ("cell", "shown_as", "reason"),
    [
        ("#N/A", "General", "у клітинці помилка обчислення"),
        ("=A1+1", "General", "формула без збереженого значення"),
        (0.51, "0%", "у клітинці відсотки, і незрозуміло, 51 це чи 0,51"),
        (True, "General", "у клітинці логічне значення"),
        (dt.time(12, 30), "h:mm", "у клітинці час, а не дата чи число"),
        (dt.timedelta(hours=30), "[h]:mm", "у клітинці час, а не дата чи число"),
    ],
)
def test_unfit_cells_of_xlsx(cell: object, shown_as: str, reason: str) -> None:
    """A cell whose content cannot be told for sure is marked as such."""

    def change(sheet: Worksheet) -> None:
        sheet["A2"] = cell  # type: ignore[assignment] # whatever a cell may hold
        sheet["A2"].number_format = shown_as

    rows, _ = _xlsx(xlsx([["A"]], change))

    assert reason == rows[1][0].reason  # type: ignore[attr-defined] # it is Unfit


def test_a_formula_with_its_value() -> None:
    """A formula whose result the file keeps gives the result."""
    content = _with_part(xlsx([["A"], ["=1+1"]]), "xl/worksheets/sheet1.xml", "<v></v>", "<v>2</v>")
    content = _with_part(content, "xl/worksheets/sheet1.xml", "<v />", "<v>2</v>")

    assert ([["A"], [2]], []) == _xlsx(content)


def _with_part(content: bytes, name: str, before: str, after: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part: archive.read(part).decode() for part in archive.namelist()}
    return zipped({**parts, name: parts[name].replace(before, after)})


def test_the_epoch_of_1904() -> None:
    """A workbook that counts days from 1904 gives the date that it shows."""
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.worksheets[0]["A1"] = 43827
    workbook.worksheets[0]["A1"].style = NamedStyle("day", number_format="dd.mm.yyyy")

    assert [[dt.datetime.fromisoformat("2023-12-29")]] == _xlsx(saved(workbook))[0]


def test_texts_of_xlsx() -> None:
    """A text keeps its lines and non-breaking spaces; the format's own escapes are undone; blanks are empty."""
    rows, _ = _xlsx(xlsx([["а_x000D_\nб", "в\u00a0г", " \u00a0 ", "_x0041_"]]))

    assert [["а\nб", "в\u00a0г", None, "A"]] == rows


def test_sheets_by_name() -> None:
    """A sheet is found by its name; a name that is not there is told where it was typed."""
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "перший"
    workbook.create_sheet("Навчання")["A1"] = "другий"
    wanted = Text("Навчаня", Origin("registers.yaml", 5, 12))

    assert [["перший"]] == _xlsx(saved(workbook))[0]
    assert [["другий"]] == _xlsx(saved(workbook), Text("Навчання"))[0]
    assert [
        "registers.yaml:5:12: у файлі t.xlsx немає аркуша «Навчаня». Чи не малося на увазі «Навчання»?"
    ] == _xlsx(saved(workbook), wanted)[1]  # fmt: skip
    assert [["A", "B"], ["1", "2"]] == _ods(ods(*ODS_ROWS), Text("Дані"))[0]
    assert ["у файлі t.ods немає аркуша «Х». Є аркуші: Дані"] == _ods(ods(*ODS_ROWS), Text("Х"))[1]


BROKEN = "файл пошкоджено, або це не таблиця. Збережіть його наново в програмі для таблиць"
HOSTILE = {
    "xl/vbaProject.bin": "у файлі є макроси. Збережіть його без макросів",
    "xl/macrosheets/sheet1.xml": "у файлі є макроси. Збережіть його без макросів",
    "Basic/Standard/script-lb.xml": "у файлі є макроси. Збережіть його без макросів",
}


@pytest.mark.parametrize("part", HOSTILE)
def test_macros(part: str) -> None:
    """A file with macros is refused, whatever it is called."""
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}

    assert ([], ["t.xlsx: " + HOSTILE[part]]) == _xlsx(zipped({**parts, part: "x"}))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", BROKEN),
        (b"A;B\n1;2", BROKEN),
        (xlsx(ROWS)[:-40], BROKEN),
        (zipped({"a.txt": "x"}), BROKEN),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            (
                "файл захищено паролем, або це старий формат (.xls, .doc). "
                "Збережіть його без пароля як .xlsx, .ods або .docx"
            ),
        ),
        (
            zipped({"content.xml": "0" * 60 * 1024 * 1024}),
            "розпакований файл завеликий: понад 50 МБ. Приберіть з нього зайве",
        ),
        (
            zipped({"content.xml": "0" * 5 * 1024 * 1024}),
            "файл стиснуто понад 200 разів: так роблять, щоб вичерпати пам’ять. " + AGAIN,
        ),
        (
            zipped({"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "файл має незвичну будову (DOCTYPE). " + AGAIN,
        ),
        (
            zipped({"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "файл захищено паролем. Збережіть його без пароля",
        ),
        (zipped({"content.xml": "<office:x"}), BROKEN),
    ],
    ids=range(10),
)
def test_files_that_are_not_opened(content: bytes, told: str) -> None:
    """What is no spreadsheet, or explodes, or is locked, is refused before anything of it is read."""
    assert ([], ["t.xlsx: " + told]) == _xlsx(content)
    assert ([], ["t.ods: " + told]) == _ods(content)


COLLAPSED = 'table:visibility="collapse"'
NO_HEIGHT = '<style:style style:name="z"><style:table-row-properties style:row-height="0.000cm"/></style:style>'
HIDING = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            ods(ODS_ROWS[0], row(text("1"), text("2"), more=COLLAPSED)),
            "t.ods, аркуш «Дані», клітинка A2: рядок 2 приховано. Покажіть усі рядки; зніміть фільтр",
        ),
        (
            ods(ODS_ROWS[0], f'<table:table-row-group table:display="false">{ODS_ROWS[1]}</table:table-row-group>'),
            "t.ods, аркуш «Дані», клітинка A2: рядок 2 приховано. Покажіть усі рядки; зніміть фільтр",
        ),
        (
            ods("<table:table-column/>", f"<table:table-column {COLLAPSED}/>", *ODS_ROWS),
            "t.ods, аркуш «Дані», клітинка B1: графу B приховано. Покажіть усі графи",
        ),
        (
            ods(
                f'<table:table-column-group table:display="false">{"<table:table-column/>"}</table:table-column-group>',
                *ODS_ROWS,
            ),
            "t.ods, аркуш «Дані», клітинка A1: графу A приховано. Покажіть усі графи",
        ),
        (
            ods(ODS_ROWS[0], row(text("1"), text("2"), more='table:style-name="z"'), styles=NO_HEIGHT),
            "t.ods, аркуш «Дані», клітинка A2: рядок 2 приховано. Покажіть усі рядки; зніміть фільтр",
        ),
        (ods(*ODS_ROWS, styles=HIDING, table='table:style-name="h"'), "t.ods: аркуш «Дані» приховано. Покажіть його"),
        (
            ods(ODS_ROWS[0], row(text("1", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")),
            "t.ods, аркуш «Дані», клітинка A2: клітинки об’єднано. Роз’єднайте їх і заповніть кожну",
        ),
        (
            ods(row(text("A"), more='table:number-rows-repeated="9000000"')),
            "t.ods: " + BROKEN,
        ),
        (
            ods(row(text("A"), more='table:number-rows-repeated="-1"')),
            "t.ods: " + BROKEN,
        ),
    ],
)
def test_hidden_in_ods(content: bytes, told: str) -> None:
    """What a person might not see in a sheet is refused, and nothing is repeated until memory ends."""
    assert ([], [told]) == _ods(content)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (text("#N/A", 'calcext:value-type="error"'), "у клітинці помилка обчислення"),
        (text("Err:502", 'table:formula="of:=1/0"'), "у клітинці помилка обчислення"),
        ('<table:table-cell table:formula="of:=1+1"/>', "формула без збереженого значення"),
        (typed("percentage", "0.51"), "у клітинці відсотки, і незрозуміло, 51 це чи 0,51"),
        (typed("boolean", "true"), "у клітинці логічне значення"),
        (typed("time", "PT12H30M"), "у клітинці час, а не дата чи число"),
    ],
)
def test_unfit_cells_of_ods(cell: str, reason: str) -> None:
    """A cell whose content cannot be told for sure is marked as such."""
    rows, _ = _ods(ods(row(cell)))

    assert reason == rows[0][0].reason  # type: ignore[attr-defined] # it is Unfit


def test_texts_of_ods() -> None:
    """A text keeps its lines and typed spaces, not the notes pinned to it, nor the XML's own white space."""
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>примітка</text:p></office:annotation>'
        '<text:p>  а<text:s text:c="2"/>\n б <text:span>в<!-- г --></text:span><text:line-break/>ґ</text:p>'
        "<text:p>д<text:tab/>е\u00a0</text:p></table:table-cell>"
    )

    assert [["а   б в\nґ\nд\tе\u00a0"]] == _ods(ods(row(cell)))[0]


def test_repeated_cells() -> None:
    """Cells and rows that the file writes once and repeats are read as often as they are shown."""
    content = ods(
        row(text("A"), text("B"), more=""),
        row(text("1", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'),
        row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048573"'),
    )

    assert [["A", "B"], ["1", "1"], ["1", "1"]] == _ods(content)[0]
