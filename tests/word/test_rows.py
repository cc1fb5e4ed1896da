"""Short rows stay whole, long ones may be broken over pages."""

from __future__ import annotations

from pipeline.word.wordml import w
from schemas.layout import Layout
from tests.printed import document, paragraph, row
from tests.word.forms import edited, official, render, table


def whole(cell: str, template: bytes | None = None, orientation: str = "landscape") -> list[bool]:
    """Which rows of a table of one measure may not be broken: head, section, measure."""
    made = document(row("1", mark=(paragraph(cell),)))
    docx = render(made, template or official(), Layout.model_validate({"orientation": orientation}))
    return [one.find(f"{w('trPr')}/{w('cantSplit')}") is not None for one in table(docx).iter(w("tr"))]


def test_a_short_row_stays_whole() -> None:
    """A few lines are not worth a break, which could leave one of them alone."""
    assert [False, True, True] == whole("слово " * 40)


def test_a_long_row_may_be_broken() -> None:
    """A page is not left half empty for it."""
    assert [False, True, False] == whole("слово " * 160)
    assert [False, True, False] == whole("\n" * 17)


def test_what_is_long_is_measured_by_the_page() -> None:
    """An upright page has room for more lines."""
    assert [False, True, True] == whole("\n" * 17, orientation="portrait")


def test_what_the_form_forbids_stays_forbidden() -> None:
    """A clerk who keeps all rows whole in Word has them whole."""
    old = '<w:tr><w:tc><w:tcPr><w:tcW w:w="737" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="MeasureNumber"/>'
    template = edited(old, old.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>"))

    assert [False, True, True] == whole("слово " * 120, template)
