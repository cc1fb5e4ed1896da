"""OpenSSL, which knows nothing of us, accepts what we accept and refuses what we refuse; and we take what it makes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from pipeline.errors import NotSigned
from pipeline.signing.judging import judged
from tests.signing.forging import PDF, Person, Wish, p7s, person

SECOND = "Друга Вигадана"


def openssl(folder: Path, *words: str) -> bool:
    """Run `openssl cms` there; tell whether it was content."""
    ran = subprocess.run(["openssl", "cms", *words], cwd=folder, capture_output=True, check=False, timeout=60)
    return ran.returncode == 0


def verifies(folder: Path, content: bytes) -> bool:
    """Ask OpenSSL for its opinion."""
    (folder / "report.pdf").write_bytes(PDF)
    (folder / "it.p7s").write_bytes(content)
    asked = ("-verify", "-binary", "-content", "report.pdf", "-inform", "DER", "-in", "it.p7s", "-noverify")
    return openssl(folder, *asked, "-out", "out")


def accepts(content: bytes) -> bool:
    """Ask ourselves."""
    try:
        judged(content, PDF, "report.pdf")
    except NotSigned:
        return False
    return True


def flipped(content: bytes, at: int) -> bytes:
    """Change one bit."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


CORPUS: dict[str, tuple[Callable[[], bytes], bool]] = {
    "ECDSA": (lambda: p7s(PDF, person()), True),
    "RSA": (lambda: p7s(PDF, person(SECOND, "rsa")), True),
    "two": (lambda: p7s(PDF, person(), person(SECOND, "rsa")), True),
    "SHA-384": (lambda: p7s(PDF, person(), wish=Wish(hashed="sha384", algorithm="sha384_ecdsa")), True),
    "two hashes": (lambda: p7s(PDF, person(), wish=Wish(hashed="sha384", algorithm="sha256_ecdsa")), False),
    "another document's": (lambda: p7s(PDF + b" ", person()), False),
    "one of two another document's": (lambda: p7s(PDF, person(), person(SECOND), wish=Wish(digest_of=b"x")), False),
    "cut off": (lambda: p7s(PDF, person())[:-9], False),
    "the signature changed": (lambda: flipped(p7s(PDF, person()), -1), False),
    "no certificate": (lambda: p7s(PDF, person(), wish=Wish(with_certificate=False)), False),
    "nobody's": (lambda: p7s(PDF), False),
}


@pytest.mark.hard
@pytest.mark.parametrize("what", CORPUS)
def test_openssl_is_of_our_opinion(what: str, tmp_path: Path) -> None:
    """Of sound signatures and of false ones."""
    make, right = CORPUS[what]
    content = make()

    assert (right, right) == (accepts(content), verifies(tmp_path, content))


def lay(folder: Path, one: Person) -> None:
    """Lay down what OpenSSL signs with."""
    form, bare = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key").write_bytes(one.key.private_bytes(serialization.Encoding.DER, form, bare))
    (folder / "certificate").write_bytes(one.certificate)
    (folder / "report.pdf").write_bytes(PDF)
    for name, kind in (("key", "pkey"), ("certificate", "x509")):
        words = ["openssl", kind, "-inform", "DER", "-in", name, "-out", f"{name}.pem"]
        subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=60)


MADE = {
    "DER": ("-outform", "DER"),
    "PEM": ("-outform", "PEM"),
    "BER, with the document": ("-outform", "DER", "-stream", "-nodetach"),
    "DER, with the document": ("-outform", "DER", "-nodetach"),
    "without attributes": ("-outform", "DER", "-noattr"),
    "by the key's identifier": ("-outform", "DER", "-keyid"),
}


@pytest.mark.hard
@pytest.mark.parametrize("how", MADE)
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_what_openssl_makes_is_accepted_and_of_no_other_bytes(how: str, kind: str, tmp_path: Path) -> None:
    """In each of its forms."""
    lay(tmp_path, person(kind=kind))
    cades = () if "-noattr" in MADE[how] else ("-cades",)
    signing = ("-sign", "-binary", *cades, "-in", "report.pdf", "-signer", "certificate.pem", "-inkey", "key.pem")

    assert openssl(tmp_path, *signing, "-md", "sha256", *MADE[how], "-out", "it.p7s")

    content = (tmp_path / "it.p7s").read_bytes()
    assert ["Вигаданий Підписувач, голова вигаданої ради"] == [
        signer.name for signer in judged(content, PDF, "report.pdf").signers
    ]
    with pytest.raises(NotSigned):
        judged(content, PDF + b" ", "report.pdf")
