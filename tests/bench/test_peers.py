"""Peers are given the same content and the same form, in their own notation."""

from __future__ import annotations

import io
import re

import docx
import pytest

from bench.ground import ROOT
from bench.peers import stock, templates
from bench.peers.content import Plain, flat, holds, plain
from bench.peers.ours import document_of
from pipeline.word.package import unpack
from pipeline.word.wordml import DOCUMENT, parse, w
from tests.printed import document, row

TEMPLATE = ROOT / "templates/report.docx"


@pytest.fixture
def content() -> Plain:
    """A small document's content."""
    return plain(document(row("1.1"), row("1.2", title="Провести нараду"), row("1.3")))


def _said(file: bytes) -> list[str]:
    return [text.text or "" for text in parse(unpack(file)[DOCUMENT]).iter(w("t"))]


def test_stock_docxtpl_fills_the_same_form_with_all_of_it(content: Plain) -> None:
    """Every row, section and letter is in the file that docxtpl makes as it is released."""
    made = stock.made(templates.stock(TEMPLATE.read_bytes()), content)
    rows = sum(1 + len(section["rows"]) for section in content["sections"])

    assert 1 + rows == len(docx.Document(io.BytesIO(made)).tables[0].rows)
    assert holds("".join(_said(made)), content)


def test_ours_is_given_the_same(content: Plain) -> None:
    """The document that is made of the plain content has that content."""
    assert content == plain(document_of(content))


def test_a_letter_that_is_lost_is_seen(content: Plain) -> None:
    """One letter less than the content has is not all of it."""
    said = "".join(_said(stock.made(templates.stock(TEMPLATE.read_bytes()), content)))
    last = max(place for place, letter in enumerate(said) if letter.isalpha())

    assert not holds(said[:last] + said[last + 1 :], content)


def test_docxtemplater_is_given_loops_that_close(content: Plain) -> None:
    """What opens closes in the right order, and every name is one that the flat content or a loop has."""
    tags = re.findall(r"\{([#/]?)([\w.]+)\}", "".join(_said(templates.docxtemplater(TEMPLATE.read_bytes()))))
    inside: list[str] = []
    for mark, name in tags:
        if mark == "#":
            inside.append(name)
        elif mark == "/":
            assert name == inside.pop()
        elif not inside:
            assert name in flat(content)

    assert ["approvals", "sections", "rows", "signatures", "post_lines"] == [name for mark, name in tags if mark == "#"]
    assert [] == inside


def test_carbone_is_given_a_flat_table(content: Plain) -> None:
    """A row and the one after it, both with every column; a section is a row among the others."""
    tags = _said(templates.carbone(TEMPLATE.read_bytes()))

    for place in ("i", "i+1"):
        assert [f"{{d.rows[{place}].{key}}}" for key in content["columns"]] == [
            tag for tag in tags if f"[{place}]" in tag
        ]
    rows = flat(content)["rows"]
    assert isinstance(rows, list)
    assert sum(1 + len(section["rows"]) for section in content["sections"]) == len(rows)
