"""The tables for spreadsheets: all that the content says, nothing that acts, numbers that stay numbers."""

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.contracts import Output, Said
from pipeline.outputs import OUTPUTS
from pipeline.outputs.tables import FIGURE_HEADS, looks_like_a_formula, measures
from pipeline.outputs.tables_csv import FIGURES_CSV, MEASURES_CSV
from pipeline.outputs.tables_xlsx import LONGEST, MEASURES_XLSX
from schemas.document import Document, PrintedFigure, PrintedParagraph, PrintedSection, Row, printed
from schemas.prose import Emphasis, ListItem, Run
from tests.foreign import office_part
from tests.story.telling import STORIES, enriched

TABLES = (MEASURES_CSV, FIGURES_CSV, MEASURES_XLSX)
HOSTILE = (
    "=1+1",
    "  =1+1",
    "＝1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "'=1+1",
    "\t=1+1",
    '=HYPERLINK("https://example.org/";"сюди")',
    "=cmd|'/C calc'!A0",
    '=DDE("soffice";"/etc/passwd";"A1")',
    '";=1+1;"',
    "#N/A",
    "_x0041_",
    "TRUE",
    "-5",
)
NEGATIVE = Decimal(-5)
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n=+-@'\";,_x0041")
) | st.sampled_from(HOSTILE)
numbers = st.decimals(-(10**16), 10**16, places=2) | st.integers().map(Decimal)


def document(*cells: str, **values: Decimal) -> Document:
    """A document with a measure for each of these cells, and these figures."""
    model = enriched("vyhadana-rada-report").document
    keys = [column.key for column in model.columns]
    rows = tuple(Row(measure=str(place), cells=dict.fromkeys(keys, printed(cell))) for place, cell in enumerate(cells))
    found = tuple(PrintedFigure(name=name, title=f"={name}", value=value) for name, value in values.items())
    return model.evolve(sections=(PrintedSection(title=printed("Розділ"), rows=rows),), figures=found)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.file)
@pytest.mark.parametrize("story", STORIES)
def test_an_output_of_a_document_says_what_it_promises(story: str, output: Output) -> None:
    """And something, in the same bytes each time."""
    content = enriched(story).document
    written = output.write(content)

    assert list(output.promises(content)) == list(output.read_back(written))
    assert output.promises(content)
    assert written == output.write(content)


@pytest.mark.parametrize("output", TABLES, ids=lambda output: output.file)
@given(st.lists(texts, max_size=4), numbers)
@example(list(HOSTILE), NEGATIVE)
@settings(max_examples=60, deadline=None)
def test_any_text_and_any_number_come_back_as_they_were(output: Output, cells: list[str], value: Decimal) -> None:
    """Whatever a text begins with or holds; a number as a number."""
    content = document(*cells, value=value)

    assert list(output.promises(content)) == list(output.read_back(output.write(content)))


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 60_000])
def test_a_text_longer_than_a_cell_of_excel_goes_on_below(length: int) -> None:
    """Nothing is cut off, and no cell holds more than Excel can."""
    content = document("коротке", "я" * length, "коротке")

    written = MEASURES_XLSX.write(content)

    sheet = load_workbook(io.BytesIO(written)).worksheets[0]
    assert list(MEASURES_XLSX.promises(content)) == list(MEASURES_XLSX.read_back(written))
    assert max(len(str(cell.value)) for row in sheet.iter_rows() for cell in row) <= 32_767


def test_a_look_that_says_something_is_said_in_letters() -> None:
    """Стаття 51² is not 512; a link has its address, a list its marks."""
    section = enriched("vyhadana-rada-report").document.sections[0]
    raised, link = Emphasis(superscript=True), Emphasis(link="https://example.org/a")
    block = (
        PrintedParagraph(runs=(Run(text="стаття 51"), Run(text="2", emphasis=raised))),
        PrintedParagraph(runs=(Run(text="сайт", emphasis=link),), item=ListItem(ordinal=3, delimiter=")")),
        PrintedParagraph(runs=(Run(text="далі"),), item=ListItem(level=1)),
    )
    row = section.rows[0].evolve(cells={**section.rows[0].cells, "mark": block})
    model = enriched("vyhadana-rada-report").document
    content = model.evolve(sections=(section.evolve(rows=(row,)),))

    assert "стаття 51²\n3) сайт (https://example.org/a)\n  – далі" == measures(content)[1][-1]


def test_the_csv_is_what_other_programs_read() -> None:
    """RFC 4180: CRLF, quotes doubled; numbers bare, with a comma; an apostrophe before what could act."""
    content = document('=a "b"', value=Decimal("-5.50"), thousand=Decimal("1E+3"))

    written = FIGURES_CSV.write(content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))

    assert [list(FIGURE_HEADS), ["value", "'=value", "-5,50"], ["thousand", "'=thousand", "1000"]] == rows
    assert written.endswith(";1000\r\n")
    assert '"\'=a ""b"""\r\n' in MEASURES_CSV.write(content).decode("utf-8-sig")


def test_no_cell_of_the_workbook_is_a_formula_or_an_error() -> None:
    """Each text is stored as text, and those that could act stay texts when they are edited."""
    sheets = load_workbook(io.BytesIO(MEASURES_XLSX.write(document(*HOSTILE, value=NEGATIVE)))).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]

    assert [-5] == [cell.value for cell in cells if cell.data_type == "n"]
    assert {"s", "n"} == {cell.data_type for cell in cells}
    assert [] == [cell.value for cell in cells if looks_like_a_formula(str(cell.value)) and not cell.quotePrefix][1:]


def test_the_workbook_names_nobody_and_no_clock() -> None:
    """It is dated as the document is."""
    content = document("a")
    with zipfile.ZipFile(io.BytesIO(MEASURES_XLSX.write(content))) as parts:
        core = parts.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in parts.infolist()}

    assert "creator" not in core
    assert {content.dated.isoformat()} == {found[:10] for found in re.findall(r">(\d{4}-\d\d-\d\dT)", core)}
    assert {(1980, 1, 1, 0, 0, 0)} == dates


def test_a_workbook_with_a_formula_or_without_a_row_is_not_what_was_promised() -> None:
    """A text and a formula of the same letters are two things, and so are a number and its digits."""
    content = document("=1+1", "5", value=NEGATIVE)
    promised = list(MEASURES_XLSX.promises(content))

    def spoiled(spoil: Callable[[Workbook], None]) -> list[Said]:
        workbook = load_workbook(io.BytesIO(MEASURES_XLSX.write(content)))
        spoil(workbook)
        workbook.save(saved := io.BytesIO())
        return list(MEASURES_XLSX.read_back(saved.getvalue()))

    assert promised == spoiled(lambda _: None)
    assert promised != spoiled(lambda workbook: setattr(workbook.worksheets[0]["B2"], "data_type", "f"))
    assert promised != spoiled(lambda workbook: setattr(workbook.worksheets[0]["B3"], "value", 5))
    assert promised != spoiled(lambda workbook: setattr(workbook.worksheets[1]["C2"], "value", "-5"))
    assert promised != spoiled(lambda workbook: workbook.worksheets[0].delete_rows(3))


@pytest.mark.parametrize(
    ("was", "now"), [(";-5\r", ';"-5"\r'), (";-5\r", ";5\r"), ('"\'=value"', "=value"), (";-5\r\n", ""), (";", ",")]
)
def test_a_table_of_figures_that_was_changed_is_not_what_was_promised(was: str, now: str) -> None:
    """A number made a text or another number, a text that could act, a field lost, another mark between fields."""
    content = document(value=NEGATIVE)
    written = FIGURES_CSV.write(content)

    assert was.encode() in written
    assert list(FIGURES_CSV.promises(content)) != list(
        FIGURES_CSV.read_back(written.replace(was.encode(), now.encode()))
    )


@pytest.mark.hard
@pytest.mark.parametrize("output", TABLES, ids=lambda output: output.file)
def test_a_real_spreadsheet_evaluates_nothing_and_sees_numbers(output: Output, tmp_path: Path) -> None:
    """LibreOffice Calc opens it, a CSV as where it is set to Ukrainian, and its own format tells what the cells are."""
    (tmp_path / output.file).write_bytes(output.write(document(*HOSTILE, value=NEGATIVE, half=Decimal("-0.5"))))

    shown = as_calc_sees_it(tmp_path / output.file, "--infilter=CSV:59,34,76,1,,1058,false,true")

    assert "table:formula" not in shown
    assert output is FIGURES_CSV or "HYPERLINK" in shown
    found = {Decimal(value) for value in re.findall(r'office:value-type="float" office:value="([^"]+)"', shown)}
    assert found == (set() if output is MEASURES_CSV else {NEGATIVE, Decimal("-0.5")})


@pytest.mark.hard
def test_calc_would_evaluate_what_is_not_made_harmless(tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    (tmp_path / "bare.csv").write_text("=1+1;-5\n", "utf-8")

    shown = as_calc_sees_it(
        tmp_path / "bare.csv", "--infilter=CSV:59,34,76,1,,1058,false,true,false,false,false,0,true"
    )

    assert 'table:formula="of:=1+1"' in shown


def as_calc_sees_it(file: Path, csv_filter: str) -> str:
    """The file as LibreOffice Calc's own XML."""
    office_part("libsclo.so")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    how = [csv_filter] if file.suffix == ".csv" else []
    words = ["soffice", profile, "--headless", *how, "--convert-to", "fods", "--outdir", str(file.parent), str(file)]
    subprocess.run(words, capture_output=True, timeout=120, check=True)
    return file.with_suffix(".fods").read_text("utf-8")
