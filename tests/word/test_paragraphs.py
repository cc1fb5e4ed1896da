"""Blocks are printed in the style of the template's paragraph; runs, breaks, links and lists are Word's own."""

from __future__ import annotations

import re

import pytest

from pipeline.word.reading import read
from pipeline.word.wordml import NUMBERING, STYLES, paragraphs, value, w
from schemas.document import Block, PrintedParagraph
from schemas.layout import Layout
from schemas.prose import Emphasis, ListItem, Run
from tests.printed import dashes, document, fullest, numbered, paragraph, row
from tests.word.forms import edited, official, render, table, tree, xml


def cell(block: Block, template: bytes | None = None) -> str:
    """The XML of a printed cell, without what keeps it with the signature."""
    docx = render(document(row("1", mark=block)), template or official(), Layout())
    last = list(table(docx).iter(w("tc")))[-1]
    return "".join(xml(one) for one in paragraphs(last)).replace("<w:keepNext/>", "")


def marks(block: Block) -> list[str]:
    """The numbers and dashes that Word shows before a cell's paragraphs."""
    docx = render(document(row("1", mark=block)), official(), Layout())
    return [one.label for one in read(docx).rows[-1].cells[-1].paragraphs]


STYLE = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'


def test_a_plain_paragraph_has_its_style_and_nothing_else() -> None:
    """Letters are not formatted beside the style."""
    assert f'{STYLE}<w:r><w:t xml:space="preserve"> а </w:t></w:r></w:p>' == cell((paragraph(" а "),))


@pytest.mark.parametrize(
    ("look", "properties"),
    [
        ({"bold": True}, "<w:b/><w:bCs/>"),
        ({"italic": True}, "<w:i/><w:iCs/>"),
        ({"superscript": True}, '<w:vertAlign w:val="superscript"/>'),
        ({"bold": True, "italic": True}, "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    ],
)
def test_emphasis_is_words_own(look: dict[str, bool], properties: str) -> None:
    """Bold, italics and superscripts are properties of the run, in Word's sequence."""
    assert f"<w:r><w:rPr>{properties}</w:rPr>" in cell((paragraph("а", **look),))


def test_breaks_and_tabs_are_elements() -> None:
    """Word takes them for letters otherwise."""
    printed = cell((paragraph("а\nб\tв"),))

    assert ["br", "tab"] == re.findall(r"<w:(br|tab)/>", printed)


def test_a_link_is_a_hyperlink_in_its_character_style() -> None:
    """The same address is one relationship, however often it is printed."""
    linked = Emphasis(link="mailto:a@example.org", bold=True)
    block = (PrintedParagraph(runs=(Run(text="а", emphasis=linked), Run(text="б", emphasis=linked))),)

    assert ["link1", "link1"] == re.findall(r'<w:hyperlink r:id="(\w+)"', cell(block))
    assert '<w:rPr><w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/></w:rPr>' in cell(block)


def test_each_numbered_list_counts_for_itself() -> None:
    """A list begins at its own number; text between ends it; a nested one begins anew."""
    block = (
        *numbered(1, 2),
        *numbered(1, 2, level=1),
        *numbered(3),
        *numbered(1, level=1),
        paragraph("між"),
        *numbered(4, 5),
        *numbered(1),
    )

    assert ["1.", "2.", "1.", "2.", "3.", "1.", "", "4.", "5.", "1."] == marks(block)


def test_dashes_keep_their_level() -> None:
    """A deeper dash takes the deeper level of the template's list."""
    assert ["–", "–", ""] == marks((*dashes("а"), *dashes("б", level=1), paragraph("в")))
    assert '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>' in cell(dashes("б", level=1))


def test_lists_take_the_list_styles_of_their_place() -> None:
    """In a cell they are lists of the table, before it of the text, after it of the text after it."""
    said = read(render(fullest(), official(), Layout()))
    styles = {one.style for one in (*said.before, *said.after) if getattr(one, "label", "")}
    in_table = {one.style for cells in said.rows for each in cells.cells for one in each.paragraphs if one.label}

    assert {"Текст документа список", "Текст після таблиці нумерований"} == styles
    assert {"Текст таблиці список", "Текст таблиці нумерований"} == in_table


def test_numbering_stays_sound() -> None:
    """Each list has an identifier of its own and a form that exists."""
    numbering = tree(render(fullest(), official(), Layout()), NUMBERING)
    identifiers = [value(one, "numId") for one in numbering.iter(w("num"))]
    forms = {value(one, "abstractNumId") for one in numbering.iter(w("abstractNum"))}

    assert len(set(identifiers)) == len(identifiers)
    assert {value(one) for one in numbering.iterfind(f"{w('num')}/{w('abstractNumId')}")} <= forms


def test_what_a_clerk_formats_directly_is_kept() -> None:
    """Bold or centred by hand in the template is bold and centred in print, in Word's sequence of properties."""
    template = edited(
        '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>{{p row.mark }}',
        '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="18"/><w:lang w:val="en-US"/></w:rPr><w:t>{{p row.mark }}',
    )

    assert (
        '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/><w:iCs/>'
        '<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">а</w:t></w:r></w:p>'
    ) == cell((paragraph("а", italic=True),), template)


def test_a_tag_that_word_has_torn_is_whole_again() -> None:
    """Word splits a tag over runs when a clerk corrects a letter in it."""
    torn = edited(
        "{{p row.mark }}",
        '{{p </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>row.m</w:t></w:r><w:r><w:t>ark }}',
    )

    assert f'{STYLE}<w:r><w:t xml:space="preserve">а</w:t></w:r></w:p>' == cell((paragraph("а"),), torn)


def test_text_of_the_form_around_a_tag_in_a_line_is_kept() -> None:
    """Words before, between and after tags of one paragraph stay, with their own look."""
    template = edited(
        "<w:t>{{r signature.name }}</w:t></w:r>",
        "<w:t>(підпис) {{r signature.name }}</w:t></w:r>"
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> / дата</w:t></w:r>',
    )
    after = read(render(document(), template, Layout())).after

    assert ["Головний спеціаліст\t(підпис) Рута ЗРАЗКОВА / дата"] == [one.text for one in after if hasattr(one, "text")]


def test_a_paragraph_without_a_style_is_printed_in_the_default_one() -> None:
    """A clerk may write a tag in Word's own style, if it has lists."""
    renamed = edited('w:val="Текст документа', 'w:val="Normal', STYLES)
    template = edited('<w:pPr><w:pStyle w:val="DocumentText"/></w:pPr>', "", template=edited_back(renamed))

    assert ["Normal", "Normal список"] == [one.style for one in read(render(fullest(), template, Layout())).before[-2:]]  # type: ignore[union-attr] # paragraphs


def edited_back(template: bytes) -> bytes:
    """The style that took the default one's name gets another, its lists keep theirs."""
    return edited('<w:name w:val="Normal"/><w:basedOn', '<w:name w:val="Інший"/><w:basedOn', STYLES, template)


def test_levels_of_lists_are_those_of_the_content() -> None:
    """A list item knows its depth; Word gets it as it is."""
    assert '<w:ilvl w:val="2"/>' in cell((paragraph("а", ListItem(level=2, ordinal=7)),))
