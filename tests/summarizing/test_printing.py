"""summary.pdf says what the summary says, on one page if it can be read so, in the same bytes each time."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.errors import DataFaults, ProgramFailed, ProgramMissing
from pipeline.pdf.edition import Edition
from pipeline.pdf.reading import read_with_charts
from pipeline.pdf.texts import letters
from pipeline.summarizing.composing import composed
from pipeline.summarizing.counting import summarized
from pipeline.summarizing.proving import faults
from pipeline.summarizing.sheet import FULL, Sheet
from pipeline.summarizing.typesetting import printed
from pipeline.tools import typesetter
from pipeline.tools.typeface_file import typeface_folder
from schemas.document import Document
from tests.story.telling import enriched
from tests.summarizing.test_counting import REPORTS
from tests.summarizing.years import last_year, mixed, outcomes, year

MARKUP = '#panic("ні") *ні* $x$ @ні <ні> `ні` \\ // ні /* ні #import "ні.typ" {{ ні }}'


def sheet_of(document: Document, *before: str | None) -> Sheet:
    """The sheet of a fictional year."""
    return composed(summarized(document, last_year(document, *before)))


def edition_of(sheet: Sheet) -> Edition:
    """The edition that a sheet is printed in."""
    return Edition("2a", dt.datetime.combine(sheet.dated, dt.time(), dt.UTC))


@pytest.mark.parametrize("story", REPORTS)
def test_a_real_and_a_fictional_year_stand_on_one_page(story: str) -> None:
    """A4, titled, in Ukrainian; the charts are told in words, too; every part is a bookmark."""
    content = enriched(story)
    sheet = composed(summarized(content.document, content.last_year))
    reading = read_with_charts(printed(sheet))

    assert [(595, 842)] == [(round(width), round(height)) for width, height in reading.sizes]
    assert ("uk-UA", sheet.full_title) == (reading.language, reading.title)
    assert {letters(chart.told) for chart in sheet.charts} <= {letters(each.text) for each in reading.passages}
    assert [sheet.name, *(each.title for each in (*sheet.charts, *sheet.tables))] == list(reading.bookmarks)


@pytest.mark.parametrize(
    ("measures", "sections", "figures", "before", "pages"),
    [
        (1, 1, 0, (), 1),
        (1, 1, 1, ("5",), 1),
        (9, 3, 60, (), 1),
        pytest.param(300, 60, 24, ("0", "7", None), 4, marks=pytest.mark.hard),
        pytest.param(5000, 9, 100, ("3",), 4, marks=pytest.mark.hard),
    ],
    ids=["one measure", "one figure", "many figures", "sixty sections", "five thousand measures"],
)
def test_a_year_of_any_size_is_printed_and_proven(
    measures: int, sections: int, figures: int, before: tuple[str | None, ...], pages: int
) -> None:
    """Further pages come rather than letters that nobody can read."""
    pdf = printed(sheet_of(year(outcomes(measures, mixed), sections, figures), *before))

    assert pages == read_with_charts(pdf).pages


def test_a_year_without_marks_is_printed() -> None:
    """All its measures are without a state."""
    sheet = sheet_of(year(outcomes(3, lambda _: {})))

    assert [("не вказано", "3 (100\u00a0%)")] == [(bar.label, bar.value) for bar in sheet.charts[0].bars]
    assert 1 == read_with_charts(printed(sheet)).pages


def test_the_same_summary_gives_the_same_bytes() -> None:
    """Also when it is set anew from the beginning; another day of approval gives others."""
    document = year(outcomes(4, mixed), 2, 9)
    first = printed(sheet_of(document))
    typesetter._fonts.cache_clear()

    assert first == printed(sheet_of(document))
    assert first != printed(sheet_of(document.evolve(dated=dt.date(2025, 1, 18))))


def test_words_are_never_read_as_markup() -> None:
    """They are printed letter for letter."""
    document = year(outcomes(2, lambda _: {"status": "not_done", "reason": MARKUP}), title=MARKUP)
    reading = read_with_charts(printed(sheet_of(document)))
    rows = [[cell.text for cell in row.cells] for row in reading.tables[1].rows]

    assert letters(MARKUP) == letters(rows[1][1])
    assert letters(f"Не виконано. Причина: {MARKUP}") == letters(rows[1][2])


def test_a_hyphen_that_does_not_break_is_a_hyphen_on_paper() -> None:
    """The typeface of the tables has none of its own."""
    reading = read_with_charts(printed(sheet_of(year(outcomes(1, mixed), title="акт №\u00a075\u2011ра\u2060"))))

    assert "1. акт № 75-ра" == reading.tables[0].rows[1].cells[0].text


def _first_line(sheet: Sheet, cell: str) -> Sheet:
    table = sheet.tables[0]
    line = replace(table.lines[0], cells=(cell, *table.lines[0].cells[1:]))
    return replace(sheet, tables=(replace(table, lines=(line, *table.lines[1:])), *sheet.tables[1:]))


@pytest.mark.parametrize(
    "otherwise",
    [
        lambda sheet: replace(sheet, state="Затверджено 18.01.2025"),
        lambda sheet: replace(sheet, notes=("Стани підтверджено.",)),
        lambda sheet: replace(sheet, language="ru-RU"),
        lambda sheet: replace(sheet, title="ЗВІТ"),
        lambda sheet: replace(sheet, charts=sheet.charts[:1]),
        lambda sheet: replace(sheet, charts=(replace(sheet.charts[0], told="Діаграма."), sheet.charts[1])),
        lambda sheet: replace(sheet, tables=sheet.tables[::-1]),
        lambda sheet: _first_line(sheet, "Інший розділ"),
        lambda sheet: replace(sheet, dated=dt.date(2020, 1, 1)),
    ],
    ids=["state", "note", "language", "title", "chart", "words of a chart", "order", "cell", "date"],
)
def test_a_file_that_says_something_else_is_not_proven(otherwise: object) -> None:
    """Whatever differs is found, and what is right is found to be."""
    assert callable(otherwise)
    sheet = sheet_of(year(outcomes(9, mixed), 2, 3), "2")
    pdf, other = printed(sheet), otherwise(sheet)

    assert () == faults(pdf, sheet, edition_of(sheet))
    assert () != faults(pdf, other, Edition("1a") if other.dated != sheet.dated else edition_of(other))


def test_a_letter_that_the_typeface_lacks_is_told_with_its_words() -> None:
    """Before anything is printed."""
    document = year(outcomes(1, lambda _: {"status": "not_done", "reason": "Причина 😀"}))

    with pytest.raises(DataFaults, match=r"Причина 😀.*U\+1F600"):
        printed(sheet_of(document))


def test_without_a_way_to_find_typefaces_nothing_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ProgramMissing, match="apt-get install"):
        printed(sheet_of(year(outcomes(1, mixed))))


def test_no_other_typeface_is_taken_in_the_place_of_one_that_is_broken(tmp_path: Path) -> None:
    """Neither one of the same folder, nor one that Typst brings along."""
    folder = typeface_folder(typesetter.FAMILY)
    shutil.copy(folder / "LiberationSerif-Regular.ttf", tmp_path)
    (tmp_path / "LiberationSans-Regular.ttf").write_bytes((folder / "LiberationSans-Regular.ttf").read_bytes()[:2000])

    with pytest.raises(ProgramMissing, match="немає шрифту Liberation Sans"):
        typesetter._fonts(tmp_path)


def test_a_template_that_typst_does_not_take_is_a_failure_of_the_program() -> None:
    """Its words are told."""
    with pytest.raises(ProgramFailed, match=r"Typst не склав сторінки: .*ніде"):
        typesetter.typeset(
            b'#import "\xd0\xbd\xd1\x96\xd0\xb4\xd0\xb5.typ"', {}, dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
        )


def _widths(pdf: bytes, height: tuple[float, float]) -> list[float]:
    """How wide each rectangle of about this height is, in the order of drawing."""
    with pypdfium2.PdfDocument(pdf) as file:
        bounds = [each.get_bounds() for each in file[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    return [right - left for left, low, right, high in bounds if height[0] < high - low < height[1]]


def test_bars_are_drawn_as_long_as_their_numbers() -> None:
    """Measured in the finished file."""
    found = outcomes(31, lambda place: {"status": "done" if place < 20 else "partial" if place < 30 else "cancelled"})
    sheet = sheet_of(year(found))
    drawn = sorted(_widths(printed(sheet), (9.0, 12.0)))
    longest = drawn[-1]

    assert sorted([20 / 20, 10 / 20, 1 / 20, 31 / 31]) == pytest.approx(
        sorted(width / longest for width in drawn), abs=0.02
    )
    assert FULL == sheet.charts[0].bars[0].length


def luminance(colour: str) -> float:
    """By WCAG 2.2, relative luminance."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_ink_stands_out_from_paper_also_in_greys() -> None:
    """Neighbouring pieces are outlined in it and apart by paper: at least 3:1 (WCAG 1.4.11), for letters 4.5:1."""
    template = Path(typesetter.__file__).parents[1] / "summarizing/summary.typ"
    inks = re.findall(r'#let (ink|soft) = rgb\("#([0-9a-f]{6})"\)', template.read_text("utf-8"))

    assert ["ink", "soft"] == [name for name, _ in inks]
    assert all(1.05 / (luminance(colour) + 0.05) > 4.5 for _, colour in inks)
