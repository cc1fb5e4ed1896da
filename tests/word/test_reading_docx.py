"""A finished DOCX is read back as a reader of it sees it."""

from __future__ import annotations

import pytest

from pipeline.contracts import Docx
from pipeline.errors import NotProven
from pipeline.render import Ending
from pipeline.word.reading import read
from pipeline.word.texts import ReadTable
from pipeline.word.wordml import NUMBERING, STYLES
from schemas.layout import Layout
from tests.printed import document, fullest, row
from tests.word.forms import edited, official, render


def made(ending: Ending = Ending.FLOWING) -> bytes:
    """The fullest document, printed."""
    return render(fullest(), official(), Layout(), ending)


def changed(old: str, new: str, part: str = "word/document.xml") -> Docx:
    """The fullest document, with something changed in the finished file."""
    return Docx(edited(old, new, part, made()))


def test_language_and_fonts_are_those_that_the_file_asks_for() -> None:
    """A changed language or font is seen, wherever it stands."""
    english = read(changed('w:lang w:val="uk-UA"', 'w:lang w:val="en-US"', STYLES))
    foreign = read(changed("<w:b/><w:bCs/>", '<w:rFonts w:ascii="Comic Sans MS"/><w:b/><w:bCs/>'))

    assert ("uk-UA", "en-US") == (read(Docx(made())).language, english.language)
    assert {"Times New Roman"} == read(Docx(made())).fonts
    assert {"Times New Roman", "Comic Sans MS"} == foreign.fonts


def test_headers_are_read_without_the_numbers_of_pages() -> None:
    """The number is another on each page; any other letter is told."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> аркуш</w:t></w:r>'
    )
    date = field.replace(" PAGE ", " DATE ")

    assert {"word/header1.xml": "", "word/header2.xml": ""} == read(Docx(made())).headers
    assert " аркуш" == read(changed(field, complex_field, "word/header1.xml")).headers["word/header1.xml"]
    assert "2" == read(changed(field, date, "word/header1.xml")).headers["word/header1.xml"]


@pytest.mark.parametrize(
    "foreign",
    [
        "<w:r><w:t>чуже</w:t></w:r>",
        '<w:hyperlink w:anchor="x"><w:r><w:t>чуже</w:t></w:r></w:hyperlink>',
        "<w:del><w:r><w:delText>чуже</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>чуже</w:t></w:r></w:ins>",
        "<w:sdt><w:sdtContent><w:r><w:t>чуже</w:t></w:r></w:sdtContent></w:sdt>",
    ],
)
def test_no_letter_hides(foreign: str) -> None:
    """Letters of links, of corrections that nobody accepted, and of controls are seen too."""
    paragraph = '<w:t xml:space="preserve">2.1.</w:t></w:r>'
    docx = changed(paragraph, paragraph + foreign)

    assert "2.1.чуже" == read(docx).rows[-1].cells[0].text


def test_a_block_in_a_control_is_part_of_the_text() -> None:
    """Word wraps whole paragraphs into controls; they are read in their place."""
    docx = changed("<w:body>", "<w:body><w:sdt><w:sdtContent><w:p><w:r><w:t>а</w:t></w:r></w:p></w:sdtContent></w:sdt>")

    assert "а" == read(docx).body[0].text  # type: ignore[union-attr] # a paragraph


def test_what_stands_between_the_parts_of_a_parted_table_is_told() -> None:
    """The break between them says nothing; anything that does is not passed over."""
    parted = render(document(row("1"), row("2")), official(), Layout(), Ending.NEW_PAGE)
    between = '<w:szCs w:val="2"/></w:rPr></w:pPr>'
    foreign = edited(between, f"{between}<w:r><w:t>чуже</w:t></w:r>", template=parted)

    assert 1 == len(read(Docx(parted)).after)
    assert "чуже" == read(Docx(foreign)).after[0].text  # type: ignore[union-attr] # a paragraph
    assert 4 == len(read(Docx(foreign)).rows)


def test_without_a_repeated_head_there_is_no_table_of_measures() -> None:
    """A head that is not repeated is seen as a lost table, not as rows of another."""
    found = read(changed("<w:tblHeader/>", ""))

    assert () == found.rows
    assert 2 == sum(isinstance(one, ReadTable) for one in found.before)


def test_a_changed_list_is_seen_in_its_labels() -> None:
    """A list that begins elsewhere, or with other marks, reads differently."""
    second = [one.label for one in read(Docx(made())).rows[-1].cells[1].paragraphs]
    started = changed('<w:startOverride w:val="1"/>', '<w:startOverride w:val="7"/>', NUMBERING)
    marked = changed('w:lvlText w:val="–"', 'w:lvlText w:val="*"', NUMBERING)

    assert ["1.", "2."] == second
    assert ["7.", "8."] == [one.label for one in read(started).rows[-1].cells[1].paragraphs]
    assert ["", "*", "*", "*"] == [one.label for one in read(marked).rows[2].cells[-1].paragraphs[:4]]


@pytest.mark.parametrize("content", [b"", made()[:3000], edited("</w:body>", "", template=made())])
def test_a_damaged_file_proves_nothing(content: bytes) -> None:
    """It is told as a failed proof, not as a fault of the program."""
    with pytest.raises(NotProven):
        read(Docx(content))
