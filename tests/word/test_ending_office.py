"""The real LibreOffice leaves no signature alone on a page when the last row is told to begin one."""

from __future__ import annotations

import io

from pypdf import PdfReader

from pipeline.contracts import Docx, Pdf
from pipeline.render import Ending
from pipeline.word.reading import read
from pipeline.word.texts import ReadTable
from schemas.layout import Layout
from tests.office import converted
from tests.printed import document, paragraph, row, signature
from tests.word.forms import official, render


@converted("ending-on-a-new-page")
def ending_on_a_new_page() -> bytes:
    """A table of several pages whose last row begins a new one."""
    rows = (row(str(number), mark=(paragraph("слово " * 60),)) for number in range(1, 21))
    made = document(*rows, signatures=(signature("Головний спеціаліст,", "уповноважена особа"),))
    return render(made, official(), Layout(), Ending.NEW_PAGE)


def test_the_last_page_has_the_head_the_last_row_and_the_signature(office_pdf: dict[str, Pdf]) -> None:
    """Head and last measure stand above the signature, and nothing of the measure before."""
    last = PdfReader(io.BytesIO(office_pdf["ending-on-a-new-page"])).pages[-1].extract_text()
    found = [text in last for text in ("№ з/п", "title 19", "title 20", "Рута ЗРАЗКОВА")]

    assert [True, False, True, True] == found


def test_libreoffice_does_not_join_the_parts_again(office_docx: dict[str, Docx]) -> None:
    """A paragraph without letters stands between them; read back, they are one table."""
    found = read(office_docx["ending-on-a-new-page"])

    assert 2 == sum(isinstance(one, ReadTable) for one in found.body)
    assert [str(number) + "." for number in range(1, 21)] == [one.cells[0].text for one in found.rows[2:]]
