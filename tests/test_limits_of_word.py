"""What Word and LibreOffice have limits for is printed right, or refused with its place."""

from __future__ import annotations

import pytest

from pipeline.contracts import Docx
from pipeline.convert import convert_all
from pipeline.pdf.reading import paper
from pipeline.tools.soffice import Office
from pipeline.verify import prove, working_files
from schemas.document import Block, Document
from schemas.layout import Layout
from schemas.prose import ListItem
from tests.printed import document, paragraph, row
from tests.word.forms import official, render

WORDS = " ".join(f"слово{number:05}" for number in range(6000))[:60_000]
DEEPEST = 9
"""Levels of lists that Word has (ISO/IEC 29500-1, 17.9.3)."""


def deep(ordinal: int | None) -> Block:
    """A list in a list, as deep as Word goes."""
    return tuple(paragraph(f"рівень {level}", ListItem(level=level, ordinal=ordinal)) for level in range(DEEPEST))


def proven_pages(made: Document) -> int:
    """Print and convert a document, prove both files, and give the number of pages."""
    docx = Docx(render(made, official(), Layout()))
    pdfs = convert_all({"document": docx}, Office())
    return prove(made, working_files(made, docx), paper(pdfs["document"])).pages


@pytest.mark.hard
def test_a_cell_longer_than_many_pages_is_proven_letter_by_letter() -> None:
    """60,000 characters in one cell run over the pages, in DOCX and PDF alike."""
    assert 60_000 == len(WORDS)
    assert proven_pages(document(row("1.1", mark=WORDS), row("1.2"))) > 15


@pytest.mark.hard
def test_lists_as_deep_as_word_goes_are_proven() -> None:
    """Nine levels of dashes and of numbers keep their marks and their text."""
    assert 1 <= proven_pages(document(row("1.1", mark=deep(None)), row("1.2", mark=deep(1))))
