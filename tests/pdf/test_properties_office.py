"""Each property of an archival and accessible PDF, and a PDF that lacks just this one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Pdf

from pipeline import contracts
from pipeline.pdf.checks.typefaces import font_names
from pipeline.pdf.expecting import Expected
from pipeline.pdf.properties import faults
from pipeline.pdf.reading import paper
from tests.pdf import sample
from tests.pdf.damage import damaged
from tests.pdf.defects import BYTES, DEFECTS
from tests.pdf.subtle_defects import SUBTLE

EXPECTED = Expected(sample.TITLE)
EACH = {**DEFECTS, **SUBTLE}


def test_a_good_pdf_has_no_faults(office_pdf: dict[str, contracts.Pdf]) -> None:
    """What the stage gives has all the properties."""
    assert () == faults(office_pdf["sample"], EXPECTED)


def test_its_fonts_are_told(office_pdf: dict[str, contracts.Pdf]) -> None:
    """Names come without the tags of subsets, each once."""
    assert ("LiberationSerif", "LiberationSerif-Bold") == font_names(paper(office_pdf["sample"]).file)


@pytest.mark.parametrize(("damage", "reason"), EACH.values(), ids=EACH)
def test_one_defect_is_told(damage: Callable[[Pdf], None], reason: str, office_pdf: dict[str, contracts.Pdf]) -> None:
    """A PDF that lacks one property has a fault that says so, in Ukrainian."""
    found = faults(contracts.Pdf(damaged(office_pdf["sample"], damage)), EXPECTED)

    assert any(reason in fault.reason for fault in found), found
    assert {"PDF"} == {fault.place for fault in found}


@pytest.mark.parametrize(("damage", "reason"), BYTES.values(), ids=BYTES)
def test_damaged_bytes_are_told(
    damage: Callable[[bytes], bytes], reason: str, office_pdf: dict[str, contracts.Pdf]
) -> None:
    """What is wrong with the file as such is a fault as well, never a traceback."""
    found = faults(contracts.Pdf(damage(office_pdf["sample"])), EXPECTED)

    assert any(reason in fault.reason for fault in found), found
