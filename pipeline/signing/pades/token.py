"""From a token with a key (PKCS#11) and its PIN to a signer, for as long as a block lasts; the key never leaves it.

Fails, in words that do not hold the PIN, if driver, token, key or certificate are not there, the PIN is wrong, the
token cannot sign as PDF wants it, or the certificate is not one to sign with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pkcs11
from pkcs11 import exceptions as told
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers.pdf_cms import Signer

from pipeline.errors import CannotSign
from pipeline.signing.pades.certificates import OUTSIDE, Secret, refuse_unusable, refused

_CONNECT: Final = "Під’єднайте токен і перевірте --pkcs11, --token і --key"


@dataclass(frozen=True, slots=True)
class Token:
    """Where a key is: the driver that speaks with the token (a PKCS#11 module), the labels of token and key."""

    driver: Path
    token: str
    """Empty if there is just one."""
    key: str


@contextmanager
def signer_on_token(where: Token, pin: Secret, now: dt.datetime) -> Iterator[Signer]:
    """Open the token.

    Raises:
        CannotSign: it cannot be opened, its key does not sign, or its certificate may not sign documents now.
    """
    try:
        with _found(where).open(user_pin=pin.word) as session:
            yield _signer(session, where, now)
    except pkcs11.PKCS11Error as failure:
        raise _said(failure, where) from None


def _found(where: Token) -> pkcs11.Token:
    try:
        driver = pkcs11.lib(str(where.driver))
    except (RuntimeError, OSError, pkcs11.PKCS11Error):
        raise refused(f"бібліотеку токена «{where.driver}» не вдалося відкрити", _CONNECT) from None
    tokens = [slot.get_token() for slot in driver.get_slots(token_present=True)]
    named = [token for token in tokens if token.label and where.token in ("", token.label)]
    if len(named) != 1:
        there = ", ".join(f"«{token.label}»" for token in tokens if token.label) or "жодного"
        wanted = f"токена «{where.token}» немає" if where.token else "не сказано, який токен узяти"
        raise refused(f"{wanted}; під’єднано: {there}", _CONNECT)
    return named[0]


def _signer(session: pkcs11.Session, where: Token, now: dt.datetime) -> Signer:
    certificate = PKCS11Signer(session, cert_label=where.key, key_label=where.key).signing_cert
    if certificate is None:
        raise refused(f"на токені немає сертифіката «{where.key}»", _CONNECT)
    refuse_unusable(certificate, now)
    # Every token that signs by an elliptic curve signs a digest; few make the digest themselves.
    digested = certificate.public_key.algorithm == "ec"
    return PKCS11Signer(
        session, signing_cert=certificate, key_label=where.key, other_certs_to_pull=None, use_raw_mechanism=digested
    )


_REASONS: Final[Mapping[type[pkcs11.PKCS11Error], tuple[str, str]]] = {
    told.PinIncorrect: ("PIN не підходить", "Спробуйте ще раз; після кількох помилок токен заблокується"),
    told.PinInvalid: ("PIN не підходить", "Спробуйте ще раз; після кількох помилок токен заблокується"),
    told.PinLenRange: ("PIN не тієї довжини", "Спробуйте ще раз"),
    told.PinLocked: ("токен заблоковано", "Розблокуйте його програмою надавача довірчих послуг"),
    told.TokenNotPresent: ("токен від’єднано", _CONNECT),
    told.DeviceRemoved: ("токен від’єднано", _CONNECT),
    told.MechanismInvalid: ("токен не підписує за ECDSA чи RSA з SHA-256", OUTSIDE),
}


def _said(failure: pkcs11.PKCS11Error, where: Token) -> CannotSign:
    kind = type(failure)
    if kind in _REASONS:
        return refused(*_REASONS[kind])
    if kind in (told.NoSuchKey, told.MultipleObjectsReturned, pkcs11.PKCS11Error):
        return refused(f"на токені немає ключа «{where.key}» із сертифікатом під тією ж назвою", _CONNECT)
    return refused(f"токен відмовив ({kind.__name__})", _CONNECT)
