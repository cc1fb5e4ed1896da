"""The official templates are what a clerk can restyle in Word and a citizen can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docxtpl_lint import api
from lxml import etree

from pipeline.word.package import unpack
from pipeline.word.styles import read_styles
from pipeline.word.widths import longest_word
from pipeline.word.wordml import NUMBERING, STYLES, number, parse, twips, value, w
from schemas.document import printed
from tests.word.forms import audit, official, table, tree

SOURCE = Path(__file__).parents[1] / "data" / "source-2023.txt"

both = pytest.mark.parametrize("kind", ["report", "plan"])

# What Word needs in a document besides names of styles: sizes of the sheet, of tables and of cells.
NEEDED = {"pPr": {"pStyle"}, "rPr": set(), "trPr": {"tblHeader"}, "tcPr": {"tcW", "gridSpan"}}
TABLE = {"tblStyle", "tblW", "tblLayout", "tblLook"}
FONT = {f"{w(slot)}": "Times New Roman" for slot in ("ascii", "hAnsi", "eastAsia", "cs")}


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


@both
def test_the_audit_passes_and_everything_is_printed(kind: str) -> None:
    """Each name of the content has its tag, but for the marks that a plan does not have."""
    without = () if kind == "report" else ("columns.mark", "sections.rows.mark")

    assert without == audit(official(kind), kind).unprinted


@both
def test_the_linter_of_docxtpl_finds_nothing(kind: str, tmp_path: Path) -> None:
    """Each tag is one that docxtpl will understand."""
    (tmp_path / "form.docx").write_bytes(official(kind))

    assert [] == list(api.lint(tmp_path / "form.docx", autoescape=True).issues)


@both
def test_nothing_is_formatted_directly(kind: str) -> None:
    """Paragraphs, letters, rows and cells have their look from named styles only."""
    direct = [
        f"{local(properties)}/{local(one)}"
        for part in ("word/document.xml", "word/header1.xml", "word/header2.xml")
        for properties in tree(official(kind), part).iter(*(w(name) for name in (*NEEDED, "tblPr")))
        for one in properties
        if local(one) not in NEEDED.get(local(properties), TABLE)
    ]

    assert [] == direct


@both
def test_styles_have_ukrainian_names(kind: str) -> None:
    """A clerk finds each style of the form in Word's list by a Ukrainian name; Word translates its own."""
    sheet = read_styles(tree(official(kind), STYLES), None)
    used = {sheet.name(sheet.of(one)) for one in tree(official(kind)).iter(w("p"))}

    assert [] == [name for name in used if not re.fullmatch("[А-ЯЄІЇа-яєії ]+", name)]


@both
def test_every_font_is_set_in_every_slot(kind: str) -> None:
    """Defaults, headings and list marks ask for Times New Roman, whatever letters come."""
    found = [dict(one.attrib) for part in (STYLES, NUMBERING) for one in tree(official(kind), part).iter(w("rFonts"))]

    assert [FONT] * len(found) == found
    assert [FONT] * 2 == [
        dict(one.attrib) for one in tree(official(kind), STYLES).iterfind(f"{w('style')}//{w('rFonts')}")
    ]


@both
def test_no_leftovers_of_a_program_or_a_person(kind: str) -> None:
    """No theme, thumbnail, custom XML, author, editing session or old styles."""
    parts = unpack(official(kind))

    assert [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ] == sorted(parts)
    assert ["title", "language"] == [local(one) for one in parse(parts["docProps/core.xml"])]
    assert [] == re.findall(rb"rsid|python|theme\w*=|asciiTheme", b"".join(parts.values()))


@both
def test_the_language_is_ukrainian_and_words_are_not_hyphenated(kind: str) -> None:
    """The defaults say uk-UA; Word 2013's layout; no automatic hyphens."""
    settings = tree(official(kind), "word/settings.xml")
    modes = {value(one, "name"): value(one) for one in settings.iter(w("compatSetting"))}

    assert "uk-UA" == value(next(tree(official(kind), STYLES).iter(w("lang"))))
    assert "15" == modes["compatibilityMode"]
    assert "0" == value(settings.find(w("autoHyphenation")))


@both
def test_the_sheet_is_a4_landscape_with_the_standard_margins(kind: str) -> None:
    """297 × 210 mm; 30, 10, 20, 20 mm (ДСТУ 4163:2020, 6.2); another header on the first page."""
    section = next(tree(official(kind)).iter(w("sectPr")))
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    assert [16838, 11906] == [number(size, "w"), number(size, "h")]
    assert [twips(side) for side in (30, 10, 20, 20)] == [
        number(margins, side) for side in ("left", "right", "top", "bottom")
    ]
    assert section.find(w("titlePg")) is not None


@both
def test_pages_are_numbered_from_the_second(kind: str) -> None:
    """The first page's header is empty, the others' has the page's number."""
    numbered, first = (tree(official(kind), f"word/header{one}.xml") for one in (1, 2))

    assert [" PAGE "] == [value(one, "instr") for one in numbered.iter(w("fldSimple"))]
    assert [] == list(first.iter(w("r")))


@both
def test_an_approval_block_is_not_wider_than_73_mm(kind: str) -> None:
    """КМУ № 55 від 17.01.2018, додаток, п. 5: the longest line of such a requisite."""
    sheet = read_styles(tree(official(kind), STYLES), None)
    right = sheet.inherited("Approval", "pPr/ind")

    assert 14570 - number(right, "left") <= twips(73)


@both
def test_sections_are_headings_kept_with_their_measures(kind: str) -> None:
    """A section's row is a heading of the second level, the document's name of the first."""
    sheet = read_styles(tree(official(kind), STYLES), None)

    assert "1" == value(sheet.inherited("TableSection", "pPr/outlineLvl"))
    assert "0" == value(sheet.inherited("DocumentName", "pPr/outlineLvl"))
    assert sheet.inherited("TableSection", "pPr/keepNext") is not None


def test_no_word_of_the_2023_report_is_wider_than_its_column() -> None:
    """Each word of each column of the source, and of its head, fits at 11 points with the cell's padding."""
    rows = [line.split("\t") for line in SOURCE.read_text(encoding="utf-8").splitlines() if "---" not in line]
    grid = [number(column, "w") for column in table(official()).iter(w("gridCol"))]
    needed = [
        max(
            longest_word((printed(row[place]) for row in rows if len(row) == 6 and any(row[1:])), 22, heavy=False),
            longest_word([printed(rows[13][place])], 22, heavy=True),
        )
        for place in range(6)
    ]

    assert [] == [
        (place, need) for place, (need, width) in enumerate(zip(needed, grid, strict=True)) if need + 194 > width
    ]


@both
def test_every_cell_has_a_paragraph_and_every_style_exists(kind: str) -> None:
    """Word opens the file without repairing it."""
    styles = read_styles(tree(official(kind), STYLES), None).by_id
    body = tree(official(kind))

    assert [] == [cell for cell in body.iter(w("tc")) if cell[-1].tag != w("p")]
    assert set() == {value(one) for name in ("pStyle", "rStyle", "tblStyle") for one in body.iter(w(name))} - set(
        styles
    )
    assert len(styles) == len(list(tree(official(kind), STYLES).iter(w("style"))))
