"""The template is fitted to the council's page and to the document's columns."""

from __future__ import annotations

import pytest

from pipeline.errors import DataFaults
from pipeline.word.reading import read
from pipeline.word.styles import read_styles
from pipeline.word.wordml import STYLES, number, twips, value, w
from schemas.layout import Layout
from schemas.origin import Origin
from schemas.prose import ListItem
from tests.printed import HEADS, document, fullest, paragraph, row, with_columns
from tests.word.forms import edited, official, render, table, tree

PORTRAIT = {"orientation": "portrait", "margins": {"left": "25", "right": "15", "top": "15", "bottom": "20"}}
TEMPLATE_GRID = [737, 3061, 1757, 2324, 2268, 4423]


def printed_with(made: object = None, template: bytes | None = None, **layout: object) -> bytes:
    """A document printed with this profile."""
    return render(made or document(), template or official(), Layout.model_validate(layout))  # type: ignore[arg-type] # a Document


def grid(docx: bytes) -> list[int]:
    """The widths of the table's columns."""
    return [number(column, "w") for column in table(docx).iterfind(f"{w('tblGrid')}/{w('gridCol')}")]


def indent(docx: bytes, style: str, side: str) -> int:
    """An indent of a style."""
    return number(read_styles(tree(docx, STYLES), None).inherited(style, "pPr/ind"), side)


def size(docx: bytes, style: str) -> int:
    """The size of a style's letters in half points."""
    return read_styles(tree(docx, STYLES), None).half_points(style)


def test_without_a_profile_the_template_stays_as_it_is() -> None:
    """Sheet and columns are the template's own when every word fits."""
    assert TEMPLATE_GRID == grid(printed_with())


def test_the_sheet_is_turned_and_its_margins_set() -> None:
    """Portrait A4 with the given margins; the page's number stays in the middle of the upper one."""
    section = next(tree(printed_with(**PORTRAIT)).iter(w("sectPr")))
    sheet, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    assert [11906, 16838, "portrait"] == [number(sheet, "w"), number(sheet, "h"), value(sheet, "orient")]
    assert [25, 15, 15, 20] == [
        round(number(margins, side) / 1440 * 25.4) for side in ("left", "right", "top", "bottom")
    ]
    assert number(margins, "top") // 2 == number(margins, "header")


def test_what_is_measured_to_the_right_edge_moves_with_it() -> None:
    """Approval block and the signature's tab stop keep their distance from the right margin."""
    docx = printed_with(fullest(), **PORTRAIT)
    text = 11906 - twips(25) - twips(15)
    stop = read_styles(tree(docx, STYLES), None).inherited("SignatureLine", "pPr/tabs/tab")

    assert text == number(stop, "pos")
    assert twips(70) == text - indent(docx, "Approval", "left")


def test_the_blocks_side_by_side_keep_their_width() -> None:
    """The left block stays 70 mm wide, the table fills the text."""
    docx = printed_with(fullest(), **PORTRAIT)
    layout = next(tree(docx).iter(w("tbl")))
    columns = [number(column, "w") for column in layout.iter(w("gridCol"))]

    assert 11906 - twips(25) - twips(15) == sum(columns)
    assert [number(cell, "w") for cell in layout.iter(w("tcW"))] == columns
    assert twips(70) == columns[0] - indent(docx, "Concurrence", "right")


def test_indents_near_the_left_edge_stay() -> None:
    """The first line's 10 mm are measured from the left, whatever the sheet."""
    assert twips(10) == indent(printed_with(**PORTRAIT), "DocumentText", "firstLine")


def test_a_column_that_the_document_has_not_is_cut_cleanly() -> None:
    """Unnumbered measures have no column of numbers: grid, cells and merged rows agree."""
    docx = printed_with(with_columns(document(), *list(HEADS)[1:]))
    rows = read(docx).rows

    assert 5 == len(grid(docx))
    assert 14570 == sum(grid(docx))
    assert [5, 1, 5] == [len(rows[0].cells), len(rows[1].cells), len(rows[2].cells)]
    assert 5 == rows[1].cells[0].span
    assert [w_sum(one) for one in table(docx).iter(w("tr"))] == [14570] * 3


def w_sum(table_row: object) -> int:
    """The widths of a row's cells together."""
    return sum(number(cell, "w") for cell in table_row.iter(w("tcW")))  # type: ignore[attr-defined] # an element


def test_columns_in_another_sequence_are_refused() -> None:
    """The template's sequence is the form's; data that want another are told so."""
    base = document()
    made = base.model_copy(update={"columns": tuple(reversed(base.columns))})

    with pytest.raises(DataFaults, match="графи документа — mark, expected_result"):
        printed_with(made)


def test_given_widths_are_kept_and_the_others_share_the_rest() -> None:
    """A profile that widens one column narrows the others in proportion."""
    found = grid(printed_with(column_widths={"mark": "100", "number": "15"}))

    assert [twips(15), twips(100)] == [found[0], found[-1]]
    assert 14570 == sum(found)
    assert abs(found[1] / found[2] - TEMPLATE_GRID[1] / TEMPLATE_GRID[2]) < 0.01


def test_widths_that_leave_no_room_are_refused_with_their_place() -> None:
    """The profile's file and line are named."""
    layout = Layout.model_validate({"column_widths": {"mark": "250"}, "@origin": Origin("data/x/organization.yaml", 9)})

    with pytest.raises(DataFaults, match=r"data/x/organization\.yaml:9: задані ширини граф не вміщаються"):
        render(document(), official(), layout)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    """A long word widens its column at the cost of the others."""
    word = "високотехнологічнонеперекладний"
    wide = grid(printed_with(document(row("1", timeframe=word))))
    in_list = grid(printed_with(document(row("1", timeframe=(paragraph(word, ListItem(level=1)),)))))

    assert TEMPLATE_GRID[2] < wide[2] < in_list[2]
    assert 14570 == sum(wide) == sum(in_list)


def test_the_size_of_the_tables_letters_is_set_in_its_styles() -> None:
    """Text, heads, sections and lists of the table take it; the text around does not."""
    docx = printed_with(table_text_pt="9.5")
    styles = ("TableText", "TableTextList", "TableTextNumbered", "MeasureNumber", "ColumnHead", "TableSection")

    assert [19] * 6 == [size(docx, style) for style in styles]
    assert [24, 24, 28] == [size(docx, style) for style in ("DocumentText", "SignatureLine", "DocumentName")]


def test_a_size_for_a_style_that_is_not_the_tables_own_is_refused() -> None:
    """Setting it would change the text outside in silence."""
    template = edited('<w:pStyle w:val="DocumentText"/>', '<w:pStyle w:val="TableText"/>')

    with pytest.raises(DataFaults, match="стиль «Текст таблиці» є в шаблоні і в таблиці, і поза нею"):
        printed_with(template=template, table_text_pt="10")
