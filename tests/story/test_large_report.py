"""A report of hundreds of measures, whose table is parted, is proven as any other is."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from pipeline.contracts import Job
from pipeline.pdf.reading import read
from pipeline.produce import produce
from pipeline.proof.paper import table_rows
from pipeline.tools.soffice import Office
from pipeline.word.parting import PART
from pipeline.word.reading import read as read_docx
from pipeline.word.texts import ReadTable
from pipeline.workspace import Workspace
from tests.large import ORGANIZATION, YEAR, large
from tests.story.telling import TODAY

MEASURES = 700


@pytest.mark.hard
@pytest.mark.office
def test_a_report_of_700_measures_is_one_table_to_whoever_reads_it(tmp_path: Path) -> None:
    """DOCX, PDF and tables say all that the content says; every part of the table begins a page, under its head."""
    workspace = Workspace(large(tmp_path, MEASURES))
    files = produce(Job(ORGANIZATION, YEAR, "report", TODAY), workspace, Office()).verified.files

    parts = [one for one in read_docx(files["report.docx"]).body if isinstance(one, ReadTable) and one.has_head]
    assert 3 < len(parts)
    assert max(len(part.rows) for part in parts) <= PART + 5
    rows = list(table_rows(read(files["report.pdf"])))
    numbers = [row.cells[0].text for row in rows if len(row.cells) > 1][1:]
    assert MEASURES == len(numbers) == len(set(numbers))
    firsts = [next(row.cells[0].text for row in part.rows[1:] if len(row.cells) > 1) for part in parts]
    starts = [row.pages[0] for row in rows if row.cells[0].text in firsts]
    pages = pypdfium2.PdfDocument(io.BytesIO(files["report.pdf"]))
    tops = [pages[page - 1].get_textpage().get_text_range() for page in starts[1:]]
    assert all(re.search(r"^\d+\s+№ з/п", top) for top in tops)
    assert all(one < other for one, other in pairwise(starts))
