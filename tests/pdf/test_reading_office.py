"""Reading back what LibreOffice made of a document, by its tags."""

from __future__ import annotations

from pipeline.contracts import Pdf
from pipeline.pdf.reading import read
from pipeline.pdf.texts import letters
from tests.pdf import sample


def test_every_cell_is_found_in_its_row_and_column(office_pdf: dict[str, Pdf]) -> None:
    """All rows of the table come once, in order, with their cells in order, also those that run over a page end."""
    (table,) = read(office_pdf["sample"]).tables
    numbers = [f"{section}.{length}" for section in (1, 2) for length in range(1, sample.MEASURES + 1)]

    measures = [row for row in table.rows if len(row.cells) == len(sample.HEADS)][1:]

    assert numbers == [row.cells[0].text for row in measures]
    for row, length in zip(measures, [*range(1, sample.MEASURES + 1)] * 2, strict=True):
        for expected, cell in zip(sample.cells(row.cells[0].text, length), row.cells, strict=True):
            assert letters(cell.text).startswith(letters(expected))


def test_a_row_over_a_page_end_is_one_row(office_pdf: dict[str, Pdf]) -> None:
    """Some rows of the sample stand on two pages, some cells of them on the first only."""
    (table,) = read(office_pdf["sample"]).tables

    torn = [row for row in table.rows if len(row.pages) > 1]

    assert torn
    assert all(len(row.cells[0].pages) == 1 for row in torn)


def test_heads_are_head_cells_once(office_pdf: dict[str, Pdf]) -> None:
    """The table's head is tagged once; its repetitions are artifacts, on each further page that the table has."""
    reading = read(office_pdf["sample"])
    (table,) = reading.tables

    assert [("TH", head) for head in sample.HEADS] == [
        (cell.tag, " ".join(cell.text.split())) for cell in table.rows[0].cells
    ]
    again = {stray.page for stray in reading.strays if (stray.kind, stray.text) == ("artifact", sample.HEADS[0])}
    assert again == set(range(2, reading.pages + 1))


def test_section_rows_are_merged_headings(office_pdf: dict[str, Pdf]) -> None:
    """A section is one cell over all columns, with a heading in it."""
    (table,) = read(office_pdf["sample"]).tables

    merged = [row.cells[0] for row in table.rows if len(row.cells) == 1]

    assert [(6, "H2", title) for title in sample.SECTIONS] == [
        (cell.column_span, cell.passages[0].tag, cell.text) for cell in merged
    ]


def test_what_stands_outside_the_table_keeps_its_order(office_pdf: dict[str, Pdf]) -> None:
    """Passages outside the table come as they are read, with their tags."""
    passages = read(office_pdf["sample"]).passages

    assert [
        ("P", letters("ЗАТВЕРДЖУЮ")),
        ("H1", letters("ЗВІТ")),
        ("P", letters("про виконання плану за 2031 рік")),
        ("P", letters(sample.SIGNATURE)),
    ] == [(passage.tag, letters(passage.text)) for passage in passages]


def test_lists_and_links_are_told(office_pdf: dict[str, Pdf]) -> None:
    """A list's items are known as such, and a link by its address and its letters, though it is torn over lines."""
    (table,) = read(office_pdf["sample"]).tables
    passages = table.rows[2].cells[-1].passages

    assert ["P", "P", "LBody", "LBody"] == [passage.tag for passage in passages]
    assert [0, 0, 1, 1] == [passage.depth for passage in passages]
    assert letters(passages[2].text).startswith(letters("1. перше"))
    assert [("план на сторінці ради", sample.ADDRESS)] == [(link.text, link.address) for link in passages[1].links]


def test_only_page_numbers_and_heads_are_drawn_beside_the_text(office_pdf: dict[str, Pdf]) -> None:
    """Nothing is untagged or hidden; from page 2 on each page has its number."""
    reading = read(office_pdf["sample"])
    heads = letters("".join(sample.HEADS))

    assert {"artifact"} == {stray.kind for stray in reading.strays}
    others = [(stray.page, stray.text) for stray in reading.strays if letters(stray.text) not in heads]
    assert [(page, str(page)) for page in range(2, reading.pages + 1)] == others
    assert not reading.stray_links
    assert not reading.disguises


def test_title_and_language_are_told(office_pdf: dict[str, Pdf]) -> None:
    """The title and the language of the document are those of the DOCX."""
    reading = read(office_pdf["sample"])

    assert (sample.TITLE, "uk-UA") == (reading.title, reading.language)
    assert all(round(width) == 842 for width, _ in reading.sizes)
