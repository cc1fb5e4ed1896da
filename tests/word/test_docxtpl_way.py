"""What is printed as text is what docxtpl itself prints of the same template and content, in every part."""

from __future__ import annotations

import copy
import io

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.word import filling
from pipeline.word.content import content_of
from pipeline.word.grid import named
from pipeline.word.marking import _drop_empty_runs
from pipeline.word.measuring import ROW
from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.paragraphs import Printer
from pipeline.word.setting import Setting, set_form
from pipeline.word.splicing import splice
from pipeline.word.wordml import Element, parse, w
from schemas.document import Document
from schemas.layout import Layout
from tests.printed import document, emptiest, fullest, paragraph, row
from tests.word.forms import audit, official, with_running_heads


def setting(made: Document, template: bytes) -> Setting:
    """A form set for a document."""
    return set_form(audit(template, f"templates/{made.kind}.docx"), made, Layout())


def canonical(root: Element) -> bytes:
    """A part without our marks and without runs that hold nothing."""
    bare = copy.deepcopy(root)
    for mark in list(bare.iter(etree.ProcessingInstruction)):
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)
    _drop_empty_runs(bare)
    return etree.tostring(bare, method="c14n")


def ours(made: Document, form: Setting, printer: Printer) -> dict[str, bytes]:
    """The parts with tags, filled by us."""
    content = content_of(made)
    return {
        name: canonical(parse("".join(filling.fill(xml, content, printer)), name))
        for name, xml in form.templates.items()
    }


def docxtpls(made: Document, form: Setting, printer: Printer) -> dict[str, bytes]:
    """All parts of the package that docxtpl saves."""
    tagged = {name: xml.encode() for name, xml in form.templates.items()}
    stock = DocxTemplate(io.BytesIO(pack({**form.parts, **tagged})))
    content = {**content_of(made), **named(printer.widths), filling._PRINTER: printer}
    stock.render(content, filling._Environment())
    saved = io.BytesIO()
    stock.save(saved)
    return unpack(saved.getvalue())


def assert_equal(made: Document, template: bytes) -> None:
    """Both ways give the same parts, links and lists."""
    form = setting(made, template)
    widths = form.grid.widths(made, Layout())
    mine, its = form.printer(widths), form.printer(widths)
    filled, saved = ours(made, form, mine), docxtpls(made, form, its)

    assert {name: canonical(parse(saved[name], name)) for name in filled} == filled
    assert (its.links, its.lists) == (mine.links, mine.lists)
    rest = {name: part for name, part in form.parts.items() if name != TYPES and not name.endswith(".rels")}
    assert {name: canonical(parse(saved[name], name)) for name in rest} == {
        name: canonical(parse(part, name)) for name, part in rest.items()
    }


@pytest.mark.parametrize("made", [fullest(), emptiest(), document(*(row(str(number)) for number in range(40)))])
@pytest.mark.parametrize("kind", ["official", "running"])
def test_every_part_is_what_docxtpl_prints(made: Document, kind: str) -> None:
    """Document, headers, footers, styles, numbering, settings; the links and lists that were met on the way."""
    heads = with_running_heads("{{r organization }}", "{{r name }} {{r year }}", "{{r heading }}")
    assert_equal(made, official() if kind == "official" else heads)


# docxtpl itself rewrites braces, and straightens what stands between two of them.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}%#"), min_size=1, max_size=20)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.lists(TEXTS, max_size=3), min_size=1, max_size=6))
def test_whatever_is_typed_is_what_docxtpl_prints(cells: list[list[str]]) -> None:
    """Cells of no, one and several paragraphs."""
    made = document(
        *(row(str(place), mark=tuple(paragraph(text) for text in texts)) for place, texts in enumerate(cells))
    )
    assert_equal(made, official())


def test_no_empty_run_is_left_of_a_tag() -> None:
    """An empty run is left by docxtpl on both sides of a tag that stands for a run."""
    made = fullest()
    form = setting(made, with_running_heads("{{r organization }}", "{{r name }}"))
    printer = form.printer(form.grid.widths(made, Layout()))

    for name, xml in form.templates.items():
        tree = parse("".join(filling.fill(xml, content_of(made), printer)), name)
        assert [] == [run for run in tree.iter(w("r")) if all(one.tag == w("rPr") for one in run)]


@pytest.mark.parametrize("made", [fullest(), emptiest(), document(*(row(str(number)) for number in range(340)))])
def test_a_part_is_the_same_however_its_text_came_to_pieces(made: Document) -> None:
    """A row may begin within a piece, and one piece may hold several rows; none of their marks is cut in two."""
    form = setting(made, official())
    content, printer = content_of(made), form.printer(form.grid.widths(made, Layout()))

    for xml in form.templates.values():
        pieces = filling.fill(xml, content, printer)
        assert "".join(pieces).count(ROW) == sum(piece.count(ROW) for piece in pieces)
        parts = {splice(cut, lambda _: None) for cut in (pieces, ["".join(pieces)], ["", *pieces, ""])}
        assert 1 == len(parts)
        assert ROW.encode() not in parts.pop()
