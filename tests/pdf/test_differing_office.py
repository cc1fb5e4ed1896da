"""What is not the same in two PDF is named, and only that."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from pipeline.contracts import Pdf
from pipeline.errors import NotProven
from pipeline.pdf.differing import differences
from tests.office import converted
from tests.pdf import sample

SAMPLE, LONGER = "sample", "sample-with-more-pages"


@converted(LONGER)
def longer() -> bytes:
    """The sample with more words before it and two pages after it."""
    document = sample.sample()
    document.paragraphs[0].insert_paragraph_before("Вигаданий додаток")
    for _ in range(80):
        document.add_paragraph("Ще рядок.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _changed(pdf: Pdf, change: Callable[[pikepdf.Pdf], object]) -> Pdf:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        file.save(target, deterministic_id=True, fix_metadata_version=False)
    return Pdf(target.getvalue())


def _font(file: pikepdf.Pdf) -> None:
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            each["/FontFile2"].write(each["/FontFile2"].read_bytes() + b"\0")


def _shifted(file: pikepdf.Pdf) -> None:
    contents = file.pages[0].obj["/Contents"]
    first = contents[0] if isinstance(contents, pikepdf.Array) else contents
    first.write(b"q Q " + first.read_bytes())


def _titled(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = "Інша назва"


CHANGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "шрифти": _font,
    "розташування на сторінках": _shifted,
    "метадані": _titled,
    "лише запис об’єктів файлу, не те, що він показує": lambda _: None,
}


@pytest.mark.parametrize(("named", "change"), CHANGES.items(), ids=CHANGES)
def test_the_part_that_differs_is_named(
    named: str, change: Callable[[pikepdf.Pdf], None], office_pdf: dict[str, Pdf]
) -> None:
    """And no other."""
    pdf = office_pdf[SAMPLE]

    assert (named,) == differences(pdf, _changed(pdf, change))


def test_other_pages_and_words_are_named(office_pdf: dict[str, Pdf]) -> None:
    """A document that differs in all differs in its number of pages, too."""
    named = differences(office_pdf[SAMPLE], office_pdf[LONGER])

    assert named[0].startswith("кількість сторінок (")
    assert named[1].startswith("текст сторінок 1")
    assert "розмітка для читача з екрана" in named


def test_the_same_bytes_do_not_differ_and_no_pdf_is_refused(office_pdf: dict[str, Pdf]) -> None:
    """A file that is none is told."""
    pdf = office_pdf[SAMPLE]

    assert () == differences(pdf, pdf)
    with pytest.raises(NotProven):
        differences(pdf, Pdf(b"%PDF-1.4"))
