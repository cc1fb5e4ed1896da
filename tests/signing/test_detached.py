"""A CMS is held against the document's bytes: what covers them is told, what does not is refused."""

from __future__ import annotations

import base64
import os

import pytest
from asn1crypto import cms

from pipeline.errors import ExitCode, NotSigned
from pipeline.signing.judging import judged
from pipeline.signing.signature import ELSEWHERE
from pipeline.verdicts import Verdict
from tests.signing.forging import (
    DSTU_GOST,
    DSTU_KUPYNA,
    GOST,
    KUPYNA,
    PDF,
    WHEN,
    Wish,
    p7s,
    person,
    ukrainian,
)


def parsed(content: bytes) -> cms.SignedData:
    """The inner part of a CMS."""
    return cms.ContentInfo.load(content)["content"]


@pytest.mark.parametrize(("kind", "title"), [("ec", "ECDSA, SHA-256"), ("rsa", "RSA, SHA-256")])
def test_a_signature_of_these_bytes_is_told_with_its_signer_and_time(kind: str, title: str) -> None:
    """By a key that the library knows, nothing is left unchecked but trust."""
    found = judged(p7s(PDF, person("Вигадана Підписувачка", kind)), PDF, "report.pdf")

    (signer,) = found.signers
    assert "відокремлений підпис .p7s" == found.form
    assert "Вигадана Підписувачка, голова вигаданої ради" == signer.name
    assert (title, WHEN, ()) == (signer.algorithm, signer.signed_at, signer.unchecked)
    assert [Verdict.GOOD] == [check.verdict for check in found.checks("report.pdf.p7s")]
    assert "довіру до сертифіката не оцінено" in str(signer)


def test_a_key_that_is_too_short_is_told_and_doubtful() -> None:
    """The signature is right, and anybody could have made it."""
    (check,) = judged(p7s(PDF, person(kind="short rsa")), PDF, "report.pdf").checks("report.pdf.p7s")

    assert check.verdict is Verdict.DOUBTFUL
    assert "ключ RSA має лише 1024 біт із потрібних 2048" in check.found


def test_numbers_of_a_persons_papers_are_not_repeated() -> None:
    """The certificate's subject holds one."""
    found = judged(p7s(PDF, person()), PDF, "report.pdf")

    assert b"TINUA-0000000000" in found.content
    assert [] == [check for check in found.checks("f") if "TINUA" in str(check)]


def test_all_signers_of_one_file_are_told() -> None:
    """Two people, two keys of two kinds."""
    found = judged(p7s(PDF, person("Перша Вигадана"), person("Другий Вигаданий", "rsa")), PDF, "report.pdf")

    told = {signer.name.split(",")[0]: signer.algorithm for signer in found.signers}
    assert {"Перша Вигадана": "ECDSA, SHA-256", "Другий Вигаданий": "RSA, SHA-256"} == told


def test_a_signature_that_holds_the_document_is_one_of_it() -> None:
    """Only if it holds exactly these bytes."""
    found = judged(p7s(PDF, person(), wish=Wish(inside=PDF)), PDF, "report.pdf")

    assert "підпис .p7s з документом усередині" == found.form


def test_a_signature_without_attributes_is_over_the_document_itself() -> None:
    """It is told that it names neither time nor certificate."""
    (signer,) = judged(p7s(PDF, person(), wish=Wish(attributes=False)), PDF, "report.pdf").signers

    assert ((), None) == (signer.unchecked, signer.signed_at)
    assert "signing-certificate-v2" in str(signer)


@pytest.mark.parametrize("size", [64, 76])
def test_armour_is_taken_off(size: int) -> None:
    """PEM and bare base64 give the same bytes as DER."""
    bare = p7s(PDF, person())
    letters = base64.b64encode(bare)
    lines = b"\n".join(letters[at : at + size] for at in range(0, len(letters), size))
    pem = b"-----BEGIN PKCS7-----\n" + lines + b"\n-----END PKCS7-----\n"

    assert [bare] * 3 == [judged(each, PDF, "report.pdf").content for each in (pem, lines + b"\n", letters)]


@pytest.mark.parametrize("algorithm", [DSTU_GOST, "1.2.804.2.1.1.1.1.3.1.2", DSTU_KUPYNA])
@pytest.mark.parametrize("hashed", [GOST, KUPYNA])
def test_a_ukrainian_signature_is_recognised_and_said_not_to_be_checked(algorithm: str, hashed: str) -> None:
    """Neither its hash nor itself; where to have it checked is said."""
    found = judged(ukrainian(PDF, algorithm, hashed), PDF, "report.pdf")

    (check,) = found.checks("report.pdf.p7s")
    assert (Verdict.DOUBTFUL, ELSEWHERE) == (check.verdict, check.remedy)
    assert "сам підпис (ДСТУ 4145" in check.found
    assert "чи покриває підпис саме ці байти, тут не перевірено" in check.found


def test_a_ukrainian_signature_over_a_known_hash_covers_these_bytes_or_is_refused() -> None:
    """The hash is held against the document though the signature itself is not checked."""
    content = ukrainian(PDF, DSTU_KUPYNA, "sha256")

    (signer,) = judged(content, PDF, "report.pdf").signers

    assert ("сам підпис (ДСТУ 4145 з ДСТУ 7564 (Купина)) тут не перевірено",) == signer.unchecked
    with pytest.raises(NotSigned, match="підпис іншого файлу"):
        judged(content, PDF + b"\n", "report.pdf")


def test_what_a_signature_carries_unchecked_is_said() -> None:
    """A time stamp and a countersignature stand outside of what is signed."""
    other = cms.ContentInfo.load(p7s(PDF, person()))
    carried = (("signature_time_stamp_token", other), ("counter_signature", other["content"]["signer_infos"][0]))

    (signer,) = judged(p7s(PDF, person(), wish=Wish(unsigned=carried)), PDF, "report.pdf").signers

    assert "є позначка часу, її тут не перевірено" in signer.remarks
    assert "підпис завірено ще одним підписом, його тут не перевірено" in signer.remarks


def flipped(part: str) -> bytes:
    """A sound CMS with one byte changed in one of its parts."""
    content = p7s(PDF, person())
    block = parsed(content)["signer_infos"][0]
    attributes = {each["type"].native: each["values"][0] for each in block["signed_attrs"]}
    pieces = {
        "signature": block["signature"].contents,
        "digest": attributes["message_digest"].contents,
        "time": attributes["signing_time"].chosen.contents,
        "certificate": parsed(content)["certificates"][0].chosen["tbs_certificate"]["subject"].contents,
        "structure": content[:4],
    }
    for each in parsed(content)["certificates"]:
        if each.chosen.dump() == person().certificate:
            pieces["certificate"] = each.chosen["tbs_certificate"]["subject"].contents
    at = content.index(pieces[part]) + len(pieces[part]) - 1
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


REFUSED = {
    "another document's": (lambda: p7s(PDF + b" ", person()), "підпис іншого файлу"),
    "another document inside": (lambda: p7s(PDF, person(), wish=Wish(inside=PDF + b" ")), "лежить інший файл"),
    "the signature changed": (lambda: flipped("signature"), "підпис неправильний"),
    "the hash changed": (lambda: flipped("digest"), "підпис іншого файлу"),
    "the time changed": (lambda: flipped("time"), "підпис неправильний"),
    "the certificate changed": (lambda: flipped("certificate"), "сертифікат у файлі не той|немає сертифіката"),
    "the structure changed": (lambda: flipped("structure"), "підпис пошкоджено"),
    "another certificate bound": (lambda: p7s(PDF, person(), wish=Wish(bound=b"x")), "сертифікат у файлі не той"),
    "no certificate": (lambda: p7s(PDF, person(), wish=Wish(with_certificate=False)), "немає сертифіката"),
    "a hash that is broken": (lambda: p7s(PDF, person(), wish=Wish(hashed="sha1")), "застарілий"),
    "a signature of a broken hash": (lambda: p7s(PDF, person(), wish=Wish(algorithm="sha1_ecdsa")), "застарілим"),
    "a time stamp": (lambda: p7s(PDF, person(), wish=Wish(content_type="tst_info")), "покриває не файл"),
    "nobody's": (lambda: p7s(PDF), "підпису у файлі немає"),
    "too many": (lambda: p7s(PDF, *[person()] * 51), "підписів понад 50"),
    "cut off": (lambda: p7s(PDF, person())[:-1], "підпис пошкоджено"),
    "something after it": (lambda: p7s(PDF, person()) + b"\0", "підпис пошкоджено"),
    "nested endlessly": (lambda: b"\x30\x80" * 5000, "підпис пошкоджено"),
    "plain data": (lambda: cms.ContentInfo({"content_type": "data", "content": b"x"}).dump(), "не підпис"),
    "an unknown hash": (lambda: p7s(PDF, person(), wish=Wish(hashed="1.2.3.4")), "хеш невідомий"),
    "a hash of another family": (lambda: p7s(PDF, person(), wish=Wish(hashed=GOST)), "не для цього підпису"),
    "an unknown algorithm": (lambda: p7s(PDF, person(), wish=Wish(algorithm="1.2.3.4")), "алгоритм підпису невідомий"),
    "a key of another family": (
        lambda: p7s(PDF, person(), wish=Wish(algorithm=DSTU_GOST)),
        "ключ у сертифікаті не такий",
    ),
    "nothing": (lambda: b"", "файл порожній"),
    "the PDF": (lambda: PDF, "це PDF"),
    "XML": (lambda: b"<?xml version='1.0'?><Signature/>", "окремий підпис XAdES"),
    "a text": ("Підпис".encode, "це не підпис"),
    "armour around nothing": (lambda: b"-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n", "це не підпис"),
    "too large": (lambda: b"\x30" + bytes(64 * 1024 * 1024), "більший за 64 МБ"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_does_not_cover_these_bytes_is_refused(what: str) -> None:
    """With exit code 7 and a sentence that says why."""
    make, told = REFUSED[what]

    with pytest.raises(NotSigned, match=told) as refused:
        judged(make(), PDF, "report.pdf")

    assert ExitCode.NOT_PROVEN == refused.value.exit_code
    assert all(fault.remedy for fault in refused.value.faults)


def test_noise_is_refused_and_never_a_fault_of_the_program() -> None:
    """Whatever begins like a CMS."""
    for _ in range(50):
        with pytest.raises(NotSigned):
            judged(b"\x30\x82\x01\x00" + os.urandom(256), PDF, "report.pdf")


@pytest.mark.hard
def test_no_flipped_bit_changes_what_is_told() -> None:
    """Of each byte of a CMS one bit: it is refused, or says the same, as what is outside of the signature does."""
    sound = p7s(PDF, person())
    signers = judged(sound, PDF, "report.pdf").signers
    refused = 0
    for at in range(len(sound)):
        changed = sound[:at] + bytes([sound[at] ^ (1 << at % 8)]) + sound[at + 1 :]
        try:
            assert signers == judged(changed, PDF, "report.pdf").signers, at
        except NotSigned:
            refused += 1

    assert refused > len(sound) // 2
