"""Our DOCX as validators of others see it: nothing is found in any document, and each finds what is broken."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.contracts import Docx
from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.properties import CORE
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES
from schemas.document import Document, PrintedSection
from schemas.layout import Layout
from schemas.prose import ListItem
from tests.office import MAKERS
from tests.printed import approval, dashes, document, numbered, paragraph, row, signature
from tests.story import telling
from tests.word.forms import official, render
from tests.word.validators import both_miss, open_xml_sdk, openxml_audit

Validator = Callable[[bytes, Path], list[str]]
_STORIES = sorted(
    name for name in MAKERS if name in {*telling.STORIES, *(f"{one}-new-page" for one in telling.STORIES)}
)
_OWN_LIST = ListItem(level=0, ordinal=3, delimiter=")")


def _full() -> Document:
    """A draft with two of each requisite, lists in lists, links and all emphases."""
    cell = (*numbered(3, 4), *dashes("а", "б", level=1), paragraph("далі", _OWN_LIST))
    look = paragraph("усе", bold=True, italic=True)
    link = paragraph("закон", link="https://example.org/закон?а=1&б=2")
    return document(
        row("1.1", mark=cell, title=(look, link)),
        row("1.2", mark=""),
        draft=(paragraph("ПРОЄКТ"),),
        concurrences=(approval("ПОГОДЖЕНО"), approval("ПОГОДЖЕНО", seal="М. П.")),
        approvals=(approval(), approval("ЗАТВЕРДЖЕНО", name="")),
        preamble=(paragraph("На виконання"), *dashes("раз", "два"), link),
        closing=(paragraph("Кінець"),),
        signatures=(signature("Головний", "спеціаліст"), signature("Голова", name="")),
    )


def _empty() -> Document:
    """The least that there may be."""
    return document(sections=(PrintedSection(title=(), rows=(row("1.1", mark="", title=""),)),), preamble=())


def _docx(name: str) -> Docx:
    made = {"full": _full, "empty": _empty}
    return render(made[name](), official(), Layout()) if name in made else Docx(MAKERS[name]())


@pytest.mark.parametrize("name", [*_STORIES, "full", "empty"])
def test_openxml_audit_finds_nothing_in_a_document_of_ours(name: str, tmp_path: Path) -> None:
    """Nor does our own look at what no validator sees."""
    assert [] == openxml_audit(_docx(name), tmp_path)
    assert [] == both_miss(_docx(name), tmp_path)


@pytest.mark.hard
@pytest.mark.parametrize("name", [*_STORIES, "full", "empty"])
def test_the_open_xml_sdk_finds_nothing_in_a_document_of_ours(name: str, tmp_path: Path) -> None:
    """Microsoft's own, for Microsoft's own format."""
    assert [] == open_xml_sdk(_docx(name), tmp_path)


_OBJECT = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="7" name="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
_BREAKS = {
    "an element out of its sequence": (DOCUMENT, "<w:tblGrid>", "<w:tr/><w:tblGrid>", {openxml_audit, open_xml_sdk}),
    "a value that there is not": (STYLES, 'w:jc w:val="[a-z]+"', 'w:jc w:val="no"', {openxml_audit, open_xml_sdk}),
    "an unknown element": (DOCUMENT, "<w:body>", "<w:body><w:unknown/>", {openxml_audit, open_xml_sdk}),
    "no grid of a table": (DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", "", {openxml_audit, open_xml_sdk}),
    "a relation that there is not": (DOCUMENT, 'r:id="rId[0-9]+"', 'r:id="rId77"', {openxml_audit, open_xml_sdk}),
    "a part of another type": (TYPES, "ml.styles", "ml.footnotes", {openxml_audit, open_xml_sdk}),
    "a style that there is not": (DOCUMENT, 'w:pStyle w:val="[^"]+"', 'w:pStyle w:val="Absent"', {openxml_audit}),
    "a cell without a paragraph": (DOCUMENT, "(</w:tcPr>).*?(</w:tc>)", r"\1\2", {openxml_audit}),
    "a list without its form": (NUMBERING, 'abstractNumId w:val="[0-9]+"', 'abstractNumId w:val="99"', {openxml_audit}),
    "a list that there is not": (DOCUMENT, 'w:numId w:val="[0-9]+"', 'w:numId w:val="99"', {openxml_audit}),
    "two lists of one number": (NUMBERING, '(<w:num w:numId="1".*?</w:num>)', r"\1\1", {both_miss}),
    "two titles": (CORE, "(<dc:title>.*?</dc:title>)", r"\1\1", {both_miss}),
    "two objects of one number": (DOCUMENT, "<w:sectPr", f"{_OBJECT}{_OBJECT}<w:sectPr", {open_xml_sdk}),
}
"""Where, what became what, and who finds it."""


def _broken(defect: str) -> bytes:
    """The full document with one defect."""
    part, old, new, _ = _BREAKS[defect]
    parts = unpack(_docx("full"))
    text, count = re.subn(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
    assert count
    return pack({**parts, part: text.encode()})


@pytest.mark.parametrize("defect", [name for name, (*_, finders) in _BREAKS.items() if finders != {open_xml_sdk}])
def test_a_broken_document_is_found_by_one_of_the_quick_two(defect: str, tmp_path: Path) -> None:
    """What none of them found would prove nothing by finding nothing."""
    for look in _BREAKS[defect][3] - {open_xml_sdk}:
        assert look(_broken(defect), tmp_path)


@pytest.mark.hard
@pytest.mark.parametrize("defect", [name for name, (*_, finders) in _BREAKS.items() if open_xml_sdk in finders])
def test_a_broken_document_is_found_by_the_open_xml_sdk(defect: str, tmp_path: Path) -> None:
    """The validator really looks at what it is given."""
    assert open_xml_sdk(_broken(defect), tmp_path)


@pytest.mark.parametrize("defect", [name for name, (*_, finders) in _BREAKS.items() if finders == {both_miss}])
def test_what_we_look_for_ourselves_openxml_audit_misses(defect: str, tmp_path: Path) -> None:
    """When a later version finds it, our own look can go."""
    assert [] == openxml_audit(_broken(defect), tmp_path)
