"""Short rows stay whole, long ones may be broken over pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.rows import Cell, Printed, is_short, rooms
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


@pytest.mark.parametrize("height", [0, 1_000, 9_638])
@given(st.text("ЮШщі W\n\u0301", max_size=120), st.integers(0, 4_500), st.sampled_from([0, 20, 28]))
def test_what_fits_unmeasured_fits_when_it_is_measured(height: int, text: str, width: int, size: int) -> None:
    """The widest letters, the narrowest and those that stand over others, in columns of any width."""
    (room,) = rooms((Cell(0, 1, (Printed(0, size, size, size),)),), (width,), height)
    blocks = [(paragraph(text),)]

    assert is_short([replace(room, alone=None)], blocks) == is_short([room], blocks)
