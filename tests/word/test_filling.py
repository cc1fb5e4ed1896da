"""Filling can neither compute nor lose anything, whatever a template holds; the file tells nothing of its makers."""

from __future__ import annotations

import pytest

from pipeline.errors import DataFaults
from pipeline.untrusted.unsound import Unsound
from pipeline.word.filling import fill
from pipeline.word.letters import Look, Xml
from pipeline.word.package import TYPES, pack, unpack
from pipeline.word.paragraphs import Printer
from pipeline.word.properties import CORE
from pipeline.word.splicing import splice
from pipeline.word.wordml import DOCUMENT, Element, parse, w
from schemas.document import printed
from schemas.layout import Layout
from tests.printed import document
from tests.word.forms import edited, official, render, rewritten, xml

BODY = "(?s)<w:body>.*?<w:sectPr"
APP = b'<Properties xmlns="x"><Company>Secret</Company></Properties>'


def filled(text: str, **content: object) -> Element:
    """A document of one paragraph, filled without the audit that would have refused it."""
    printer = Printer("шаблон", (Look("TableText"),), 9, "Hyperlink")
    template = rewritten(BODY, f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:sectPr")
    xml = fill(unpack(template)[DOCUMENT].decode(), content, printer)  # type: ignore[arg-type] # whatever a test gives
    return parse(splice(xml, whatever))


def whatever(_tree: Element) -> None:
    """Finish nothing."""


def letters(tree: Element) -> str:
    """The letters of a filled document."""
    return "".join(one.text or "" for one in tree.iter(w("t")))


def test_text_is_escaped_and_never_evaluated() -> None:
    """A value that looks like a template or like XML is printed as it is."""
    assert "{{ 7*7 }} <b> & {_{" == letters(filled("{{ x }}", x="{{ 7*7 }} <b> & {_{"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ x.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__ }}",
        "{{ 'a' * 10_000_000 }}",
        "{{ x * 10_000_000 }}",
        "{{ 2 ** 100000 }}",
        "{{ -1 }}",
        "{{ rows.append(9) }}",
        "{{ rows.clear() }}",
        "{{ rows[0].upper() }}",
        "{{ joiner() }}",
        "{{ namespace(a=1) }}",
        "{{ range(9) }}",
        "{{ x is string }}",
        "{% import 'os' as x %}",
        "{% extends 'x' %}",
        "{{ x.upper() }}",
        "{{ x.__class__ }}",
        "{{ x|upper }}",
        "{{ x|safe }}",
        "{{ unknown }}",
        "{{ rows.append(1) }}",
        "{{ rows }}",
        "{{ block }}",
        "{{ lipsum() }}",
        "{% for a in x %}",
        "{% include 'x' %}",
    ],
)
def test_what_is_not_a_name_is_refused(text: str) -> None:
    """No method, attribute, filter, global, number or unknown name comes through, even past the audit."""
    with pytest.raises(DataFaults, match="шаблон: шаблон не вдалося заповнити"):
        filled(text, x="а", rows=["а"], block=printed("а"))


@pytest.mark.parametrize("value", [None, True, 7, 0.1, b"abc", ["a"], {"a": "b"}])
def test_a_value_that_is_no_text_is_never_printed(value: object) -> None:
    """`None`, `True` and `0.1` would stand in the document as Python writes them."""
    with pytest.raises(DataFaults, match="is not text"):
        filled("{{ x }}", x=value)


def test_letters_stay_letters_where_a_template_would_switch_escaping_off() -> None:
    """Not even `autoescape false` lets data be XML, or a tag be read in it."""
    tree = filled("{% autoescape false %}{{ x }}{% endautoescape %}", x="</w:t><w:tr> & {{ y }}")

    assert "</w:t><w:tr> & {{ y }}" == letters(tree)


def test_a_column_may_be_called_as_a_method_of_python_is() -> None:
    """Names are keys of the data, never attributes."""
    tree = filled("{{p row.items|p(0) }}", row={"items": printed("а")})

    assert '<w:t xml:space="preserve">а</w:t>' in xml(tree)


def test_a_broken_document_is_refused_not_mended() -> None:
    """A recovering parser would drop the rest of the text in silence."""
    with pytest.raises(Unsound, match=r"частина word/document\.xml: розмітку пошкоджено"):
        filled("{{ x }}", x=Xml("</w:t><w:r>"))


def test_nothing_of_whoever_saved_the_template_is_in_the_document() -> None:
    """Company, author, thumbnail, custom XML, editing sessions and the template's own template stay out."""
    parts = unpack(edited("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'))
    sessions = b'<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:themeFontLang'
    types = b'<Override PartName="/docProps/app.xml" ContentType="application/xml"/></Types>'
    relation = b'<Relationship Id="rId9" Type="http://x/extended" Target="docProps/app.xml"/></Relationships>'
    saved = {
        **parts,
        "docProps/app.xml": APP,
        "docProps/thumbnail.jpeg": b"Secret",
        "customXml/item1.xml": b"<x>Secret</x>",
        TYPES: parts[TYPES].replace(b"</Types>", types),
        "_rels/.rels": parts["_rels/.rels"].replace(b"</Relationships>", relation),
        CORE: parts[CORE].replace(b"<dc:language>", b"<dc:creator>Secret</dc:creator><dc:language>"),
        "word/settings.xml": parts["word/settings.xml"].replace(b"<w:themeFontLang", sessions),
    }
    finished = unpack(render(document(), pack(saved), Layout()))

    assert set(unpack(official())) | {"word/fontTable.xml", "word/theme/theme1.xml"} == set(finished)
    assert [] == [name for name, part in finished.items() if b"Secret" in part or b"rsid" in part or b"app.xml" in part]


def test_every_part_has_its_type() -> None:
    """Nothing is declared that is not there, nothing is there undeclared."""
    finished = unpack(render(document(), official(), Layout()))
    declared = [one for one in finished if f'PartName="/{one}"'.encode() in finished[TYPES]]

    assert sorted({*finished} - {TYPES, "_rels/.rels", "word/_rels/document.xml.rels"}) == sorted(declared)
    assert finished[TYPES].count(b"PartName") == len(declared)
