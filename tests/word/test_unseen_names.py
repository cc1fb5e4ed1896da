"""Names that a template keeps where nobody looks do not get into the document."""

from __future__ import annotations

import pytest

from pipeline.errors import DataFaults
from pipeline.word.package import unpack
from pipeline.word.styles import read_styles
from pipeline.word.wordml import NUMBERING, STYLES
from schemas.layout import Layout
from tests.printed import fullest
from tests.word.forms import audit, edited, official, render, tree

NAME = "templates/report.docx"
PERSON = "Вигаданенко"
BOOKMARK = f'<w:bookmarkStart w:id="7" w:name="{PERSON}_Петро"/><w:bookmarkEnd w:id="7"/>'
STYLE = '<w:style w:type="{}" {}w:styleId="Own"><w:name w:val="' + PERSON + '"/>{}</w:style></w:styles>'
FONT = f'<w:font w:name="{PERSON}"><w:altName w:val="{PERSON} Петро"/></w:font></w:fonts>'

TEMPLATES = {
    "bookmark": edited("<w:sectPr", f"{BOOKMARK}<w:sectPr"),
    "bookmark in a header": edited("</w:pPr>", f"</w:pPr>{BOOKMARK}", "word/header1.xml"),
    "custom style": edited("</w:styles>", STYLE.format("paragraph", 'w:customStyle="1" ', ""), STYLES),
    "style that says it is Word's": edited("</w:styles>", STYLE.format("character", "", ""), STYLES),
    "style on a used one": edited(
        "</w:styles>", STYLE.format("paragraph", "", '<w:basedOn w:val="TableText"/>'), STYLES
    ),
    "other name of a used style": edited(
        '<w:name w:val="Текст таблиці"/>', f'<w:name w:val="Текст таблиці"/><w:aliases w:val="{PERSON}"/>', STYLES
    ),
    "latent style": edited(
        "</w:docDefaults>",
        f'</w:docDefaults><w:latentStyles><w:lsdException w:name="{PERSON}"/></w:latentStyles>',
        STYLES,
    ),
    "font": edited("</w:fonts>", FONT, "word/fontTable.xml"),
}


def carriers(docx: bytes) -> list[str]:
    """The parts of a DOCX in which the person is named."""
    return [name for name, part in unpack(docx).items() if PERSON.encode() in part]


@pytest.mark.parametrize("place", TEMPLATES)
def test_a_name_that_nobody_sees_stays_in_the_template(place: str) -> None:
    """The document is, byte for byte, the one by a template without the name."""
    assert [] != carriers(TEMPLATES[place])

    printed = render(fullest(), TEMPLATES[place], Layout())

    assert [] == carriers(printed)
    assert render(fullest(), official(), Layout()) == printed


def test_every_style_that_printing_may_choose_stays() -> None:
    """The official template loses no style but those that neither it nor a list nor a link needs."""
    whole, kept = (
        {read_styles(styles, None).name(one) for one in read_styles(styles, None).by_id}
        for styles in (tree(official(), STYLES), tree(render(fullest(), official(), Layout()), STYLES))
    )

    assert set() == whole - kept


def test_a_list_style_that_no_list_level_names_stays() -> None:
    """Printing finds it by its name alone, so the audit does, too."""
    unlinked = edited('<w:pStyle w:val="TextAfterList"/>', "", NUMBERING)

    assert audit(official(), NAME).printed == audit(unlinked, NAME).printed


def test_a_bookmark_may_stand_in_a_tag() -> None:
    """Word puts its own «_GoBack» wherever the cursor was; the tag is still one."""
    inside = edited("{{p row.title }}", f"{{{{p row</w:t></w:r>{BOOKMARK}<w:r><w:t>.title }}}}")

    assert render(fullest(), official(), Layout()) == render(fullest(), inside, Layout())


def test_letters_beside_a_bookmark_are_refused() -> None:
    """They do not go with it unsaid."""
    with pytest.raises(DataFaults, match="є текст поза абзацом"):
        audit(edited("<w:sectPr", f"{BOOKMARK}Вітаю<w:sectPr"), NAME)


def test_a_style_does_not_refer_to_one_that_was_left_out() -> None:
    """`w:next` and `w:link` of a used style go with the unused one that they name."""
    used = '<w:name w:val="Текст таблиці"/><w:basedOn w:val="Normal"/>'
    following = edited(used, f'{used}<w:next w:val="{PERSON}"/>', STYLES)
    named = edited("</w:styles>", STYLE.format("paragraph", "", "").replace('"Own"', f'"{PERSON}"'), STYLES, following)

    assert [] == carriers(render(fullest(), named, Layout()))
