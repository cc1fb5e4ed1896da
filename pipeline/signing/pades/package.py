"""From a sealed package and a signer to the signed PDF that is put beside the untouched one, proven before it is kept.

The first signer's file is `report.signed.pdf`; each further one signs the file of the one before, and theirs are
`report.signed.2.pdf` and so on: every state stays. Fails if the document cannot be signed so, or if what came of it is
not proven.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyhanko.sign.signers.pdf_cms import Signer

from pipeline.contracts import Pdf
from pipeline.edition import expected
from pipeline.errors import Fault, NotSigned, UsageError
from pipeline.packages.naming import next_signed, signed
from pipeline.packages.opening import Package
from pipeline.signing.pades.appending import LongTerm, certified, countersigned
from pipeline.signing.pades.checks import examine_signed
from pipeline.signing.pades.seats import Seats, free_seats, refuse_again, seat_for, seats_of
from pipeline.signing.pades.signature import PdfSignature
from pipeline.signing.pades.stamp import stamp_of
from pipeline.verdicts import Check, Verdict

_DECIDED: Final = "Не пишіть --where і --signers (WHERE і SIGNERS)"


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """A PDF with one more signature, proven."""

    name: str
    content: bytes
    signatures: tuple[PdfSignature, ...]
    awaited: tuple[str, ...]
    """Whose seats are still free; nobody else can sign in this PDF any more."""


def sign_package(
    package: Package, signer: Signer, now: dt.datetime, seats: Seats | None = None, longer: LongTerm | None = None
) -> SignedPdf:
    """Sign the package's PDF, or add a signature to those that it has; the package itself stays as it is.

    Raises:
        UsageError: `seats` are given, but the first signer has decided already.
        CannotSign: there is no place for this signer, or the certificates do not hold.
        ProgramFailed: the timestamping server did not answer.
        NotSigned: what came of it is not what it should be; first of all, a key of another certificate.
    """
    before = signed(package.files, package.document.kind)
    original, certificate = original_of(package), signer.signing_cert
    stamp = stamp_of(certificate, now)
    if before and seats:
        raise UsageError(Fault("місця підписів уже призначив перший підписувач", _DECIDED))
    if before:
        content = package.files[before[-1]]
        refuse_again(certificate, content)
        content = countersigned(content, seat_for(certificate, content, package.document).field, signer, stamp, longer)
    else:
        chosen = tuple(seats_of(original, package.document, certificate, seats or Seats()))
        content = certified(original, signer, chosen, stamp, longer)
    found = examine_signed(original, content, expected(package.document, package.manifest.pdfa))
    if found.faults:
        raise NotSigned(*found.faults)
    awaited = tuple(seat.whose for seat in free_seats(content))
    return SignedPdf(next_signed(package.files, package.document.kind), content, found.signatures, awaited)


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
