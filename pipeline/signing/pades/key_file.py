"""From the bytes of a key file (PKCS#12) and its password to a signer.

Fails, in words that do not hold the password, if the file is damaged, the password wrong, the key of an unknown kind
(ДСТУ 4145), or the certificate not one to sign with.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from asn1crypto import keys, pkcs12, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12Certificate, PKCS12KeyAndCertificates, load_pkcs12
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pipeline.errors import CannotSign
from pipeline.signing.pades.certificates import OUTSIDE, Secret, refuse_unusable, refused

_DSTU: Final = bytes.fromhex("2A862402010101")
"""How the numbers of Ukrainian cryptographic algorithms (1.2.804.2.1.1.1) begin."""
_KEY_FILE: Final = "Візьміть файл ключа .p12 або .pfx, який видав надавач довірчих послуг"


def signer_from_file(content: bytes, password: Secret, now: dt.datetime) -> Signer:
    """Open a key file.

    Raises:
        CannotSign: it cannot be opened, or its certificate may not sign documents now.
    """
    refuse_foreign(content)
    try:
        held = load_pkcs12(content, password.word.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as failure:
        raise _unopened(str(failure)) from None
    return _signer(held, now)


def refuse_foreign(content: bytes) -> None:
    """Refuse a file that no password opens, so that none need be asked for.

    Raises:
        CannotSign: it is damaged, or its key is of an algorithm that is unknown here.
    """
    if _DSTU in content:
        raise refused("ключ за ДСТУ 4145: таким ключем ця програма не підписує", OUTSIDE)
    try:
        pkcs12.Pfx.load(content, strict=True).native  # noqa: B018 - asn1crypto reads what is inside only when asked
    except (ValueError, TypeError, OSError, RecursionError, AttributeError):
        raise refused("файл ключа пошкоджено, або це не PKCS#12", _KEY_FILE) from None


def _unopened(said: str) -> CannotSign:
    if "password" in said.lower():
        return refused("пароль до файлу ключа не підходить", "Перевірте розкладку й Caps Lock і спробуйте ще раз")
    return refused("ключ у файлі невідомого виду: ця програма ним не підписує", OUTSIDE)


def _signer(held: PKCS12KeyAndCertificates, now: dt.datetime) -> Signer:
    if held.key is None or held.cert is None:
        raise refused("у файлі немає ключа разом із його сертифікатом", _KEY_FILE)
    if held.key.public_key() != held.cert.certificate.public_key():
        raise refused("ключ не відповідає сертифікату", _KEY_FILE)
    certificate, others = _certificate(held.cert), SimpleCertificateStore()
    refuse_unusable(certificate, now)
    others.register_multiple(map(_certificate, held.additional_certs))
    key = held.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(certificate, keys.PrivateKeyInfo.load(key), others)


def _certificate(held: PKCS12Certificate) -> x509.Certificate:
    return x509.Certificate.load(held.certificate.public_bytes(Encoding.DER))
