"""The parts of PDF/A: what each of them is, what PDF/A-3 carries, and a PDF for each way of carrying it wrongly."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import get_args

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from pipeline import contracts
from pipeline.contracts import Carried
from pipeline.pdf import reading
from pipeline.pdf.archival import archival
from pipeline.pdf.edition import STANDARDS, Attachment, Edition
from pipeline.pdf.expecting import Expected
from pipeline.pdf.properties import faults
from schemas.conformance import PdfA
from tests.pdf import sample
from tests.pdf.damage import damaged

STAMP = dt.datetime(2031, 12, 28, tzinfo=dt.UTC)
FILES = (
    Attachment("table.csv", b"\xef\xbb\xbf1;2\r\n" * 99, Carried("Data", "text/csv", "Таблиця")),
    Attachment("report.json", '{"а": 1}'.encode(), Carried("Source", "application/json", "Зміст")),
)
EDITIONS: dict[PdfA, Edition] = {
    pdfa: Edition(pdfa, STAMP, FILES if STANDARDS[pdfa].carries_files else ()) for pdfa in get_args(PdfA)
}


def reasons(pdf: bytes, pdfa: PdfA = "3a") -> list[str]:
    """Tell what the checks of the edition say."""
    found = faults(contracts.Pdf(pdf), Expected(sample.TITLE, edition=EDITIONS[pdfa]))
    return [fault.reason for fault in found]


@pytest.fixture(scope="module")
def made(office_pdf: dict[str, contracts.Pdf]) -> dict[PdfA, bytes]:
    """Give the sample in each part."""
    return {pdfa: archival(office_pdf["sample"], edition) for pdfa, edition in EDITIONS.items()}


@pytest.mark.parametrize("pdfa", EDITIONS)
def test_each_edition_is_what_it_says(pdfa: PdfA, made: dict[PdfA, bytes]) -> None:
    """The checks of its own part find nothing; those of another part refuse it by version or declaration."""
    assert [] == reasons(made[pdfa], pdfa)
    for other in EDITIONS.keys() - {pdfa}:
        assert f"файл не заявляє відповідності {STANDARDS[other].title}" in reasons(made[pdfa], other)


def test_editions_read_alike(made: dict[PdfA, bytes]) -> None:
    """Reading the pages back gives the same texts, places and bookmarks in every part."""
    assert 1 == len({repr(reading.read(contracts.Pdf(pdf))) for pdf in made.values()})


def test_another_reader_finds_the_files(made: dict[PdfA, bytes]) -> None:
    """Of PDF/A-3, pypdf lists each file under its name, with its bytes; the other parts carry nothing."""
    carried = {pdfa: pypdf.PdfReader(io.BytesIO(pdf)).attachments for pdfa, pdf in made.items()}

    assert {"1a": {}, "2a": {}, "3a": {each.name: [each.content] for each in FILES}} == carried


def spec(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Give the specification of the first file."""
    return pdf.Root.AF[0]


def content(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Give the first file."""
    return spec(pdf).EF.F


def another_file(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Make a file that nobody has asked for."""
    held = Stream(pdf, b"a", Type=Name.EmbeddedFile)
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F="a", UF="a", EF=Dictionary(F=held, UF=held)))


def embed_another(pdf: pikepdf.Pdf) -> None:
    """Embed a file that the outputs do not have."""
    pdf.attachments["a.txt"] = b"a"


def split(pdf: pikepdf.Pdf) -> None:
    """Give another file to readers that look for the Unicode name."""
    spec(pdf).EF.UF = Stream(pdf, b"a", Type=Name.EmbeddedFile)


def change(pdf: pikepdf.Pdf) -> None:
    """Change a byte of the content and nothing that is stated of it."""
    before = content(pdf).read_bytes()
    content(pdf).write(b"[" + before[1:])


WRONG: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "a file less": (lambda pdf: pdf.attachments.__delitem__("report.json"), "а мають бути «table.csv, report.json»"),
    "a file more": (embed_another, "вкладені файли — «a.txt, "),
    "a file in no list": (
        lambda pdf: pdf.Root.__setitem__("/X", another_file(pdf)),
        "вкладений файл поза переліком",
    ),
    "a content in no list": (
        lambda pdf: pdf.Root.__setitem__("/X", Stream(pdf, b"a", Type=Name.EmbeddedFile)),
        "вміст вкладеного файлу поза переліком",
    ),
    "not associated": (lambda pdf: pdf.Root.__delitem__("/AF"), "(AF) розходяться"),
    "one not associated": (lambda pdf: pdf.Root.AF.__delitem__(0), "(AF) розходяться"),
    "one associated twice": (lambda pdf: pdf.Root.AF.append(pdf.Root.AF[0]), "(AF) розходяться"),
    "associated with a page": (
        lambda pdf: pdf.pages[0].obj.__setitem__("/AF", Array([spec(pdf)])),
        "долучено до частини документа",
    ),
    "associated with a tag": (
        lambda pdf: pdf.Root.StructTreeRoot.K[0].__setitem__("/AF", Array([spec(pdf)])),
        "долучено до частини документа",
    ),
    "another name": (lambda pdf: spec(pdf).__setitem__("/UF", "інше.csv"), "інше ім’я (F, UF)"),
    "no old name": (lambda pdf: spec(pdf).__delitem__("/F"), "інше ім’я (F, UF)"),
    "no relationship": (lambda pdf: spec(pdf).__delitem__("/AFRelationship"), "(AFRelationship)"),
    "another relationship": (
        lambda pdf: spec(pdf).__setitem__("/AFRelationship", Name.Unspecified),
        "(AFRelationship)",
    ),
    "no description": (lambda pdf: spec(pdf).__delitem__("/Desc"), "немає опису"),
    "no media type": (lambda pdf: content(pdf).__delitem__("/Subtype"), "(Subtype)"),
    "another size": (lambda pdf: content(pdf).Params.__setitem__("/Size", 1), "(Size)"),
    "another checksum": (lambda pdf: content(pdf).Params.__setitem__("/CheckSum", b"a" * 16), "(CheckSum)"),
    "another day": (
        lambda pdf: content(pdf).Params.__setitem__("/ModDate", "D:20310101000000Z"),
        "інша дата, ніж у документа",
    ),
    "no parameters": (lambda pdf: content(pdf).__delitem__("/Params"), "(CheckSum)"),
    "no content": (lambda pdf: spec(pdf).__delitem__("/EF"), "вміст за іменами F і UF різний"),
    "two contents": (split, "вміст за іменами F і UF різний"),
    "another content": (change, "вміст не той, що складено з даних"),
}


@pytest.mark.parametrize(("damage", "reason"), WRONG.values(), ids=WRONG)
def test_a_file_that_is_carried_wrongly_is_told(
    damage: Callable[[pikepdf.Pdf], None], reason: str, made: dict[PdfA, bytes]
) -> None:
    """A PDF/A-3 with one defect in what it carries has a fault that says so."""
    found = reasons(damaged(made["3a"], damage))

    assert any(reason in told for told in found), found


@pytest.mark.parametrize("pdfa", ["1a", "2a"])
def test_other_parts_carry_nothing(pdfa: PdfA, made: dict[PdfA, bytes]) -> None:
    """Even a file that PDF/A-2 could carry is refused."""
    found = reasons(damaged(made[pdfa], embed_another), pdfa)

    assert "вкладені файли — «a.txt», а мають бути «»" in found
