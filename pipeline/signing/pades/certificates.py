"""From a certificate and a moment to whether documents may be signed by it then. Fails with the reason why not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from asn1crypto import x509

from pipeline.errors import CannotSign, Fault
from pipeline.signing.certificates import misuse

OUTSIDE: Final = "Підпишіть PDF своєю програмою КЕП: make sign-request, потім make attach-signature"
"""The way out for a key that this program cannot use."""
HIDDEN: Final = "Підпишіть без відмітки на сторінці: --where hidden (make sign: WHERE=hidden)"
"""The way out for a mark that cannot stand on the page."""
_NEW: Final = "Отримайте чинний сертифікат у надавача довірчих послуг"
_RIGHT: Final = "Візьміть сертифікат електронного підпису, а не шифрування чи входу"


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or a PIN; it is not shown, wherever the value is printed."""

    word: str = field(repr=False)


def refuse_unusable(certificate: x509.Certificate, now: dt.datetime) -> None:
    """Ask of a certificate whether a document may be signed by it.

    Raises:
        CannotSign: it is not valid yet or any more, or it is not for signatures.
    """
    if now < certificate.not_valid_before:
        raise refused(f"сертифікат чинний лише з {certificate.not_valid_before:%d.%m.%Y}", _NEW)
    if now > certificate.not_valid_after:
        raise refused(f"строк дії сертифіката закінчився {certificate.not_valid_after:%d.%m.%Y}", _NEW)
    if reason := misuse(certificate):
        raise refused(reason, _RIGHT)


def refused(reason: str, remedy: str) -> CannotSign:
    """Make the failure of a key that cannot be used."""
    return CannotSign([Fault(reason, remedy)])
