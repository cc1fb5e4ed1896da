"""The archival form of an export: the same bytes whenever, wherever and under whatever name it was exported."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary

from pipeline.contracts import Docx, Pdf
from pipeline.convert import convert
from pipeline.errors import NotProven
from pipeline.pdf.archival import archival
from pipeline.pdf.edition import Edition
from pipeline.pdf.fonts import undated
from pipeline.tools.soffice import Office
from tests.office import converted
from tests.pdf import sample
from tests.pdf.damage import damaged, rewritten

converted("sample-under-another-name")(sample.sample_docx)


def font_programs(pdf: bytes) -> list[bytes]:
    """Give the embedded font files."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        descriptors = [held for held in opened.objects if isinstance(held, Dictionary) and "/FontFile2" in held]
        return [descriptor.FontFile2.read_bytes() for descriptor in descriptors]


def exported_on_another_day(pdf: pikepdf.Pdf) -> None:
    """Write into the file what LibreOffice writes anew each time."""
    pdf.trailer.Info.CreationDate = "D:20310203040506Z"
    pdf.trailer.DocChecksum = pikepdf.Name("/0123456789ABCDEF")
    pdf.Root.Metadata.write(b"<x/>")
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:24] + bytes(range(12)) + profile.read_bytes()[36:])
    for held in pdf.objects:
        if isinstance(held, Dictionary) and "/FontFile2" in held:
            held.FontFile2.write(_dated(held.FontFile2.read_bytes()))


def _dated(font: bytes) -> bytes:
    """Give the font another day of making, and checksums that are wrong."""
    entry = font.index(b"head")
    head = int.from_bytes(font[entry + 8 : entry + 12], "big")
    changed = bytearray(font)
    changed[entry + 4 : entry + 8] = changed[head + 8 : head + 12] = b"\x01\x02\x03\x04"
    changed[head + 28 : head + 36] = bytes(range(8))
    return bytes(changed)


def test_the_name_does_not_matter(office_pdf: dict[str, Pdf]) -> None:
    """The same DOCX under two names gives the same bytes."""
    assert office_pdf["sample"] == office_pdf["sample-under-another-name"]


def test_the_moment_does_not_matter(office_pdf: dict[str, Pdf]) -> None:
    """Dates, identifiers, checksums and headers of fonts and profile are the same, whatever the export says."""
    another = damaged(office_pdf["sample"], exported_on_another_day)

    assert another != office_pdf["sample"]
    assert office_pdf["sample"] == archival(another)


def test_the_stamp_is_the_only_moment_in_the_file(office_pdf: dict[str, Pdf]) -> None:
    """Document information and XMP state the moment that was given, in UTC."""
    kyiv = dt.timezone(dt.timedelta(hours=2))
    stamped = archival(office_pdf["sample"], Edition(stamp=dt.datetime(2023, 12, 29, 1, 30, tzinfo=kyiv)))

    assert 2 == stamped.count(b"D:20231228233000Z")
    assert 3 == stamped.count(b">2023-12-28T23:30:00Z<")
    assert b"1980-" not in stamped
    assert stamped == archival(stamped, Edition(stamp=dt.datetime(2023, 12, 28, 23, 30, tzinfo=dt.UTC)))


def test_embedded_fonts_are_sound(office_pdf: dict[str, Pdf]) -> None:
    """Every checksum of every font is right, and the date is 1980."""
    programs = font_programs(office_pdf["sample"])

    assert programs
    for program in programs:
        with TTFont(io.BytesIO(program), checkChecksums=2) as font:
            assert all(font.reader[table] for table in font.reader.keys())  # noqa: SIM118 - no dictionary
            assert 2_398_377_600 == font["head"].modified == font["head"].created
        assert program == undated(program)


@pytest.mark.parametrize("broken", [b"", b"\0\1\0\0", b"\0\1\0\0\0\2" + bytes(6), b"\0\1\0\0" + bytes(200)])
def test_a_font_that_is_none_is_refused(broken: bytes) -> None:
    """A cut directory or a missing head table is a ValueError, nothing worse."""
    with pytest.raises(ValueError, match="таблиц"):
        undated(broken)


UNFIT: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no title": (lambda pdf: pdf.trailer.Info.__delitem__("/Title"), "не має назви"),
    "a blank title": (lambda pdf: pdf.trailer.Info.__setitem__("/Title", "  "), "не має назви"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "не має назви або мови"),
    "no tags": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "не має структури"),
}


@pytest.mark.parametrize(("damage", "reason"), UNFIT.values(), ids=UNFIT)
def test_an_unfit_export_is_refused(
    damage: Callable[[pikepdf.Pdf], None], reason: str, office_pdf: dict[str, Pdf]
) -> None:
    """What cannot become archival is not proven, with the reason."""
    with pytest.raises(NotProven, match=reason):
        archival(damaged(office_pdf["sample"], damage))


@pytest.mark.parametrize("cut", [0, 10, 5000, -40])
def test_a_damaged_export_is_refused(cut: int, office_pdf: dict[str, Pdf]) -> None:
    """A file that is cut anywhere is not repaired in silence."""
    with pytest.raises(NotProven, match="пошкоджено"):
        archival(office_pdf["sample"][:cut])


def test_a_packed_export_is_refused(office_pdf: dict[str, Pdf]) -> None:
    """Object streams, of which LibreOffice makes none here, could unpack to anything before they are measured."""
    packed = rewritten(office_pdf["sample"], object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")

    with pytest.raises(NotProven, match="запаковано разом"):
        archival(packed)


def test_a_scope_is_given_once(office_pdf: dict[str, Pdf]) -> None:
    """Head cells keep their layout and get one scope, also if they have other table attributes."""

    def forget(pdf: pikepdf.Pdf) -> None:
        heads = [held for held in pdf.objects if isinstance(held, Dictionary) and held.get("/S") == "/TH"]
        heads[0].A = Dictionary(O=pikepdf.Name.Table, ColSpan=1)
        heads[1].A = Array([heads[1].A[0]])
        del heads[2].A

    with pikepdf.open(io.BytesIO(archival(damaged(office_pdf["sample"], forget)))) as pdf:
        heads = [held for held in pdf.objects if isinstance(held, Dictionary) and held.get("/S") == "/TH"]
        scopes = [str(head.A).count("/Scope") for head in heads]

    assert [1] * len(sample.HEADS) == scopes


@pytest.mark.hard
@pytest.mark.office
def test_another_start_in_another_folder_gives_the_same_bytes(tmp_path: Path, office_pdf: dict[str, Pdf]) -> None:
    """A start of its own, in another folder, without the others, gives what the common one gave."""
    rooms = tmp_path / "інша тека з пробілом"
    rooms.mkdir()

    assert office_pdf["sample"] == convert(Docx(sample.sample_docx()), Office(rooms=rooms, strength="profile"))
