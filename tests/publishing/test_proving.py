"""Nothing withheld is in any byte of a publication: the proof finds it in every file and writing, or it is none."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from pipeline.errors import NotProven
from pipeline.outputs import OUTPUTS
from pipeline.outputs.page import PAGE_HTML
from pipeline.publishing.proving import prove_absent
from pipeline.publishing.redacting import MARK, redacted
from tests.publishing.planting import FILES, WRITINGS, csv, paper
from tests.publishing.secrets_of import EMAIL, OFFICER, PHONE, secrets, telling

SECRETS = secrets()
STREET = "вул. Марка Вигаданого, 7"
PLANTED = (EMAIL, "+38 (067) 123-45-67", "Рути Зразкової", "ЗРАЗКОВІЙ", STREET)
INNOCENT = "Виконано у повному обсязі"


def _proves(name: str, content: bytes, removed: tuple[str, ...] = ()) -> bool:
    try:
        prove_absent({name: content}, SECRETS, removed)
    except NotProven:
        return False
    return True


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_secret_is_found_in_every_writing(writing: str) -> None:
    """In a table: an address, a telephone, a name, a surname alone, a street."""
    assert _proves("measures.csv", csv(WRITINGS[writing](INNOCENT)))
    for secret in PLANTED:
        assert not _proves("measures.csv", csv(WRITINGS[writing](f"Виконано: {secret} ")))


@pytest.mark.parametrize("writing", ["UTF-8", "UTF-16BE", "JSON escapes", "base64 from the second byte"])
@pytest.mark.parametrize("name", FILES)
def test_a_secret_is_found_in_every_file(name: str, writing: str) -> None:
    """The file without it is proven; with it, not."""
    assert _proves(name, FILES[name](WRITINGS[writing](INNOCENT)))
    assert not _proves(name, FILES[name](WRITINGS[writing](f"Виконано: {EMAIL} ")))


@pytest.mark.hard
@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("name", FILES)
def test_every_secret_is_found_in_every_writing_in_every_file(name: str, writing: str) -> None:
    """Each kind of secret, in each of 25 writings, in each of six kinds of file."""
    for secret in PLANTED:
        assert not _proves(name, FILES[name](WRITINGS[writing](f"Виконано: {secret} ")))


@pytest.mark.parametrize(
    "split",
    [
        "<b>067</b>123<i>45</i>67",
        "<td>067</td>\n<td>123</td><td>4567</td>",
        "Rada.Vyhadana@<wbr>example.org",
        "Рута<br/>ЗРАЗ-\nКОВА",
        "З Р А З К О В А",
        "Зраз\u00adкова",
        "<t>Зраз</t><t>кова</t>",
        "rаdа.vyhаdаnа@example.org",
        "Rada.Vyhadana&commat;example&period;org",
        "тел. 5-22-33",
    ],
)
def test_a_secret_is_found_though_it_is_torn(split: str) -> None:
    """By tags, ends of lines, hyphens and spaces between letters."""
    assert not _proves("index.html", f"<!doctype html><p>{split}</p>".encode())


@pytest.mark.parametrize(
    "innocent", ["52233", "1067123456789", "зразкова робота", "Зразковський", "[5 22 33]", "вул. Марка Вигаданого, 78"]
)
def test_what_only_looks_like_a_secret_does_not_keep_a_copy_back(innocent: str) -> None:
    """Longer numbers and other words; grouped digits among a PDF's numbers."""
    content = paper(innocent.encode()) if innocent.startswith("[") else innocent.encode()

    assert _proves("x", content)


def _metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = OFFICER


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = OFFICER


def _spoken(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([pikepdf.Dictionary(ActualText=EMAIL)]))


def _address(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(URI=f"tel:{PHONE}"))
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])


def _name(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/" + PHONE] = 1


def _drawn(pdf: pikepdf.Pdf) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    apart = b"BT /F 12 Tf 50 700 Td [(Rada.Vyha) -20 (dana@exam)] TJ 0 -14 Td (ple.org) Tj ET"
    pdf.pages[0].Contents = pdf.make_stream(apart)


@pytest.mark.parametrize(
    "plant", [_metadata, _info, _spoken, _address, _name, _drawn], ids=lambda plant: plant.__name__
)
@pytest.mark.parametrize("packed", list(pikepdf.ObjectStreamMode), ids=str)
def test_a_secret_is_found_in_every_part_of_a_pdf(plant: object, packed: pikepdf.ObjectStreamMode) -> None:
    """Metadata, spoken text, a link's address, a name, letters drawn apart: in plain objects and in packed ones."""
    assert callable(plant)
    whole, clean = io.BytesIO(), io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(clean, object_stream_mode=packed)
        plant(pdf)
        pdf.save(whole, object_stream_mode=packed)

    assert _proves("report.pdf", clean.getvalue())
    assert not _proves("report.pdf", whole.getvalue())


def test_a_secret_is_found_in_names_of_files_and_of_parts() -> None:
    """Of the publication's own files and of an archive's."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(f"xl/{OFFICER}.xml", "<a/>")

    assert not _proves("measures.xlsx", target.getvalue())
    assert not _proves(f"{OFFICER}.csv", b"")


@pytest.mark.parametrize("broken", [b"PK\x03\x04 and no archive", b"%PDF-1.7 and no PDF"])
def test_what_cannot_be_read_through_is_not_proven(broken: bytes) -> None:
    """A file that does not open may hold anything."""
    assert not _proves("x", broken)


def test_the_proof_seeks_the_removed_passages_themselves() -> None:
    """Even such as no rule would find again."""
    assert _proves("x.csv", "секретар Гнат Безрідний".encode(), ())
    assert not _proves("x.csv", "секретар Гнат\nБезрідний".encode(), ("Гнат Безрідний",))


def test_what_is_found_is_named_by_its_file_and_not_repeated() -> None:
    """The message goes to logs."""
    with pytest.raises(NotProven) as raised:
        prove_absent({"measures.csv": f"{EMAIL} {OFFICER}".encode()}, SECRETS, ())

    assert {"measures.csv"} == {fault.place for fault in raised.value.faults}
    assert not any(secret in str(raised.value) for secret in (EMAIL, OFFICER, "ЗРАЗКОВ", "example"))


def test_the_tables_the_content_and_the_page_of_a_copy_are_proven() -> None:
    """And those of the whole document are not: the same proof sees the difference."""
    whole = telling(f"Пишіть на {EMAIL}, тел. {PHONE}, {STREET}", f"Доручено: {OFFICER}")
    copy = redacted(whole, SECRETS)
    for output in (*OUTPUTS, PAGE_HTML):
        name = output.name(whole)
        assert _proves(name, output.write(copy.document), copy.removed)
        assert name == "figures.csv" or not _proves(name, output.write(whole), copy.removed)
    assert MARK in PAGE_HTML.write(copy.document).decode()
