"""Whatever hides letters in a DOCX, or shows some that no text holds, is told with its place."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.contracts import Docx
from pipeline.word.package import unpack
from pipeline.word.reading import read
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES
from schemas.layout import Layout
from tests.printed import fullest
from tests.word.forms import edited, official, render

HEADER = "word/header1.xml"
PICTURE = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict>'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

LETTERS = (
    "<w:vanish/>",
    "<w:webHidden/>",
    "<w:strike/>",
    "<w:dstrike/>",
    "<w:outline/>",
    '<w:em w:val="dot"/>',
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="FEFEFE"/>',
    '<w:color w:val="C0C0C0"/>',
    '<w:color w:val="000000" w:themeColor="background1"/>',
    '<w:color w:val="якийсь"/>',
    '<w:highlight w:val="black"/>',
    '<w:shd w:val="clear" w:fill="000000"/>',
    '<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
    '<w:sz w:val="2"/>',
    '<w:szCs w:val="15"/>',
    '<w:w w:val="1"/>',
    '<w:spacing w:val="-200"/>',
    '<w:position w:val="-400"/>',
    '<w:fitText w:val="1"/>',
    '<w:vertAlign w:val="subscript"/>',
    "<w:rtl/>",
)
"""Looks of letters that cannot be read, or are read otherwise."""

LINES = (
    '<w:framePr w:x="99999"/>',
    '<w:ind w:left="20000"/>',
    '<w:ind w:right="-5000"/>',
    '<w:ind w:firstLine="-9000"/>',
    '<w:spacing w:line="20" w:lineRule="exact"/>',
    '<w:spacing w:line="10" w:lineRule="auto"/>',
    '<w:shd w:val="clear" w:fill="202020"/>',
    "<w:bidi/>",
)
"""Looks of paragraphs of the same kind."""


STYLE = "<w:rPr>{}</w:rPr>"
PLACES = {
    "a run": (DOCUMENT, "ЗАТВЕРДЖУЮ</w:t></w:r>", "ЗАТВЕРДЖУЮ</w:t></w:r><w:r>{}<w:t></w:t></w:r>"),
    "a paragraph's mark": (DOCUMENT, '<w:pStyle w:val="DocumentName"/>', '<w:pStyle w:val="DocumentName"/>{}'),
    "the defaults": (STYLES, "</w:docDefaults>", "{}</w:docDefaults>"),
    "a style": (STYLES, '<w:name w:val="Назва документа"/>', '<w:name w:val="Назва документа"/>{}'),
    "the style that it rests on": (STYLES, '<w:name w:val="heading 1"/>', '<w:name w:val="heading 1"/>{}'),
    "a style of letters": (STYLES, '<w:name w:val="Hyperlink"/>', '<w:name w:val="Hyperlink"/>{}'),
    "a style of tables": (STYLES, "<w:tblBorders>", '<w:tblStylePr w:type="firstRow">{}</w:tblStylePr><w:tblBorders>'),
    "a list": (NUMBERING, '<w:lvlJc w:val="left"/>', '<w:lvlJc w:val="left"/>{}'),
    "a header": (HEADER, '<w:pStyle w:val="Header"/>', '<w:pStyle w:val="Header"/>{}'),
}
"""Where looks of letters may stand in the parts of a DOCX."""


@cache
def made() -> bytes:
    """The fullest document, printed."""
    return render(fullest(), official(), Layout())


def told(old: str, new: str, part: str = DOCUMENT) -> list[str]:
    """Give what is told of the fullest document, with something changed in the finished file."""
    return [str(fault) for fault in read(Docx(edited(old, new, part, made()))).oddities]


def test_a_printed_document_has_nothing_odd() -> None:
    """Otherwise nothing below would mean anything."""
    assert () == read(Docx(made())).oddities


@pytest.mark.parametrize("look", LETTERS)
def test_letters_that_cannot_be_read_are_told(look: str) -> None:
    """Hidden, struck, pale, tiny, squeezed or lifted: each by the format's own name."""
    name = look.removeprefix("<w:").partition("/")[0].partition(" ")[0]
    part, old, new = PLACES["a style"]

    assert [f"({name})"] == [fault.split()[-1] for fault in told(old, new.format(STYLE.format(look)), part)]


@pytest.mark.parametrize("place", PLACES)
def test_they_are_told_wherever_it_is_said(place: str) -> None:
    """Of a run, by styles and what they rest on, by the defaults, by lists, in headers."""
    part, old, new = PLACES[place]

    assert told(old, new.format(STYLE.format('<w:color w:val="FFFFFF"/>')), part)


@pytest.mark.parametrize("look", LINES)
def test_lines_that_cannot_be_read_are_told(look: str) -> None:
    """Off the paper, upon one another, on dark ground, in a frame; the paragraph is named."""
    style = '<w:pStyle w:val="DocumentName"/>'

    assert {"DOCX, абзац 2"} == {fault.partition(":")[0] for fault in told(style, style + look)}


def test_a_style_that_nothing_uses_may_be_anything() -> None:
    """Word keeps many styles in a file, pale and hidden ones among them."""
    unused = '<w:style w:styleId="x"><w:name w:val="x"/><w:rPr><w:vanish/><w:color w:val="FFFFFF"/></w:rPr></w:style>'

    assert [] == told("</w:styles>", f"{unused}</w:styles>", STYLES)


@pytest.mark.parametrize(
    ("foreign", "part"),
    [
        (PICTURE, DOCUMENT),
        (PICTURE, HEADER),
        ("<w:drawing/>", DOCUMENT),
        ("<w:drawing/>", HEADER),
        (f'<mc:AlternateContent xmlns:mc="{MC}"/>', DOCUMENT),
        (f'<mc:AlternateContent xmlns:mc="{MC}"/>', HEADER),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', DOCUMENT),
        ("<w:object/>", DOCUMENT),
        ('<w:footnoteReference w:id="1"/>', DOCUMENT),
        ('<w:fldChar w:fldCharType="begin"/>', DOCUMENT),
        ("<w:pgNum/>", HEADER),
    ],
)
def test_what_is_no_text_is_told(foreign: str, part: str) -> None:
    """Pictures, text boxes, watermarks, symbols, notes and fields show what no check of letters compares."""
    old = "<w:pPr>"
    docx = edited("</w:pPr>", f"</w:pPr><w:r>{foreign}</w:r>", part, made())

    assert old in unpack(docx)[part].decode()
    assert read(Docx(docx)).oddities


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:left="1701"', 'w:left="0"'),
        ('w:bottom="1134"', 'w:bottom="-5000"'),
        (' w:right="567"', ""),
        ("<w:trPr>", '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/>'),
        ("<w:trPr>", "<w:trPr><w:hidden/>"),
        ("<w:body>", "<w:body><w:customXml><w:p><w:r><w:t>чуже</w:t></w:r></w:p></w:customXml>"),
        ("<w:tbl>", "<w:customXml><w:p><w:r><w:t>чуже</w:t></w:r></w:p></w:customXml><w:tbl>"),
        ("<w:body>", '<w:background w:color="000000"/><w:body>'),
    ],
)
def test_pages_and_rows_that_swallow_letters_are_told(old: str, new: str) -> None:
    """Margins of nothing, rows of a fixed height, text outside of paragraphs, a page of another colour."""
    assert told(old, new)


def test_what_stands_for_a_pages_number_is_a_number() -> None:
    """A program that does not count pages would show it."""
    assert told("<w:t>2</w:t>", "<w:t>НЕ</w:t>", HEADER)
