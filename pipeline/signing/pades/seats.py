"""From a document's signature lines and a signer's certificate to whose seat is where in the signed PDF.

A signature line is its signatory's alone; a seat without a mark on the page is anybody's. Fails if a mark is wanted on
a line that names somebody else, if no seat is left for this signer, or if the certificate has signed already.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count, islice
from typing import Final, Literal, TypeAlias

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from pipeline.contracts import Pdf
from pipeline.signing.certificates import common_name
from pipeline.signing.pades.appending import Seat
from pipeline.signing.pades.certificates import HIDDEN, refused
from pipeline.signing.pades.fields import empty_fields
from pipeline.signing.pades.place import place_of
from schemas.document import Document
from schemas.text import one_apostrophe

Where: TypeAlias = Literal["line", "hidden"]
BESIDE: Final = "Додайте окремий підпис поруч: make sign-request, потім make attach-signature"
_SPOKEN: Final = "Місце електронного підпису: "
_ANYBODY: Final = "підписувач "


@dataclass(frozen=True, slots=True)
class Seats:
    """What the first signer decides for all: where the mark of the signature stands, and how many will sign."""

    where: Where = "line"
    signers: int = 1


@dataclass(frozen=True, slots=True)
class Free:
    """A seat of a signed PDF in which nobody has signed."""

    field: str
    whose: str
    """A signatory's printed name, or words for anybody."""


def seats_of(original: Pdf, document: Document, certificate: x509.Certificate, asked: Seats) -> Iterator[Seat]:
    """Give as many seats as will sign: the signer's own, those of the other signature lines, then anybody's.

    Raises:
        CannotSign: a mark on the page is wanted, but no line names the signer, or there is no room on it.
    """
    names = _signatories(document)
    own = next((name for name in names if is_called(certificate, name)), None)
    if own is None and asked.where == "line":
        raise refused(f"{_whose(certificate)}, а в рядку підпису — {_listed(names)}", HIDDEN)
    ordered = chain([own], (name for name in names if name != own), (None for _ in count()))
    for number, name in enumerate(islice(ordered, asked.signers), 1):
        place = place_of(original, name) if name and asked.where == "line" else None
        yield Seat(_SPOKEN + (name or f"{_ANYBODY}{number}"), place)


def free_seats(signed: bytes) -> tuple[Free, ...]:
    """Give the seats in which somebody may still sign."""
    fields = empty_fields(IncrementalPdfFileWriter(io.BytesIO(signed)))
    return tuple(Free(name, spoken.removeprefix(_SPOKEN)) for name, spoken in fields)


def seat_for(certificate: x509.Certificate, signed: bytes, document: Document) -> Free:
    """Choose the seat for one who signs after others: the one with the name, or else one that is anybody's.

    Raises:
        CannotSign: all have signed, or the seats that are left are other people's.
    """
    free, names = free_seats(signed), _signatories(document)
    if not free:
        raise refused("усі, для кого призначено місця підписів у PDF, уже підписали", BESIDE)
    own = [seat for seat in free if is_called(certificate, seat.whose)]
    for seat in (*own, *(seat for seat in free if seat.whose not in names)):
        return seat
    left = _listed([seat.whose for seat in free])
    raise refused(f"{_whose(certificate)}, а місце підпису лишилося — {left}", BESIDE)


def refuse_again(certificate: x509.Certificate, signed: bytes) -> None:
    """Let nobody sign twice.

    Raises:
        CannotSign: the certificate has signed already.
    """
    held = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    if any(one.signer_cert.dump() == certificate.dump() for one in held):
        raise refused("цим сертифікатом PDF уже підписано", "Решта підписувачів підписує своїми ключами")


def is_called(certificate: x509.Certificate, printed: str) -> bool:
    """Tell whether each word of a printed name is in the certificate's; an initial stands for a word."""
    native = certificate.subject.native
    held = [native.get(kind, "") for kind in ("common_name", "surname", "given_name")]
    known = _words(" ".join(" ".join(one) if isinstance(one, list) else str(one) for one in held))
    sought = _words(printed.replace(".", ". "))
    return bool(sought) and all(any(_fits(word, one) for one in known) for word in sought)


def _fits(printed: str, known: str) -> bool:
    return known.startswith(printed[:-1]) if printed.endswith(".") else known == printed


def _words(name: str) -> list[str]:
    return one_apostrophe(name).casefold().split()


def _signatories(document: Document) -> list[str]:
    return [" ".join(paragraph.text for paragraph in block.name) for block in document.signatures]


def _whose(certificate: x509.Certificate) -> str:
    return f"сертифікат видано на «{common_name(certificate.subject)}»"


def _listed(names: list[str]) -> str:
    return ", ".join(f"«{name}»" for name in names) or "нікого"
