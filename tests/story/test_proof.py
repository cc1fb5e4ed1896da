"""Two hundred seeded changes to good files: each is caught."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from pipeline.contracts import Docx, Output, Pdf
from pipeline.errors import NotProven
from pipeline.outputs import OUTPUTS
from pipeline.pdf.archival import written
from tests.pdf.mutations import CHANGES, mutate
from tests.story.docx_mutations import mutated as mutated_docx
from tests.story.telling import enriched, proven, rendered

REPORT = "pervomaisk-rada-report"


def caught(docx: Docx, pdf: Pdf) -> bool:
    """Tell whether the finished files are refused."""
    try:
        proven(REPORT, docx, pdf)
    except NotProven:
        return True
    return False


def assert_docx_is_caught(seed: int, pdf: Pdf) -> None:
    """The change number `seed` to the DOCX is refused."""
    changed, change = mutated_docx(rendered(REPORT), seed)

    assert changed != rendered(REPORT)
    assert caught(Docx(changed), pdf), change


def assert_pdf_is_caught(seed: int, pdf: Pdf) -> None:
    """The change number `seed` to the PDF is refused."""
    mutant = mutate(pdf, seed)

    assert mutant.pdf != pdf
    assert caught(rendered(REPORT), Pdf(mutant.pdf)), f"{mutant.kind}: {mutant.description}"


def test_the_good_files_are_not_refused(office_pdf: dict[str, Pdf]) -> None:
    """Otherwise nothing below would mean anything."""
    assert not caught(rendered(REPORT), office_pdf[REPORT])


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_docx_is_caught(seed: int, office_pdf: dict[str, Pdf]) -> None:
    """A word, a digit, a letter, rows, cells, a foreign text, a font, the language, the title."""
    assert_docx_is_caught(seed, office_pdf[REPORT])


@pytest.mark.hard
@pytest.mark.parametrize("seed", range(20, 100))
def test_more_changed_docx_are_caught(seed: int, office_pdf: dict[str, Pdf]) -> None:
    """The same with other seeds."""
    assert_docx_is_caught(seed, office_pdf[REPORT])


@pytest.mark.parametrize("seed", range(len(CHANGES)))
def test_a_changed_pdf_is_caught(seed: int, office_pdf: dict[str, Pdf]) -> None:
    """A glyph, words, rows, cells, a foreign text, a font, the language, whatever hides letters or covers them."""
    assert_pdf_is_caught(seed, office_pdf[REPORT])


@pytest.mark.hard
@pytest.mark.parametrize("seed", range(len(CHANGES), 6 * len(CHANGES)))
def test_more_changed_pdfs_are_caught(seed: int, office_pdf: dict[str, Pdf]) -> None:
    """The same with other seeds."""
    assert_pdf_is_caught(seed, office_pdf[REPORT])


def test_a_bookmark_that_says_something_else_is_caught(office_pdf: dict[str, Pdf]) -> None:
    """The reader's side pane has the document's name and the titles of its sections."""
    with pikepdf.open(io.BytesIO(office_pdf[REPORT])) as opened:
        opened.Root.Outlines.First.First.Title = "Інший розділ"
        changed = written(opened)

    with pytest.raises(NotProven, match="закладки"):
        proven(REPORT, rendered(REPORT), Pdf(changed))


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.file)
def test_an_output_that_says_less_than_it_promises_is_caught(
    output: Output, office_pdf: dict[str, Pdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every further format, by its file; another document stands in for one that has lost something."""
    lossy = replace(output, write=lambda _: output.write(enriched("vyhadana-rada-plan").document))
    monkeypatch.setattr("pipeline.verify.OUTPUTS", (lossy,))

    with pytest.raises(NotProven, match=lossy.name(enriched(REPORT).document)):
        proven(REPORT, rendered(REPORT), office_pdf[REPORT])
