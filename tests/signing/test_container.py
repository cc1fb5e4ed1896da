"""A container is an ASiC-E with exactly these bytes and signatures of them, or is refused with the reason."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping

import pytest

from pipeline.errors import NotSigned
from pipeline.signing.judging import judged
from pipeline.signing.signature import Signed
from pipeline.verdicts import Verdict
from tests.signing.forging import (
    PDF,
    SHA_256,
    WHEN,
    manifest,
    p7s,
    parts,
    person,
    ukrainian,
    zipped,
)

MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
KUPYNA_IN_XML = "http://www.w3.org/2001/04/xmlenc#dstu7564-256"


def found(held: Mapping[str, bytes], packed: tuple[str, ...] = ()) -> Signed:
    """What is told of a container of these parts."""
    return judged(zipped(held, packed), PDF, "report.pdf")


def listed(xml: bytes, files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """A container whose manifest is `xml`, soundly signed."""
    return {**parts(files), MANIFEST: xml, SIGNATURE: p7s(xml, person())}


def xades(files: Mapping[str, bytes], inside: str = "", hashed: str = SHA_256, proof: bytes = bytes(64)) -> bytes:
    """An XML signature that names files; nobody has made it."""
    references = "".join(
        f'<ds:Reference URI="{name}">{inside}<ds:DigestMethod Algorithm="{hashed}"/>'
        f"<ds:DigestValue>{base64.b64encode(hashlib.sha256(content).digest()).decode()}</ds:DigestValue></ds:Reference>"
        for name, content in files.items()
    )
    owner = base64.b64encode(person().certificate).decode()
    return (
        '<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature><ds:SignedInfo>'
        f'<ds:SignatureMethod Algorithm="{ECDSA}"/><ds:Reference URI="#properties"/>{references}</ds:SignedInfo>'
        f"<ds:SignatureValue>{base64.b64encode(proof).decode()}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
        f"{owner}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature></asic:XAdESSignatures>"
    ).encode()


def with_xades(xml: bytes) -> dict[str, bytes]:
    """A container whose only signature is an XML one."""
    sound = parts()
    return {"mimetype": sound["mimetype"], "report.pdf": PDF, "META-INF/signatures.xml": xml}


def test_a_container_of_these_bytes_is_told_with_its_signer() -> None:
    """Its list's signature is checked, and the list's hash of the document."""
    signed = found(parts())

    (signer,) = signed.signers
    assert ("контейнер ASiC-E", "asice", ()) == (signed.form, signed.extension, signed.remarks)
    assert ("Вигаданий Підписувач, голова вигаданої ради", WHEN, ()) == (
        signer.name,
        signer.signed_at,
        signer.unchecked,
    )


def test_the_document_may_have_another_name_inside() -> None:
    """What counts are its bytes; names are percent-encoded in a list."""
    held = {"Звіт 1.pdf": PDF}
    encoded = manifest({"%D0%97%D0%B2%D1%96%D1%82%201.pdf": PDF})

    assert 1 == len(found(listed(encoded, held)).signers)


def test_a_ukrainian_signature_in_a_container_is_said_not_to_be_checked() -> None:
    """The list's hash of the document is still held against it."""
    signed = found(parts(sign=ukrainian))

    assert [Verdict.DOUBTFUL] == [check.verdict for check in signed.checks("report.pdf.asice")]


def test_a_ukrainian_hash_in_a_list_is_said_not_to_be_checked() -> None:
    """Nor is the signature of the list: only ДСТУ 4145 goes with such a hash."""
    listing = manifest({"report.pdf": PDF}, hashed=KUPYNA_IN_XML)

    (signer,) = found({**listed(listing), SIGNATURE: ukrainian(listing)}).signers

    assert "хеш ДСТУ 7564 (Купина)" in signer.unchecked[0]


def test_two_signatures_of_one_container_are_told() -> None:
    """Each has its own list."""
    second = manifest({"report.pdf": PDF}, "META-INF/signature002.p7s")
    held = {
        **parts(),
        "META-INF/ASiCManifest002.xml": second,
        "META-INF/signature002.p7s": p7s(second, person("Друга Вигадана", "rsa")),
    }

    assert ["ECDSA, SHA-256", "RSA, SHA-256"] == [signer.algorithm for signer in found(held).signers]


def test_whatever_else_a_container_holds_is_named() -> None:
    """Signed or not."""
    signed = found({**parts({"report.pdf": PDF, "note.txt": b"1"}), "more.txt": b"2", "META-INF/archive.tst": b"3"})

    assert (
        "у контейнері є ще файл «more.txt», його не підписано",
        "у контейнері є ще файл «note.txt»",
        "позначку часу META-INF/archive.tst тут не перевірено",
    ) == signed.remarks


def test_a_container_that_does_not_state_its_type_is_told_so() -> None:
    """EN 319 162-1 lets the name of the file state it."""
    held = {name: content for name, content in parts().items() if name != "mimetype"}

    assert ("контейнер не каже, що він ASiC-E (немає mimetype)",) == found(held).remarks


def test_an_xml_signature_is_recognised_and_said_not_to_be_checked() -> None:
    """Its hash of the document is checked, its signer is told."""
    (signer,) = found(with_xades(xades({"report.pdf": PDF}))).signers

    assert ("Вигаданий Підписувач, голова вигаданої ради", "XAdES") == (signer.name, signer.algorithm)
    assert ("сам підпис XAdES тут не перевірено",) == signer.unchecked


def test_an_xml_signature_that_transforms_the_document_is_said_not_to_be_checked() -> None:
    """What is hashed then is something else."""
    transform = '<ds:Transforms><ds:Transform Algorithm="x"/></ds:Transforms>'

    (signer,) = found(with_xades(xades({"report.pdf": PDF}, transform))).signers

    assert any("перетворення XML" in gap for gap in signer.unchecked)


def test_a_simple_container_is_one_file_and_its_signature() -> None:
    """ASiC-S has no list: the signature covers the file itself."""
    held = {
        "mimetype": b"application/vnd.etsi.asic-s+zip",
        "report.pdf": PDF,
        "META-INF/signature.p7s": p7s(PDF, person()),
    }

    assert ("контейнер ASiC-S", "asics", 1) == (found(held).form, found(held).extension, len(found(held).signers))
    with pytest.raises(NotSigned, match="рівно один документ"):
        found({**held, "more.txt": b"1"})


def linked() -> bytes:
    """A container whose document is a symbolic link."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o120777 if name == "report.pdf" else 0o100644) << 16
            made.writestr(entry, content)
    return target.getvalue()


def doubled() -> bytes:
    """A container with two documents of one name."""
    target = io.BytesIO(zipped(parts()))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as made:
        warnings.simplefilter("ignore")
        made.writestr("report.pdf", b"%PDF another")
    return target.getvalue()


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """A sound container with one part changed."""
    held = parts()
    assert old in held[name]
    return zipped({**held, name: held[name].replace(old, new, 1)})


def without(name: str) -> bytes:
    """A sound container that lacks a part."""
    return zipped({part: content for part, content in parts().items() if part != name})


def last(held: dict[str, bytes]) -> bytes:
    """A container whose mimetype comes last."""
    return zipped({**{name: held[name] for name in held if name != "mimetype"}, "mimetype": held["mimetype"]})


DTD = b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><asic:ASiCManifest xmlns:asic='x'>&b;</asic:ASiCManifest>"
TRANSFORM = b'<ds:Transforms><ds:Transform Algorithm="x"/></ds:Transforms><ds:DigestMethod'
REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "another document": (lambda: zipped(parts({"report.pdf": PDF + b" "})), "інший файл «report.pdf»"),
    "another document beside it": (
        lambda: zipped(parts({"report.pdf": PDF, "copy/Report.pdf": b"1"})),
        "інший файл «copy/Report.pdf»",
    ),
    "no document": (lambda: zipped(parts({"note.txt": b"1"})), "немає цього документа; є: «note.txt»"),
    "another hash in the list": (
        lambda: changed(MANIFEST, b"<ds:DigestValue>", b"<ds:DigestValue>AA"),
        "не таку будову",
    ),
    "a list that was changed": (lambda: changed(MANIFEST, b"?>", b"?> "), "підпис іншого файлу"),
    "a list of a changed document": (
        lambda: zipped(listed(manifest({"report.pdf": PDF + b" "}))),
        "«report.pdf» не той, що записано",
    ),
    "a list of what is not there": (lambda: zipped(listed(manifest({"report.pdf": PDF, "b": b""}))), "«b», якого"),
    "a list without the document": (
        lambda: zipped(listed(manifest({"note.txt": b"1"}), {"report.pdf": PDF, "note.txt": b"1"})),
        "жоден підпис у контейнері",
    ),
    "an unknown hash": (lambda: zipped(listed(manifest({"report.pdf": PDF}, hashed="urn:x"))), "«urn:x» у"),
    "a broken hash": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}, hashed="http://www.w3.org/2000/09/xmldsig#sha1"))),
        "застарілий",
    ),
    "a changed signature": (lambda: zipped({**parts(), SIGNATURE: parts()[SIGNATURE][:-3]}), "підпис пошкоджено"),
    "no signature": (lambda: without(SIGNATURE), "якого немає"),
    "no list": (lambda: without(MANIFEST), "не має свого ASiCManifest"),
    "neither": (lambda: zipped({"mimetype": parts()["mimetype"], "report.pdf": PDF}), "жоден підпис у контейнері"),
    "a stray signature": (
        lambda: zipped({**parts(), "META-INF/signature9.p7s": b""}),
        "META-INF/signature9.p7s не має свого",
    ),
    "the type last": (lambda: last(parts()), "mimetype контейнера не перший"),
    "the type packed": (lambda: zipped(parts(), ("mimetype",)), "стиснутий"),
    "another type": (lambda: zipped({**parts(), "mimetype": b"application/zip"}), "не контейнер ASiC"),
    "a DTD": (lambda: zipped(listed(DTD)), "DOCTYPE"),
    "a list that is no XML": (lambda: zipped(listed(b"<a>")), "розмітку пошкоджено"),
    "an empty list": (lambda: zipped(listed(b"<a/>")), "не таку будову"),
    "an XML signature without any": (lambda: zipped(with_xades(b"<a/>")), "не таку будову"),
    "an XML signature of another document": (
        lambda: zipped(with_xades(xades({"report.pdf": PDF + b" "}))),
        "«report.pdf» не той",
    ),
    "a transform in a list": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}).replace(b"<ds:DigestMethod", TRANSFORM, 1))),
        "каже перетворити файл",
    ),
    "a hash that only ends like a Ukrainian one": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}, hashed="http://evil/#kupynaNotAHash"))),
        "kupynaNotAHash» у META-INF/ASiCManifest001.xml невідомий",
    ),
    "a Ukrainian hash with another address": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}, hashed="http://evil#dstu7564-256"))),
        "невідомий",
    ),
    "a Ukrainian hash under another signature": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}, hashed=KUPYNA_IN_XML))),
        "не для цього підпису",
    ),
    "a list of another language": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}).replace(b"http://uri.etsi.org/02918/v1.2.1#", b"urn:x"))),
        "не таку будову",
    ),
    "hashes of another language": (
        lambda: zipped(listed(manifest({"report.pdf": PDF}).replace(b"http://www.w3.org/2000/09/xmldsig#", b"urn:x"))),
        "не таку будову",
    ),
    "an XML signature of another language": (
        lambda: zipped(with_xades(xades({"report.pdf": PDF}).replace(b"http://www.w3.org/2000/09/xmldsig#", b"urn:x"))),
        "не таку будову",
    ),
    "an XML signature without a certificate": (
        lambda: zipped(with_xades(re.sub(rb"<ds:KeyInfo>.*</ds:KeyInfo>", b"", xades({"report.pdf": PDF})))),
        "немає сертифіката",
    ),
    "an XML signature that is none": (
        lambda: zipped(with_xades(xades({"report.pdf": PDF}, proof=b"abc"))),
        "немає самого підпису",
    ),
    "an XML signature with a Ukrainian hash and another key": (
        lambda: zipped(with_xades(xades({"report.pdf": PDF}, hashed=KUPYNA_IN_XML))),
        "суперечить собі",
    ),
    "a bomb": (lambda: zipped({**parts(), "more.txt": bytes(40_000_000)}, ("more.txt",)), "стиснуто понад"),
    "a link": (linked, "є посиланням"),
    "two of one name": (doubled, "мають одну назву"),
    "a way out": (lambda: zipped({**parts(), "../report.pdf": PDF}), "виводить за межі"),
    "cut off": (lambda: zipped(parts())[:-30], "файл пошкоджено"),
    "a plain ZIP": (lambda: zipped({"report.pdf": PDF}), "жоден підпис у контейнері"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_container_that_is_not_as_it_must_be_is_refused(what: str) -> None:
    """With a sentence that says why."""
    make, told = REFUSED[what]

    with pytest.raises(NotSigned, match=told):
        judged(make(), PDF, "report.pdf")


@pytest.mark.hard
def test_no_flipped_bit_of_a_container_changes_what_is_told() -> None:
    """It is refused, or says the same but for what a person is told besides."""
    sound = zipped(parts())
    signers = judged(sound, PDF, "report.pdf").signers
    refused = 0
    for at in range(len(sound)):
        flipped = sound[:at] + bytes([sound[at] ^ (1 << at % 8)]) + sound[at + 1 :]
        try:
            assert signers == judged(flipped, PDF, "report.pdf").signers, at
        except NotSigned:
            refused += 1

    assert refused > len(sound) * 0.8
