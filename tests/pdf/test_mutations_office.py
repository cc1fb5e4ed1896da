"""Seeded changes to a good PDF: the reading, the places or the properties differ for each."""

from __future__ import annotations

import pytest

from pipeline.contracts import Pdf
from pipeline.errors import NotProven
from pipeline.pdf.expecting import Expected
from pipeline.pdf.placing import misplaced
from pipeline.pdf.properties import faults
from pipeline.pdf.reading import read
from pipeline.pdf.texts import PdfReading, Table, letters
from tests.pdf import sample
from tests.pdf.mutations import CHANGES, Mutant, mutate

SEEDS = len(CHANGES) * 10


def said(reading: PdfReading) -> object:
    """Give what a check of the content compares: letters by passage, row and column, links, and what is beside."""
    tables = [
        [[(cell.tag, cell.column_span, letters(cell.text)) for cell in row.cells] for row in part.rows]
        for part in reading.parts
        if isinstance(part, Table)
    ]
    passages = [(passage.tag, passage.depth, letters(passage.text)) for passage in reading.everything()]
    links = [link.address for passage in reading.everything() for link in passage.links]
    strays = [(stray.kind, stray.text, stray.page) for stray in reading.strays]
    return tables, passages, links, strays, reading.stray_links, reading.disguises, reading.language, reading.pages


def is_caught(mutant: Mutant, good: object) -> bool:
    """Tell whether anything of the mutant differs from what it should be."""
    pdf = Pdf(mutant.pdf)
    try:
        reading = read(pdf)
    except NotProven:
        return True
    return said(reading) != good or bool(misplaced(reading)) or bool(faults(pdf, Expected(sample.TITLE)))


def test_a_good_pdf_has_everything_in_its_place(office_pdf: dict[str, Pdf]) -> None:
    """Nothing of what LibreOffice laid out is out of place."""
    assert () == misplaced(read(office_pdf["sample"]))


@pytest.mark.parametrize("seed", range(len(CHANGES)), ids=[change.__name__ for change in CHANGES])
def test_one_change_of_each_kind_is_caught(seed: int, office_pdf: dict[str, Pdf]) -> None:
    """Each kind of change is noticed."""
    mutant = mutate(office_pdf["sample"], seed)

    assert CHANGES[seed].__name__ == mutant.kind
    assert is_caught(mutant, said(read(office_pdf["sample"]))), mutant.description


@pytest.mark.hard
def test_every_change_is_caught(office_pdf: dict[str, Pdf]) -> None:
    """Two hundred changes, ten of each kind, are all noticed."""
    good = said(read(office_pdf["sample"]))
    mutants = (mutate(office_pdf["sample"], seed) for seed in range(SEEDS))

    assert [] == [mutant.description for mutant in mutants if not is_caught(mutant, good)]


def test_a_seed_gives_the_same_change(office_pdf: dict[str, Pdf]) -> None:
    """A change that was not noticed can be looked at again."""
    assert mutate(office_pdf["sample"], 7) == mutate(office_pdf["sample"], 7)
