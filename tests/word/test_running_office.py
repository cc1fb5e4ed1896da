"""A template prints names of the content over and under the text, on the pages that they belong to."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest
from hypothesis import given, settings

from pipeline.contracts import Docx, Pdf
from pipeline.errors import DataFaults
from pipeline.pdf import reading as paper
from pipeline.pdf.texts import letters
from pipeline.proof.paper import paper_faults
from pipeline.proof.working_copy import working_copy_faults
from pipeline.word.reading import read
from pipeline.word.running import RunningHeads
from schemas.document import Document, printed
from schemas.layout import Layout
from tests.office import converted
from tests.printed import document, row
from tests.test_render import ALLOWED
from tests.word.forms import audit, edited, render, with_running_heads

NAME = "templates/report.docx"
FORM = with_running_heads("{{r draft }} ", "{{r organization }} {{r year }}", "{{r draft }}")
HEADS = RunningHeads(
    {"word/header1.xml": ("draft",), "word/header2.xml": ("draft",), "word/footer1.xml": ("organization", "year")},
    first=("draft",),
    others=("draft", "organization", "year"),
)


@cache
def draft() -> Document:
    """A document of several pages that is not finished."""
    rows = (row(f"1.{number}", mark="Захід триває. " * 40) for number in range(1, 12))
    return document(*rows, draft=printed("ПРОЄКТ"))


@converted("running-heads")
def draft_docx() -> bytes:
    """The draft in Word."""
    return render(draft(), FORM, Layout())


def test_the_audit_tells_what_is_printed_on_which_page() -> None:
    """The first page's header is its own; the footer stands under all others."""
    assert HEADS == audit(FORM, NAME).running


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("{{r preamble }}", "назви «preamble» тут немає"),
        ("{{r sections }}", "назви «sections» тут немає"),
        ("{{p name }}", "у колонтитулі не буває"),
        ("{{ name }}", "у колонтитулі не буває"),
        ("{%p if draft %}", "у колонтитулі не буває"),
    ],
)
def test_only_names_stand_there(tag: str, reason: str) -> None:
    """A header has neither loops nor blocks of the text."""
    with pytest.raises(DataFaults, match=f"нижній колонтитул, абзац 1: .*{reason}"):
        audit(with_running_heads("", tag), NAME)


def test_names_of_running_heads_are_not_the_texts() -> None:
    """The organization and the year are offered to headers alone."""
    with pytest.raises(DataFaults, match="назви «organization» тут немає"):
        audit(edited("{{p heading }}", "{{p organization }}"), NAME)


def test_word_and_paper_say_what_the_template_repeats(office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]) -> None:
    """Every page of a draft has its mark; the pages after the first have organization, year and number, too."""
    found = paper.read(office_pdf["running-heads"])
    over = [
        "".join(letters(stray.text) for stray in found.strays if stray.page == page)
        for page in range(1, found.pages + 1)
    ]

    assert [] == [*working_copy_faults(draft(), read(office_docx["running-heads"]), HEADS)]
    assert [] == [*paper_faults(draft(), found, HEADS)]
    assert found.pages > 2
    assert "ПРОЄКТ" == over[0]
    assert all(text.startswith("ПРОЄКТ") and "Вигаданарада2024" in text for text in over[1:])


@pytest.mark.parametrize(
    "other",
    [
        {"draft": ()},
        {"draft": printed("ПРОЕКТ")},
        {"organization_name": "Інша рада"},
        {"year": 2025},
    ],
)
def test_a_running_head_that_says_something_else_is_caught(
    other: dict[str, object], office_docx: dict[str, Docx], office_pdf: dict[str, Pdf]
) -> None:
    """In Word by its part, on paper by its page."""
    must = draft().model_copy(update=other)
    word = working_copy_faults(must, read(office_docx["running-heads"]), HEADS)
    found = paper_faults(must, paper.read(office_pdf["running-heads"]), HEADS)

    assert [fault for fault in word if "у колонтитулі" in fault.reason]
    assert [fault for fault in found if "поза текстом надруковано" in fault.reason]


@pytest.mark.parametrize("less", [{"first": ()}, {"others": ("draft",)}, {"others": ()}])
def test_a_running_head_on_the_wrong_page_is_caught(less: dict[str, object], office_pdf: dict[str, Pdf]) -> None:
    """What stands on a page is what its template puts there."""
    found = paper_faults(draft(), paper.read(office_pdf["running-heads"]), dataclasses.replace(HEADS, **less))  # type: ignore[arg-type] # names

    assert [fault for fault in found if "поза текстом надруковано" in fault.reason]


@pytest.mark.hard
@settings(max_examples=300, deadline=None)
@given(ALLOWED, ALLOWED, ALLOWED)
def test_every_allowed_text_arrives_over_and_under_the_text(mark: str, name: str, organization: str) -> None:
    """Whatever may be typed is printed letter by letter in header and footer, and proven."""
    form = with_running_heads("{{r draft }}", "{{r organization }}", "{{r name }}")
    made = document(draft=printed(mark), name=printed(name), organization_name=organization)
    found = read(render(made, form, Layout()))

    assert {"word/header1.xml": mark, "word/header2.xml": name, "word/footer1.xml": organization} == found.headers
    assert [] == [
        fault for fault in working_copy_faults(made, found, audit(form, NAME).running) if "колонтитул" in fault.reason
    ]
