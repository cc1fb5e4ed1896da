"""PDFs that sign in themselves: what is appended to them, and that nothing else can be."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeAlias

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops
from PIL.Image import Image

from pipeline.contracts import Carried, Pdf
from pipeline.errors import CannotSign
from pipeline.pdf.archival import archival
from pipeline.pdf.edition import Attachment, Edition
from pipeline.pdf.expecting import Expected
from pipeline.signing.pades.checks import examine_signed
from pipeline.signing.pades.place import Place, place_of
from pipeline.signing.pades.properties import property_faults
from pipeline.signing.pades.seats import free_seats
from schemas.conformance import PdfA
from tests.pdf import sample
from tests.signing.appended import PERSON, WAYS, signed_in
from tests.signing.tampering import TAMPERINGS

EXPECTED = Expected(sample.TITLE)
SCALE = 2
Box: TypeAlias = tuple[int, int, int, int]


@pytest.fixture
def original(office_pdf: dict[str, Pdf]) -> Pdf:
    """Give the untouched PDF."""
    return office_pdf["to-be-signed"]


@pytest.mark.parametrize("way", WAYS)
def test_the_untouched_pdf_is_the_beginning(way: str, original: Pdf) -> None:
    """Each signature is one update after it, PDF 1.4 with a plain table of objects."""
    signed = signed_in(way, original)
    updates = signed.removeprefix(original)

    assert len(original) + len(updates) == len(signed)
    assert updates.count(b"startxref") == len(examine_signed(original, signed, EXPECTED).signatures)
    assert b"/ObjStm" not in updates
    assert b"/XRef" not in updates
    assert b"/Version" not in updates


@pytest.mark.parametrize("way", WAYS)
def test_a_signed_pdf_is_as_archival_and_says_the_same(way: str, original: Pdf) -> None:
    """Letters, structure and all properties of PDF/A-1a and PDF/UA-1 are kept; nothing is found."""
    assert () == examine_signed(original, signed_in(way, original), EXPECTED).faults


@pytest.mark.parametrize("pdfa", ["2a", "3a"])
def test_a_signature_keeps_the_other_parts_of_pdf_a_as_well(pdfa: PdfA, original: Pdf) -> None:
    """PDF/A-2a and 3a are signed in the same way, 3a with the files that it carries."""
    files = (Attachment("table.csv", b"1;2", Carried("Data", "text/csv", "Таблиця")),) if pdfa == "3a" else ()
    edition = Edition(pdfa, attachments=files)
    own = Pdf(archival(original, edition))

    assert () == examine_signed(own, signed_in("line, long term", own), Expected(sample.TITLE, edition=edition)).faults


@pytest.mark.parametrize(
    ("way", "levels"), {"line": ("B-B",), "line, long term": ("B-LT",), "two, long term": ("B-LT", "B-LT")}.items()
)
def test_it_is_told_who_has_signed(way: str, levels: tuple[str, ...], original: Pdf) -> None:
    """Name, level and order of the signatures are read from the file; only a timestamp proves when."""
    found = examine_signed(original, signed_in(way, original), EXPECTED).signatures

    assert levels == tuple(one.level for one in found)
    assert "ВИГАДАНА Олена Тестівна" == found[0].signer
    assert [level == "B-LT" for level in levels] == [one.stamped is not None for one in found]


@pytest.mark.parametrize(
    "way", ["line, long term", *(pytest.param(way, marks=pytest.mark.hard) for way in ("hidden", "line", "two"))]
)
@pytest.mark.parametrize(("tamper", "told"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_tampering_is_found(tamper: Callable[[Pdf, bytes], bytes], told: str, way: str, original: Pdf) -> None:
    """Whatever is altered, appended or written anew after signing is told."""
    altered = tamper(original, signed_in(way, original))

    assert any(told in fault.reason for fault in examine_signed(original, altered, EXPECTED).faults)


def test_after_the_only_signature_none_may_follow(original: Pdf) -> None:
    """A document certified for one signer has no place for another."""
    assert () == free_seats(signed_in("line", original))


@pytest.mark.parametrize("key", [-1, 4096])
def test_a_field_that_the_structure_does_not_know_is_told(key: int, original: Pdf) -> None:
    """Its number leads nowhere in the table of parents."""
    with pikepdf.Pdf.open(io.BytesIO(signed_in("line", original))) as file:
        file.Root.AcroForm.Fields[0].StructParent = key
        file.save(broken := io.BytesIO())

    assert "поле Signature1 поза структурою" in list(property_faults(original, broken.getvalue(), EXPECTED))


def test_the_first_state_of_two_is_told_too(original: Pdf) -> None:
    """The file of the first signer stays provable beside that of the second, which begins with it."""
    both = signed_in("two", original)
    alone = both[: examined_end(both)]

    assert () == examine_signed(original, alone, EXPECTED).faults


def examined_end(signed: bytes) -> int:
    """Give where the update before the last one ends."""
    return signed.rindex(b"%%EOF", 0, signed.rindex(b"%%EOF")) + len(b"%%EOF\n")


def test_the_mark_is_drawn_in_its_place_alone(original: Pdf) -> None:
    """The signed page differs from the untouched one only inside the field, where the untouched one is blank."""
    place = place_of(original, PERSON)
    before, after = _shown(original, place.page), _shown(Pdf(signed_in("line", original)), place.page)
    field = _pixels(place, before.height)

    assert 1 == len(set(before.crop(field).get_flattened_data()))
    changed = ImageChops.difference(before, after).getbbox()
    assert changed
    assert changed == _common(field, changed)


def test_without_room_no_mark_is_made(office_pdf: dict[str, Pdf]) -> None:
    """If the name stands close to the post, nothing is squeezed between or laid over them: the way out is told."""
    with pytest.raises(CannotSign, match=r"немає вільного місця.*--where hidden"):
        place_of(office_pdf["sample"], PERSON)


def test_nobody_signs_in_anothers_line(original: Pdf) -> None:
    """A name that no line ends with has no place."""
    with pytest.raises(CannotSign, match="немає рядка підпису «Марія ВИГАДАНА»"):
        place_of(original, "Марія ВИГАДАНА")


def _common(one: Box, other: Box) -> Box:
    """Give what two boxes have in common."""
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _pixels(place: Place, height: int) -> Box:
    """Give the place in pixels from the upper left corner."""
    return (place.left * SCALE, height - place.top * SCALE, place.right * SCALE, height - place.bottom * SCALE)


def _shown(pdf: bytes, page: int) -> Image:
    with pypdfium2.PdfDocument(pdf) as file:
        file.init_forms()
        return file[page - 1].render(scale=SCALE).to_pil().convert("L")
