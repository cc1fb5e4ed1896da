"""From a sealed package and a signer to the signed PDF that is put beside the untouched one, proven before it is kept.

The first signer's file is `report.signed.pdf`; each further one signs the file of the one before, and theirs are
`report.signed.2.pdf` and so on: every state stays. Fails if the document cannot be signed so, or if what came of it is
not proven.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pyhanko.sign.signers.pdf_cms import Signer

from pipeline.contracts import Pdf
from pipeline.edition import expected
from pipeline.errors import Fault, NotSigned, UsageError
from pipeline.packages.naming import next_signed, signed
from pipeline.packages.opening import Package
from pipeline.signing.pades.appending import LongTerm, Seat, certified, countersigned
from pipeline.signing.pades.checks import examine_signed
from pipeline.signing.pades.place import place_of
from pipeline.signing.pades.signature import PdfSignature
from pipeline.signing.pades.stamp import stamp_of
from pipeline.verdicts import Check, Verdict
from schemas.document import Block, Document

Where: TypeAlias = Literal["line", "hidden"]


@dataclass(frozen=True, slots=True)
class Seats:
    """What the first signer decides for all: where the mark of the signature stands, and how many will sign."""

    where: Where = "line"
    signers: int = 1


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """A PDF with one more signature, proven."""

    name: str
    content: bytes
    signatures: tuple[PdfSignature, ...]


def sign_package(
    package: Package, signer: Signer, now: dt.datetime, seats: Seats | None = None, longer: LongTerm | None = None
) -> SignedPdf:
    """Sign the package's PDF, or add a signature to those that it has; the package itself stays as it is.

    Raises:
        UsageError: `seats` are given, but the first signer has decided already.
        DataFaults: there is no place for the signature, or the certificates do not hold.
        ProgramFailed: the timestamping server did not answer.
        NotSigned: what came of it is not what it should be; first of all, a key of another certificate.
    """
    before = signed(package.files, package.document.kind)
    original, stamp = original_of(package), stamp_of(signer.signing_cert, now)
    if before and seats:
        raise UsageError(Fault("місця підписів уже призначив перший підписувач", "Не пишіть --where і --signers"))
    if before:
        content = countersigned(package.files[before[-1]], signer, stamp, longer)
    else:
        content = certified(original, signer, [*_seats(original, package.document, seats or Seats())], stamp, longer)
    found = examine_signed(original, content, expected(package.document, package.manifest.pdfa))
    if found.faults:
        raise NotSigned(*found.faults)
    return SignedPdf(next_signed(package.files, package.document.kind), content, found.signatures)


def pades_checks(package: Package) -> Iterator[Check]:
    """Look at every signed PDF of a package."""
    original, wanted = original_of(package), expected(package.document, package.manifest.pdfa)
    for name in signed(package.files, package.document.kind):
        found = examine_signed(original, package.files[name], wanted)
        for fault in found.faults:
            yield Check(name, Verdict.BAD, fault.reason, "Візьміть пакет з іншої копії архіву")
        for signature in found.signatures if not found.faults else ():
            yield Check(name, Verdict.GOOD, f"{signature}; чи можна довіряти сертифікату, тут не перевірено")


def original_of(package: Package) -> Pdf:
    """Give the untouched PDF."""
    return Pdf(package.files[f"{package.document.kind}.pdf"])


def _seats(original: Pdf, document: Document, asked: Seats) -> Iterator[Seat]:
    """Give a seat to each signer: first to those of the signature lines, in their order, then to others."""
    names = [_text(block.name) for block in document.signatures]
    for number in range(asked.signers):
        if number < len(names):
            place = place_of(original, names[number]) if asked.where == "line" else None
            yield Seat(f"Місце електронного підпису: {names[number]}", place)
        else:
            yield Seat(f"Місце електронного підпису {number + 1}", None)


def _text(block: Block) -> str:
    return " ".join(paragraph.text for paragraph in block)
