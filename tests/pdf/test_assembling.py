"""From structure and pieces to passages and tables, on values made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.pdf.assembling import Assembler
from pipeline.pdf.pieces import Piece
from pipeline.pdf.structure import Annotation, Element, Mark
from pipeline.pdf.texts import Cell, Disguise, Line, Link, Part, Passage, Row, Table, letters


def piece(text: str, mark: int, page: int = 1, x: float = 0, y: float = 100, **more: object) -> Piece:
    """Make a piece of visible 10-point text."""
    told = {"size": 10.0, "right": x + 5 * len(text), "artifact": False, "visible": True, "spoken": None, **more}
    return Piece(text=text, mark=mark, page=page, x=x, y=y, **told)


def paragraph(*marks: int, tag: str = "P", page: int = 1) -> Element:
    """Make an element that holds these marks."""
    return Element(tag, tuple(Mark(page, mark) for mark in marks))


def assembler(pieces: Iterable[Piece]) -> Assembler:
    """Give an assembler over these pieces."""
    by_mark: dict[Mark, list[Piece]] = {}
    for each in pieces:
        by_mark.setdefault(Mark(each.page, each.mark), []).append(each)
    return Assembler(by_mark)


def parts(tree: Element, *pieces: Piece) -> tuple[Part, ...]:
    """Put the pieces where the tree has them."""
    return tuple(assembler(pieces).parts(Element("", (tree,))))


def passage(tree: Element, *pieces: Piece) -> Passage:
    """Do the same where one passage comes of it."""
    (one,) = parts(tree, *pieces)
    assert isinstance(one, Passage)
    return one


def test_marks_make_lines() -> None:
    """What stands on one level is a line; the next level is the next line."""
    pieces = (piece("Перший ", 0, y=100), piece("рядок ", 1, x=40, y=100), piece("другий", 2, y=88))

    assert (Line("Перший рядок ", 1, 0, 100, 70), Line("другий", 1, 0, 88, 30)) == passage(
        paragraph(0, 1, 2), *pieces
    ).lines


def test_a_superscript_stays_on_its_line() -> None:
    """A letter that is lifted by a third of the font's size belongs to the line."""
    lifted = (piece("51", 0), piece("2", 1, x=10, y=103.5, size=5.8), piece(" закону", 2, x=13))

    assert ["512 закону"] == [line.text for line in passage(paragraph(0, 1, 2), *lifted).lines]


def test_the_same_level_on_another_page_is_another_line() -> None:
    """A passage goes on at the same height of the next page."""
    tree = Element("P", (Mark(1, 0), Mark(2, 0)))

    assert [1, 2] == [line.page for line in passage(tree, piece("а", 0, 1), piece("б", 0, 2)).lines]


def test_pieces_of_one_mark_are_read_from_left_to_right() -> None:
    """LibreOffice draws the letters of a second font after the others, though they stand before them."""
    assert "а́ наголос" == passage(paragraph(0), piece(" наголос", 0, x=6), piece("а́", 0, x=0)).text


def test_spans_and_links_stay_in_the_line() -> None:
    """Inline elements do not break a passage; links of one address side by side are one."""
    address = "https://example.org"
    links = tuple(Element("Link", (Mark(1, mark), Annotation(1, address))) for mark in (1, 2))
    tree = Element("P", (Mark(1, 0), *links, paragraph(3, tag="Span")))
    pieces = (piece("див. ", 0), piece("план ", 1, x=20), piece("тут", 2, y=88), piece(" і там", 3, x=10, y=88))

    found = passage(tree, *pieces)

    assert "див. план тут і там" == found.text
    assert (Link("план тут", address, 1),) == found.links


def test_a_link_that_leads_nowhere_is_told() -> None:
    """A Link element without an annotation has an empty address."""
    assert (Link("план", "", 1),) == passage(paragraph(0, tag="Link"), piece("план", 0)).links


def test_items_of_lists_are_told_with_their_depth() -> None:
    """Paragraphs of an item are LBody; a mark with a tag of its own is a passage of its own."""
    inner = Element("L", (Element("LI", (paragraph(2, tag="Lbl"), paragraph(3, tag="LBody"))),))
    item = Element("LI", (Element("LBody", (paragraph(0), paragraph(1), inner)),))
    pieces = tuple(piece(text, mark) for mark, text in enumerate("абвг"))

    told = [(part.tag, part.depth, part.text) for part in parts(Element("L", (item,)), *pieces)]

    assert [("LBody", 1, "а"), ("LBody", 1, "б"), ("Lbl", 2, "в"), ("LBody", 2, "г")] == told


def test_a_table_is_rows_of_cells() -> None:
    """Row groups are looked through; spans and all passages of a cell are kept; a row may lie on two pages."""
    head = Element("THead", (Element("TR", (Element("TH", (paragraph(0),)),)),))
    torn = Element("TD", (paragraph(1), Element("P", (Mark(1, 2), Mark(2, 0)))), column_span=2)
    tree = Element("Table", (head, Element("TR", (torn,))))
    pieces = (piece("№", 0), piece("а", 1), piece("б", 2), piece("в", 0, page=2))

    (table,) = parts(tree, *pieces)

    assert isinstance(table, Table)
    assert [["№"], ["а\nб в"]] == [[cell.text for cell in row.cells] for row in table.rows]
    assert (1, 2) == table.rows[1].pages
    assert ("TD", 2) == (table.rows[1].cells[0].tag, table.rows[1].cells[0].column_span)


def test_two_rows_with_empty_cells_stay_two() -> None:
    """Rows are told by their elements, never by what they hold."""
    rows = tuple(Element("TR", (Element("TD", ()), Element("TD", (paragraph(mark),)))) for mark in (0, 1))

    (table,) = parts(Element("Table", rows), piece("а", 0), piece("б", 1))

    assert (
        Table((Row((Cell("TD", ()), table.rows[0].cells[1])), Row((Cell("TD", ()), table.rows[1].cells[1])))) == table
    )


def test_what_lies_in_a_table_but_in_no_cell_is_not_lost() -> None:
    """It follows the table, under the tag of what it lies in."""
    row = Element("TR", (Element("TD", (paragraph(0),)), Mark(1, 1)))
    tree = Element("Table", (paragraph(2, tag="Caption"), row))

    found = parts(tree, *(piece(text, mark) for mark, text in enumerate("абв")))

    assert isinstance(found[0], Table)
    assert [("Caption", "в"), ("TR", "б")] == [(part.tag, part.text) for part in found[1:] if isinstance(part, Passage)]


def test_a_table_in_a_cell_gives_its_passages_to_the_cell() -> None:
    """A cell keeps everything that lies in it."""
    inner = Element("Table", (Element("TR", (Element("TD", (paragraph(1),)),)),))
    (table,) = parts(
        Element("Table", (Element("TR", (Element("TD", (paragraph(0), inner)),)),)), piece("а", 0), piece("б", 1)
    )

    assert isinstance(table, Table)
    assert "а\nб" == table.rows[0].cells[0].text


def test_a_picture_is_told_by_its_alternative() -> None:
    """A figure is a passage with the words that stand for it."""
    assert ("Figure", "Герб") == (
        (found := passage(Element("Figure", (), alternative="Герб"))).tag,
        found.text,
    )


def test_a_soft_hyphen_that_breaks_a_word_is_no_letter() -> None:
    """LibreOffice draws a hyphen and says that it stands for a soft one."""
    tree = Element("P", (Mark(1, 0), Element("Span", (Mark(1, 1),), actual="\u00ad"), Mark(1, 2)))

    assert "перенос" == letters(passage(tree, piece("пере", 0), piece("-", 1, x=20), piece("нос", 2, y=88)).text)


def test_other_words_for_the_ear_are_told() -> None:
    """Letters that are replaced for a screen reader stay as shown, and the replacement is told."""
    put = assembler([piece("83", 0, spoken="62")])

    (found,) = put.parts(Element("", (paragraph(0),)))

    assert isinstance(found, Passage)
    assert "83" == found.text
    assert [Disguise("83", "62", 1)] == put.disguises


def test_hidden_pieces_and_artifacts_are_no_text() -> None:
    """What nobody sees, or is marked as no text, is not read as part of a passage."""
    pieces = (piece("а", 0), piece("б", 0, visible=False, x=5), piece("в", 0, artifact=True, x=9))

    assert "а" == passage(paragraph(0), *pieces).text


@given(st.lists(st.text(alphabet="абв -", min_size=1, max_size=5), min_size=1, max_size=12))
def test_no_letter_is_lost_or_doubled(words: list[str]) -> None:
    """Whatever the words and their levels are, a passage has all their letters once, in order."""
    pieces = [piece(word, mark, x=mark, y=100 - 7 * mark) for mark, word in enumerate(words)]

    assert letters("".join(words)) == letters(passage(paragraph(*range(len(words))), *pieces).text)


@given(st.text())
def test_letters_forget_white_space_only_once(text: str) -> None:
    """What is compared does not change if it is made ready to be compared again."""
    assert letters(text) == letters(letters(text))


def test_letters_keep_what_is_drawn() -> None:
    """White space of any kind goes, soft hyphens go, a non-breaking hyphen is drawn as a hyphen; the rest stays."""
    assert "№5-та’їй" == letters(" № 5\u2011та\u00ad’\u2009\u0456\u0308\u0439\n")
