"""Content and template become a DOCX that says exactly what the content says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DataFaults
from pipeline.render import Ending
from pipeline.word.package import unpack
from pipeline.word.reading import read
from pipeline.word.texts import DocxReading, ReadElement, ReadTable
from schemas.document import Block, Document, printed
from schemas.layout import Layout
from schemas.text import FORBIDDEN, INVISIBLE
from tests.printed import HEADS, document, emptiest, fullest, paragraph, row, with_columns
from tests.word.forms import edited, official, render

PLAIN = Layout()


def again(made: Document, **layout: object) -> DocxReading:
    """What the printed document says when it is read back."""
    return read(render(made, official(made.kind), Layout.model_validate(layout)))


def texts(block: Block) -> str:
    """A block's letters as a cell has them."""
    return "\n".join(one.text for one in block)


def lines(elements: tuple[ReadElement, ...]) -> list[str]:
    """What stands in paragraphs and layout tables, line by line."""
    found = []
    for one in elements:
        if isinstance(one, ReadTable):
            found += ["|".join(cell.text.replace("\n", "/") for cell in read_row.cells) for read_row in one.rows]
        else:
            found.append(one.text)
    return found


def test_every_cell_of_the_fullest_document_stands_in_its_row_and_column() -> None:
    """The table has the head, each section and each measure, cell by cell."""
    made = fullest()
    expected = [[texts(column.head) for column in made.columns]]
    for section in made.sections:
        expected.append([texts(section.title)])
        expected += [[texts(one.cells[column.key]) for column in made.columns] for one in section.rows]

    assert expected == [[cell.text for cell in one.cells] for one in again(made).rows]


def test_everything_before_the_table_stands_in_its_sequence() -> None:
    """Draft, the blocks side by side, name, heading and preamble come one after another."""
    person = "Голова Вигаданої ради"
    date = "«___» ____________ 2024 року"
    left = f"ПОГОДЖЕНО/{person}/Калина ВИГАДАНА/{date}/М. П./ПОГОДЖЕНО/{person}/Дуб УЯВНИЙ/{date}"
    right = f"ЗАТВЕРДЖУЮ/{person}/Явір ПРИКЛАДЕНКО/{date}/М. П./ЗАТВЕРДЖЕНО/{person}/{date}"

    assert [
        "ПРОЄКТ",
        f"{left}|{right}",
        "ЗВІТ",
        "про виконання плану роботи",
        "Перед таблицею.",
        "підстава",
    ] == lines(again(fullest()).before)


def test_everything_after_the_table_stands_in_its_sequence() -> None:
    """Closing text and signatures follow; a name stands on the line of its post's last words."""
    assert [
        "Після таблиці.",
        "пункт 1",
        "Головний спеціаліст,",
        "уповноважена особа\tРута ЗРАЗКОВА",
        "Голова\tЯвір ПРИКЛАДЕНКО",
    ] == lines(again(fullest()).after)


def test_lists_are_marked_as_the_content_says() -> None:
    """Dashes and numbers are Word's own, and a list that starts at 3 is printed from 3."""
    marks = [one.label for read_row in again(fullest()).rows[2:3] for one in read_row.cells[-1].paragraphs]

    assert ["", "–", "–", "–", "3.", "4."] == marks


def test_without_concurrences_there_is_no_layout_table() -> None:
    """Approval stands in plain paragraphs when nothing stands beside it."""
    assert [
        "ЗАТВЕРДЖУЮ",
        "Голова Вигаданої ради",
        "Явір ПРИКЛАДЕНКО",
        "«___» ____________ 2024 року",
        "ЗВІТ",
        "про виконання плану роботи",
    ] == lines(again(document()).before)


def test_the_emptiest_document_has_a_paragraph_in_each_cell() -> None:
    """An empty cell keeps an empty paragraph of its style, without which Word calls the file damaged."""
    cells = again(emptiest()).rows[2].cells

    assert [""] * 6 == [cell.text for cell in cells]
    assert ["Номер заходу", *["Текст таблиці"] * 5] == [one.style for cell in cells for one in cell.paragraphs]


def test_the_file_names_the_document_and_its_organization_and_nobody_else() -> None:
    """Title, language and creator are the document's; dates are the content's; nobody modified it last."""
    properties = again(document()).properties

    assert {
        "title": "ЗВІТ про виконання плану роботи",
        "creator": "Вигадана рада",
        "language": "uk-UA",
        "created": "2023-12-29T00:00:00Z",
        "modified": "2023-12-29T00:00:00Z",
    } == dict(properties)


def test_the_same_content_gives_the_same_bytes() -> None:
    """Two printings do not differ in a single byte."""
    first, second = (render(fullest(), official(), PLAIN) for _ in range(2))

    assert first == second


def test_a_plan_has_no_column_of_marks() -> None:
    """The plan's own template prints its five columns."""
    plan = with_columns(document(kind="plan"), *list(HEADS)[:5])

    assert list(HEADS.values())[:5] == [cell.text for cell in again(plan).rows[0].cells]


def test_a_link_leads_to_its_address() -> None:
    """The address stands in the document's relationships, escaped."""
    relations = unpack(render(fullest(), official(), PLAIN))["word/_rels/document.xml.rels"].decode()

    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations


def test_nothing_of_the_template_is_left() -> None:
    """No tag, no `None` and no empty run of letters is left in the finished file."""
    body = unpack(render(fullest(), official(), PLAIN))["word/document.xml"].decode()

    assert [] == re.findall(r"\{[{%]|[%}]\}|None|<w:t/>|<w:t [^>]*/>", body)


def test_the_last_row_can_begin_a_new_page_with_its_section() -> None:
    """For LibreOffice the table is parted, and is read back as one."""
    made = fullest().model_copy(update={"closing": ()})
    parted, flowing = (read(render(made, official(), PLAIN, ending)) for ending in (Ending.NEW_PAGE, Ending.FLOWING))
    pieces = [one for one in parted.body if isinstance(one, ReadTable) and one.has_head]

    assert flowing.rows == parted.rows
    assert flowing.after == parted.after
    assert ["№ з/п", "2. Другий розділ", "2.1."] == [one.cells[0].text for one in pieces[-1].rows]


def test_what_the_template_would_not_print_is_refused() -> None:
    """A template that has lost a tag cannot swallow a text."""
    template = edited("{{p closing }}", "")

    assert again(document()).rows == read(render(document(), template, PLAIN)).rows
    with pytest.raises(DataFaults, match=r"templates/report\.docx: шаблон ніде не друкує «closing»"):
        render(fullest(), template, PLAIN)


def test_a_column_that_the_template_lacks_is_refused() -> None:
    """A document with a column of its own needs a template with that column."""
    with pytest.raises(DataFaults, match=r"«columns\.mark»"):
        render(document(kind="plan"), official("plan"), PLAIN)


def test_a_list_where_the_template_has_no_list_style_is_refused() -> None:
    """A list in a requisite has no style to be printed in."""
    made = document(heading=(paragraph("а", fullest().preamble[1].item),))

    with pytest.raises(DataFaults, match="є список, а стилю для нього немає"):
        render(made, official(), PLAIN)


@pytest.mark.hard
def test_five_thousand_measures_arrive() -> None:
    """A table of the whole country's size is printed and read back row by row."""
    made = document(*(row(str(number)) for number in range(5000)))

    assert [f"{number}." for number in range(5000)] == [one.cells[0].text for one in again(made).rows[2:]]


NASTY = (
    *(
        "{_",
        "_}",
        "{",
        "}",
        "%",
        "#",
        "<",
        ">",
        "&",
        "&amp;",
        '"',
        "'",
        "’",
        "ʼ",
        "]]>",
        "<w:p>",
        "</w:t>",
        "None",
        "\\a",
    ),
    *(
        "\u00a0",
        "и\u0306",
        "👩🏽",
        "\U0001f1fa",
        "🇺🇦",
        "\n",
        "\t",
        "  ",
        "\u2028",
        "<!--",
        "<?xml",
        "${x}",
        "2.10",
        "і",
    ),
)
ALLOWED = st.one_of(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
).filter(lambda text: not FORBIDDEN.search(text) and not INVISIBLE.search(text))


@settings(max_examples=40, deadline=None)
@given(st.lists(ALLOWED, min_size=6, max_size=20))
def test_every_allowed_text_arrives_unaltered(typed: list[str]) -> None:
    """Whatever may be typed is printed letter by letter, in a cell, in a paragraph, in a line, in a property."""
    head, section, name, prose, post, *cells = typed
    base = document(*(row(str(number), mark=cell) for number, cell in enumerate(cells)))
    made = document(
        name=printed(name),
        preamble=(paragraph(prose), paragraph(prose, link="https://example.org/")),
        columns=(*base.columns[:-1], base.columns[-1].model_copy(update={"head": printed(head)})),
        sections=(base.sections[0].model_copy(update={"title": printed(section)}),),
        signatures=(base.signatures[0].model_copy(update={"last_post_line": printed(post)}),),
    )
    found = again(made)

    assert [name, "про виконання плану роботи", prose, prose] == lines(found.before)[4:]
    assert [head, section, *cells] == [one.cells[-1].text for one in found.rows]
    assert [f"{post}\tРута ЗРАЗКОВА"] == lines(found.after)
    assert " ".join([*name.split(), "про виконання плану роботи"]) == found.properties["title"]
