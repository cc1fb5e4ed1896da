"""From a certificate and a moment to whether documents may be signed by it then. Fails with the reason why not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from asn1crypto import x509

from pipeline.errors import DataFaults, Fault

OUTSIDE: Final = "Підпишіть PDF своєю програмою КЕП: zvit sign-request, потім zvit attach-signature"
"""The way out for a key that this program cannot use."""
_NEW: Final = "Отримайте чинний сертифікат у надавача довірчих послуг"
_RIGHT: Final = "Візьміть сертифікат електронного підпису, а не шифрування чи входу"


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or a PIN; it is not shown, wherever the value is printed."""

    word: str = field(repr=False)


def refuse_unusable(certificate: x509.Certificate, now: dt.datetime) -> None:
    """Ask of a certificate whether a document may be signed by it.

    Raises:
        DataFaults: it is not valid yet or any more, or it is not for signatures.
    """
    if now < certificate.not_valid_before:
        raise refused(f"сертифікат чинний лише з {certificate.not_valid_before:%d.%m.%Y}", _NEW)
    if now > certificate.not_valid_after:
        raise refused(f"строк дії сертифіката закінчився {certificate.not_valid_after:%d.%m.%Y}", _NEW)
    usage = certificate.key_usage_value
    # ETSI EN 319 412-2, 4.3.2: a certificate for signatures says so by nonRepudiation.
    if usage is None or "non_repudiation" not in usage.native:
        raise refused("сертифікат не для підписання документів (призначення ключа без nonRepudiation)", _RIGHT)


def refused(reason: str, remedy: str) -> DataFaults:
    """Make the failure of a key that cannot be used."""
    return DataFaults([Fault(reason, remedy)])
