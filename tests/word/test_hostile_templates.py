"""Only what an official form needs is let through; what Word adds by itself is left out and does no harm."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.errors import DataFaults
from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.reading import read
from pipeline.word.wordml import DOCUMENT, NUMBERING, RELATIONS, STYLES, WORD
from schemas.layout import Layout
from tests.printed import fullest
from tests.word.forms import added, audit, edited, official, render, rewritten
from tests.word.word_saved import saved_in_word

NAME = "templates/report.docx"
HEADER = "word/header1.xml"
SETTINGS = "word/settings.xml"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
HEADING = f'<w:hdr xmlns:w="{WORD}"/>'.encode()
SECOND_CELL = "{{p row.title }}</w:t></w:r>"
SECOND_PLACE = f"{NAME}, таблиця 2, рядок 5, клітинка 2: "


def faults(template: bytes) -> str:
    """Everything that the audit says of a template."""
    with pytest.raises(DataFaults) as refused:
        audit(template, NAME)
    return "\n".join(map(str, refused.value.faults))


def in_cell(xml: str) -> bytes:
    """A template with `xml` after the letters of a cell."""
    return edited(SECOND_CELL, SECOND_CELL + xml)


def in_letters(xml: str) -> bytes:
    """A template in which the letters of a cell have a property."""
    return edited(f"<w:r><w:t>{SECOND_CELL}", f"<w:r><w:rPr>{xml}</w:rPr><w:t>{SECOND_CELL}")


def related(kind: str, target: str, external: str = ' TargetMode="External"', name: str = DOCUMENT_RELATIONS) -> bytes:
    """A template with one more relationship."""
    one = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}"{external}/>'
    return edited("</Relationships>", f"{one}</Relationships>", name)


def field(*instructions: str) -> str:
    """A field whose instruction stands in several runs."""
    runs = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in instructions)
    ends = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{ends[0]}{runs}{ends[1]}<w:r><w:t>1</w:t></w:r>{ends[2]}"


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_a_template_that_word_has_saved_passes(kind: str) -> None:
    """Sessions, theme, separators, web settings, authors, properties, thumbnail, labels, embedded fonts do no harm."""
    assert audit(official(kind), NAME).printed == audit(saved_in_word(official(kind)), NAME).printed


def test_nothing_that_word_added_is_in_the_document() -> None:
    """A document is the same by a template that was saved in Word and by one that was not."""
    plain, saved = (render(fullest(), one, Layout()) for one in (official(), saved_in_word(official())))
    named = [name for name, part in unpack(saved).items() if re.search(rb"Secret|rsid|theme\w*=", part)]

    assert list(unpack(plain)) == list(unpack(saved))
    assert [] == named


def test_a_page_number_from_words_gallery_passes() -> None:
    """Word wraps it in a content control and cuts the field into runs."""
    number = field(" PAGE  ", " \\* MERGEFORMAT ")
    gallery = (
        '<w:sdt><w:sdtPr><w:id w:val="1"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/>'
        '<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{number}</w:p></w:sdtContent></w:sdt><w:p/></w:hdr>"
    )
    found = read(render(fullest(), rewritten(r"(?s)<w:p>.*</w:hdr>", gallery.replace("\\", r"\\"), HEADER), Layout()))

    assert {"": 2} == Counter(found.headers.values())
    assert () == found.oddities


ELEMENTS = {
    '<w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins>': "є незатверджене виправлення",
    '<w:del w:id="1" w:author="x"><w:r><w:delText>x</w:delText></w:r></w:del>': "є незатверджене виправлення",
    '<w:moveFrom w:id="1"/>': "є незатверджене виправлення",
    '<w:moveToRangeStart w:id="1"/>': "є незатверджене виправлення",
    '<w:commentRangeStart w:id="1"/>': "є примітка",
    "<w:r><w:drawing/></w:r>": "є рисунок, фігура",
    '<w:r><w:pict><v:shape xmlns:v="x"><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></w:r>': "є рисунок",
    '<mc:AlternateContent xmlns:mc="x"/>': "є рисунок, фігура",
    "<w:r><w:object/></w:r>": "є рисунок, фігура, напис або вставлений об’єкт",
    '<w:altChunk r:id="rId9"/>': "є вкладений документ",
    '<w:subDoc r:id="rId9"/>': "є вкладений документ",
    '<w:r><w:footnoteReference w:id="1"/></w:r>': "є виноска",
    "<w:sdt><w:sdtContent/></w:sdt>": "є елемент керування вмістом",
    '<w:smartTag w:element="x"/>': "є елемент керування вмістом",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>': "є знак, якого немає в тексті",
    '<m:oMath xmlns:m="x"/>': "є «m:oMath», чого у формі не буває",
    "<w:tbl/>": "є «tbl», чого у формі не буває",
    "<w:ruby/>": "є «ruby», чого у формі не буває",
    '<w:bookmarkStart w:id="1" w:name="{{ x }}"/>': "позначка стоїть не в тексті",
    "<!-- {{ x }} -->": "у розмітці є коментар або вказівка програмі",
    "<?x {{ x }} ?>": "у розмітці є коментар або вказівка програмі",
    "{{ x }}": "є текст поза абзацом",
    field(" INCLUDE", "TEXT x"): "поле «INCLUDETEXT x» у формі не дозволено",
    field(" DDE", "AUTO ", "x"): "поле «DDEAUTO x» у формі не дозволено",
    field(" PAGE "): "номер сторінки стоїть у тексті",
    field("{{ x }}"): "позначка стоїть не в тексті",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>': "поле не має кінця",
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>': "частина поля стоїть сама",
    '<w:fldSimple w:instr=" LINK x "/>': "поле «LINK x» у формі не дозволено",
}


@pytest.mark.parametrize("xml", ELEMENTS)
def test_what_no_form_needs_is_refused_in_its_cell(xml: str) -> None:
    """Table, row and cell are named, and what it is."""
    assert SECOND_PLACE + ELEMENTS[xml] in faults(in_cell(xml))


LETTERS = {
    "<w:vanish/>": "є прихований текст",
    "<w:webHidden/>": "є прихований текст",
    "<w:specVanish/>": "є прихований текст",
    "<w:strike/>": "є закреслений текст",
    '<w:dstrike w:val="true"/>': "є закреслений текст",
    '<w:rPrChange w:id="1"/>': "є незатверджене виправлення",
    '<w14:textFill xmlns:w14="x"/>': "є «w14:textFill», чого у формі не буває",
    '<w:color w:val="FFFFFF"/>': "блідий текст",
    '<w:sz w:val="2"/>': "текст, дрібніший за",
    '<w:rFonts w:ascii="Wingdings"/>': "гарнітура «Wingdings», а має бути Times New Roman",
    '<w:rFonts w:asciiTheme="minorHAnsi"/>': "гарнітура «minorHAnsi»",
}


@pytest.mark.parametrize("xml", LETTERS)
def test_letters_that_nobody_would_see_are_refused_in_their_cell(xml: str) -> None:
    """Hidden, struck, pale, tiny, or of a typeface that the form has not."""
    assert SECOND_PLACE + LETTERS[xml] in faults(in_letters(xml))


@pytest.mark.parametrize("xml", ["<w:vanish/>", "<w:strike/>", '<w:color w:val="FEFEFE"/>', '<w:sz w:val="3"/>'])
@pytest.mark.parametrize(
    ("told", "old", "new"),
    [
        ("стиль «Назва документа»", '<w:name w:val="Назва документа"/>', "{}<w:rPr>{}</w:rPr>"),
        ("стиль «heading 1»", '<w:name w:val="heading 1"/>', "{}<w:rPr>{}</w:rPr>"),
        ("стилі, типові значення", "<w:rPrDefault><w:rPr>", "{}{}"),
    ],
)
def test_a_style_cannot_hide_either(xml: str, told: str, old: str, new: str) -> None:
    """By itself, by what it rests on, by the defaults."""
    assert f"{NAME}, {told}: " in faults(edited(old, new.format(old, xml), STYLES))


def test_a_toggle_that_is_off_hides_nothing() -> None:
    """Word writes such where a style was overruled."""
    assert (
        audit(official(), NAME).printed
        == audit(in_letters('<w:vanish w:val="0"/><w:strike w:val="false"/>'), NAME).printed
    )


PACKAGES = {
    "a picture": (added("word/media/image1.png"), "у шаблоні є рисунок: word/media/image1.png"),
    "ActiveX": (added("word/activeX/activeX1.bin"), "у шаблоні є вкладений об’єкт"),
    "altChunk": (added("word/afchunk.mht"), "у шаблоні є вкладений об’єкт"),
    "a ribbon": (added("customUI/customUI.xml"), "у шаблоні є власна стрічка Word"),
    "building blocks": (added("word/glossary/document.xml"), "у шаблоні є блоки тексту"),
    "another document": (added("word/document2.xml"), "у шаблоні є те, чого у формі не буває: word/document2.xml"),
    "a second header": (added("word/header9.xml", HEADING), "частина word/header9.xml ні з чим не пов’язана"),
    "macros by type": (
        edited("document.main+xml", "document.macroEnabled.main+xml", TYPES),
        "частина word/document.xml має тип",
    ),
    "another main document": (
        edited('Target="word/document.xml"', 'Target="word/styles.xml"', "_rels/.rels"),
        "частина word/document.xml ні з чим не пов’язана",
    ),
    "its own template": (
        related("attachedTemplate", "http://example.org/x.dotm"),
        "тягне щось іззовні: http://example",
    ),
    "a linked file": (related("image", "file:///etc/passwd"), "тягне щось іззовні: file:///etc/passwd"),
    "a script": (related("hyperlink", "javascript:alert(1)"), "тягне щось іззовні: javascript:alert(1)"),
    "a frame": (related("frame", "http://example.org/"), "тягне щось іззовні: http://example.org/"),
    "nowhere": (related("header", "header7.xml", ""), "веде в нікуди: header7.xml"),
    "out of the package": (related("header", "../../../etc/passwd", ""), "веде в нікуди"),
    "twice the same": (
        edited('Id="rId2"', 'Id="rId1"', DOCUMENT_RELATIONS),
        "зв’язки в частині word/_rels/document.xml.rels пошкоджено",
    ),
    "a mail merge": (
        edited("<w:zoom", '<w:mailMerge><w:query w:val="x"/></w:mailMerge><w:zoom', SETTINGS),
        "шаблон пов’язано зі злиттям пошти",
    ),
    "a picture in a list": (
        edited("<w:abstractNum ", '<w:numPicBullet w:numPicBulletId="0"/><w:abstractNum ', NUMBERING),
        "нумерація списків: є «numPicBullet», чого у формі не буває",
    ),
    "a watermark": (
        edited("</w:pPr>", "</w:pPr><w:r><w:pict/></w:r>", HEADER),
        "верхній колонтитул, абзац 1: є рисунок, фігура, напис",
    ),
    "words for a number": (edited("<w:t>2</w:t>", "<w:t>таємно</w:t>", HEADER), "інше на місці номера сторінки"),
    "a field in a field": (
        edited(
            "</w:pPr>",
            '</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            + field("QUOTE x")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            HEADER,
        ),
        "поле «PAGE {QUOTE x}» у формі не дозволено",
    ),
    "words by a picture switch": (
        edited('w:instr=" PAGE "', """w:instr=" PAGE \\# 'x' " """, HEADER),
        "у формі не дозволено",
    ),
    "types of another kind": (edited("<Types", "<x", TYPES, edited("</Types>", "</x>", TYPES)), "не є документом Word"),
    "no page": (edited("<w:pgSz", "<w:pgNumType", DOCUMENT), "параметри сторінки: сторінка незвичного розміру"),
    "no room": (edited('w:left="1701"', 'w:left="15000"'), "сторінка не має місця для тексту"),
    "a table beside the sheet": (
        edited('<w:gridCol w:w="4423"/>', '<w:gridCol w:w="9423"/>'),
        "таблиця ширша за текст",
    ),
    "a row too long": (edited('<w:gridSpan w:val="6"/>', '<w:gridSpan w:val="7"/>'), "має не ті клітинки"),
    "a cell without a paragraph": (
        edited(
            '<w:p><w:pPr><w:pStyle w:val="MeasureNumber"/></w:pPr><w:r><w:t>{{p row.number }}</w:t></w:r></w:p>', ""
        ),
        "має клітинку без абзацу",
    ),
    "the strict variant": (
        edited("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/w/main"),
        "не є документом Word",
    ),
}


@pytest.mark.parametrize("what", PACKAGES)
def test_a_package_of_another_kind_is_refused(what: str) -> None:
    """Parts, types, relationships, pages and tables that no form has."""
    template, told = PACKAGES[what]

    assert told in faults(template)


def test_everything_wrong_is_told_at_once() -> None:
    """In the package, in the page, in a cell, in a tag."""
    parts = unpack(edited("{{p name }}", "{{p nmae }}", template=in_cell("<w:r><w:drawing/></w:r>")))
    told = faults(pack({**parts, "word/vbaProject.bin": b"x"}))

    assert 3 == len(told.splitlines())
    assert all(one in told for one in ("є макроси", "клітинка 2: є рисунок", "назви «nmae» тут немає"))
