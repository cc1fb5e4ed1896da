"""The fictional report, signed in each way."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from asn1crypto import crl, keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from docx.shared import Mm
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pipeline.contracts import Pdf
from pipeline.signing.pades.appending import LongTerm, Seat, certified, countersigned
from pipeline.signing.pades.certificates import Secret
from pipeline.signing.pades.key_file import signer_from_file
from pipeline.signing.pades.place import place_of
from pipeline.signing.pades.seats import free_seats
from pipeline.signing.pades.stamp import Stamp, stamp_of
from pipeline.signing.pades.trust import Trust
from tests.office import converted
from tests.pdf import sample
from tests.signing.keys import PASSWORD, Keeper, Usage, authority, clock, keeper, revoked

PERSON = "Іван ВИГАДАНИЙ"
SPOKEN = f"Місце електронного підпису: {PERSON}"
SECOND = Usage(name="ВИГАДАНИЙ Другий Підписувач")


@converted("to-be-signed")
def to_be_signed() -> bytes:
    """Make the fictional report with as much room on its signature line as the form has."""
    document, file = sample.sample(), io.BytesIO()
    document.paragraphs[-1].paragraph_format.tab_stops.add_tab_stop(Mm(190))
    document.save(file)
    return file.getvalue()


def now() -> dt.datetime:
    """Give this moment, as the clock on the wall says it."""
    return dt.datetime.now().astimezone()


def trust(*gone: Keeper) -> Trust:
    """Give the fictional root, and its word on who is not to be trusted any more."""
    return Trust((x509.Certificate.load(authority().der),), (), (crl.CertificateList.load(revoked(*gone)),), ())


def lasting(*gone: Keeper) -> LongTerm:
    """Give what B-LT is made with."""
    key = clock().key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    root = SimpleCertificateStore()
    root.register(x509.Certificate.load(authority().der))
    stamper = DummyTimeStamper(x509.Certificate.load(clock().der), keys.PrivateKeyInfo.load(key), root)
    return LongTerm(stamper, trust(*gone).context)


def first(original: Pdf, seats: int = 1, longer: LongTerm | None = None, *, visible: bool = True) -> bytes:
    """Sign as the person of the signature line; seats beyond the first are for others."""
    signer = signer_from_file(keeper().pkcs12(), Secret(PASSWORD), now())
    place = place_of(original, PERSON) if visible else None
    others = [Seat(f"Місце підпису {number}", None) for number in range(2, seats + 1)]
    return certified(original, signer, [Seat(SPOKEN, place), *others], _stamp(keeper()), longer)


def second(signed: bytes, longer: LongTerm | None = None) -> bytes:
    """Sign after the first, in the first seat that is free."""
    field, *_ = (seat.field for seat in free_seats(signed))
    signer = signer_from_file(keeper(SECOND).pkcs12(), Secret(PASSWORD), now())
    return countersigned(signed, field, signer, _stamp(keeper(SECOND)), longer)


WAYS: Mapping[str, Callable[[Pdf], bytes]] = MappingProxyType(
    {
        "hidden": lambda original: first(original, visible=False),
        "line": first,
        "line, long term": lambda original: first(original, longer=lasting()),
        "two": lambda original: second(first(original, seats=2)),
        "two, long term": lambda original: second(first(original, 2, lasting()), lasting()),
        "the second still missing": lambda original: first(original, seats=2),
    }
)


@cache
def signed_in(way: str, original: Pdf) -> bytes:
    """Sign in one of the ways, once for all tests."""
    return WAYS[way](original)


def _stamp(whose: Keeper) -> Stamp:
    return stamp_of(x509.Certificate.load(whose.der), now())
