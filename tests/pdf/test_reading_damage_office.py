"""Reading PDFs that are damaged: what can be read is read, all else is told, nothing is a traceback."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import contracts
from pipeline.errors import NotProven
from pipeline.pdf.archival import archival
from pipeline.pdf.expecting import Expected
from pipeline.pdf.properties import faults
from pipeline.pdf.reading import read
from pipeline.pdf.texts import Link
from tests.pdf import sample
from tests.pdf.damage import damaged, element, link
from tests.pdf.defects import BYTES, DEFECTS


@pytest.mark.parametrize("damage", [damage for damage, _ in DEFECTS.values()], ids=DEFECTS)
def test_a_defect_is_read_or_told(damage: Callable[[pikepdf.Pdf], None], office_pdf: dict[str, contracts.Pdf]) -> None:
    """A PDF with one defect is read, or is refused with a reason."""
    with suppress(NotProven):
        assert read(contracts.Pdf(damaged(office_pdf["sample"], damage))).pages


@pytest.mark.parametrize("cut", [0, 10, 5000, -40])
def test_a_cut_file_is_told(cut: int, office_pdf: dict[str, contracts.Pdf]) -> None:
    """A file that is cut anywhere is not read at all."""
    with pytest.raises(NotProven, match="PDF пошкоджено"):
        read(contracts.Pdf(office_pdf["sample"][:cut]))


@pytest.mark.parametrize("name", ["locked", "no PDF"])
def test_a_file_that_cannot_be_opened_is_told(name: str, office_pdf: dict[str, contracts.Pdf]) -> None:
    """A locked file and one that is no PDF are refused."""
    with pytest.raises(NotProven, match="PDF пошкоджено"):
        read(contracts.Pdf(BYTES[name][0](office_pdf["sample"])))


def _odd_kid(pdf: pikepdf.Pdf) -> None:
    element(pdf, "/H1").K = pikepdf.Array([pikepdf.String("x")])


def _odd_span(pdf: pikepdf.Pdf) -> None:
    element(pdf, "/TH").A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=pikepdf.Name.Two)


def _content_of_a_form(pdf: pikepdf.Pdf) -> None:
    kid = pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=0, Stm=pdf.Root.Metadata)
    element(pdf, "/H1").K = pikepdf.Array([kid])


@pytest.mark.parametrize("damage", [_odd_kid, _odd_span, _content_of_a_form])
def test_a_tree_that_makes_no_sense_is_told(
    damage: Callable[[pikepdf.Pdf], None], office_pdf: dict[str, contracts.Pdf]
) -> None:
    """What an element may not hold is a broken structure."""
    with pytest.raises(NotProven, match="PDF пошкоджено"):
        read(contracts.Pdf(damaged(office_pdf["sample"], damage)))


def test_a_link_beside_the_structure_is_told(office_pdf: dict[str, contracts.Pdf]) -> None:
    """A link that no tagged text holds is a stray one."""

    def add(pdf: pikepdf.Pdf) -> None:
        foreign = pikepdf.Dictionary(link(pdf))
        foreign.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.com")
        pdf.pages[-1].obj.Annots = pikepdf.Array([pdf.make_indirect(foreign)])

    reading = read(contracts.Pdf(damaged(office_pdf["sample"], add)))

    assert Link("", "https://example.com", reading.pages) in reading.stray_links


def _tangled(pdf: pikepdf.Pdf) -> None:
    """Sixty levels, each of which holds the next one twice: more ways than anybody can go."""
    kids = [pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Span, K=pikepdf.Array())) for _ in range(60)]
    for kid, after in pairwise(kids):
        kid.K = pikepdf.Array([after, after])
    element(pdf, "/H1").K = pikepdf.Array([kids[0]])


def _ring(pdf: pikepdf.Pdf) -> None:
    element(pdf, "/H1").K = pikepdf.Array([element(pdf, "/Document")])


def _bomb(pdf: pikepdf.Pdf) -> None:
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(400)) + packer.flush()
    pdf.Root.X = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)


@pytest.mark.parametrize("attack", [_tangled, _ring, _bomb])
def test_a_file_made_to_break_its_reader_ends_with_an_answer(
    attack: Callable[[pikepdf.Pdf], None], office_pdf: dict[str, contracts.Pdf]
) -> None:
    """Trees without end and contents without measure are refused before they are followed."""
    pdf = contracts.Pdf(damaged(office_pdf["sample"], attack))

    with suppress(NotProven):
        archival(pdf)

    assert [] != [str(fault) for fault in faults(pdf, Expected(sample.TITLE))]
    with pytest.raises(NotProven):
        read(pdf)


@pytest.mark.hard
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
def test_changed_bytes_are_read_or_told(office_pdf: dict[str, contracts.Pdf], changes: list[tuple[float, int]]) -> None:
    """Whatever bytes are changed, reading and checking end with an answer."""
    changed = bytearray(office_pdf["sample"])
    for place, value in changes:
        changed[int(place * len(changed))] = value
    pdf = contracts.Pdf(bytes(changed))

    with suppress(NotProven):
        assert read(pdf).pages >= 0
    assert isinstance(faults(pdf, Expected(sample.TITLE)), tuple)
