"""A long table is parted for LibreOffice; whoever reads the document has one table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts import Docx
from pipeline.proof.working_copy import working_copy_faults
from pipeline.render import Ending
from pipeline.word.package import pack, unpack
from pipeline.word.parting import PART, WHOLE, parted
from pipeline.word.reading import read
from pipeline.word.texts import ReadTable
from pipeline.word.tidying import NEW_PAGE
from pipeline.word.wordml import DOCUMENT
from schemas.document import Document, PrintedSection, printed
from schemas.layout import Layout
from tests.printed import document, row
from tests.word.forms import audit, official, render

HEAD = "<w:tbl><w:tr><w:tc>head</w:tc></w:tr>"
TITLE = "<w:tr><w:tc></w:tc></w:tr>"
BORDER = f"</w:tbl>{NEW_PAGE}{HEAD}"


def rows(*sections: int) -> list[str]:
    """Sections of so many measures, each under its title."""
    return [
        one
        for place, count in enumerate(sections)
        for one in (TITLE, *(f"<w:tr><w:tc>{place}</w:tc><w:tc>{number}</w:tc></w:tr>" for number in range(count)))
    ]


def parts(*sections: int) -> list[list[str]]:
    """The parts that such a table comes in."""
    found: list[list[str]] = [[]]
    for one in parted(rows(*sections), HEAD):
        if one == BORDER:
            found.append([])
        else:
            found[-1].append(one)
    return found


def long(*sections: int) -> Document:
    """A document with sections of so many measures."""
    made = tuple(
        PrintedSection(
            title=printed(f"{place}. Розділ"), rows=tuple(row(f"{place}.{number}") for number in range(1, count + 1))
        )
        for place, count in enumerate(sections, 1)
    )
    return document(sections=made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 450), min_size=1, max_size=9))
def test_parted_or_not_the_rows_are_the_same(sections: list[int]) -> None:
    """None is lost, doubled or moved; no part is longer than one may be; no title stands alone at a part's end."""
    found = parts(*sections)

    assert rows(*sections) == [one for part in found for one in part]
    assert all(part and part[-1] != TITLE for part in found)
    assert len(found) == 1 or max(map(len, found)) <= PART + 1


def test_a_table_of_usual_length_is_not_parted() -> None:
    """A few hundred measures stay one table."""
    assert 1 == len(parts(WHOLE - 1))
    assert 1 < len(parts(WHOLE))


def test_a_part_begins_with_a_section_where_it_can() -> None:
    """Short sections stay together, a long one is shared out evenly."""
    found = parts(60, 50, 45, 200)
    assert [61, 97, 67, 67, 67] == [len(part) for part in found]
    assert [TITLE] * 3 == [part[0] for part in found[:3]]


@pytest.mark.parametrize("ending", list(Ending))
@pytest.mark.parametrize("sections", [(296,), (310,), (150, 100, 90), (1, 700, 1)])
def test_whoever_reads_a_parted_document_has_one_table(sections: tuple[int, ...], ending: Ending) -> None:
    """Held against the content, it says all that it must, and nothing else; wherever its last page begins."""
    made = long(*sections)
    docx = render(made, official(), Layout(), ending)
    found = read(docx)

    assert [] == list(working_copy_faults(made, found, audit(official(), "report").running))
    tables = sum(isinstance(one, ReadTable) for one in found.body) - (ending is Ending.NEW_PAGE)
    assert (sum(sections) + len(sections) > WHOLE) == (tables > 1)


def wrongly(old: str, new: str) -> list[str]:
    """What is told of a parted document whose border was altered."""
    made = long(400)
    parts = unpack(render(made, official(), Layout()))
    xml = parts[DOCUMENT].decode()
    before, border, after = xml.partition(f"</w:tbl>{NEW_PAGE}")
    assert border
    assert old in border + after
    damaged = Docx(pack({**parts, DOCUMENT: (before + (border + after).replace(old, new, 1)).encode()}))
    heads = audit(official(), "report").running
    return [str(fault) for fault in working_copy_faults(made, read(damaged), heads)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:tblHeader/>", ""),
        ("№ з/п", "№"),
        ("</w:p>", "<w:r><w:t>зайве</w:t></w:r></w:p>"),
        ("1.202", "1.201"),
        (NEW_PAGE, f"{NEW_PAGE}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    ],
)
def test_a_table_that_is_parted_wrongly_is_refused(old: str, new: str) -> None:
    """A head that is none, or another; letters between the parts; a row that stands twice; a table that is foreign."""
    assert wrongly(old, new)


def test_a_row_that_is_lost_at_a_border_is_missed() -> None:
    """The last row of a part belongs to the document, too."""
    made = long(400)
    found = read(render(made, official(), Layout()))
    tables = [place for place, one in enumerate(found.body) if isinstance(one, ReadTable) and one.has_head]
    first = found.body[tables[0]]
    assert isinstance(first, ReadTable)
    cut = (*found.body[: tables[0]], ReadTable(first.rows[:-1]), *found.body[tables[0] + 1 :])

    told = [str(fault) for fault in working_copy_faults(made, replace(found, body=cut), audit(official(), "r").running)]
    assert 1 == len(told)
    assert "загублено" in told[0]
