"""Throwaway keys of fictional people, made when a test wants them: a root, signers, a timestamping authority, a CRL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "невигаданий-пароль-7315"  # noqa: S105 - a sentinel that no output may hold
DAY = dt.timedelta(days=1)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Keeper:
    """Somebody with a key and a certificate."""

    key: Key
    certificate: x509.Certificate

    def pkcs12(self, password: str = PASSWORD, key: Key | None = None) -> bytes:
        """Give the key and the certificate as a file with a password."""
        lock = BestAvailableEncryption(password.encode())
        root = authority().certificate
        return pkcs12.serialize_key_and_certificates(b"key", key or self.key, self.certificate, [root], lock)

    @property
    def der(self) -> bytes:
        """Give the certificate's bytes."""
        return self.certificate.public_bytes(Encoding.DER)


@dataclass(frozen=True)
class Usage:
    """What a certificate is for, and when."""

    signs: bool = True
    since: dt.timedelta = -30 * DAY
    until: dt.timedelta = 365 * DAY
    stamps: bool = False
    name: str = "ВИГАДАНА Олена Тестівна"
    key: Key | None = field(default=None)


@cache
def authority() -> Keeper:
    """Give the root that everybody here is certified by."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Вигаданий центр сертифікації")
    builder = _certificate(name, name, key, Usage(since=-900 * DAY, until=900 * DAY))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return Keeper(
        key, builder.add_extension(_purpose(signs=False, certifies=True), critical=True).sign(key, hashes.SHA256())
    )


@cache
def keeper(usage: Usage = Usage()) -> Keeper:
    """Give somebody whom the root has certified for `usage`."""
    key = usage.key or ec.generate_private_key(ec.SECP256R1())
    root = authority()
    builder = _certificate(root.certificate.subject, _name(usage.name), key, usage)
    builder = builder.add_extension(_purpose(signs=usage.signs, certifies=False), critical=True)
    if usage.stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Keeper(key, builder.sign(root.key, hashes.SHA256()))


@cache
def clock() -> Keeper:
    """Give a timestamping authority."""
    return keeper(Usage(stamps=True, name="Вигаданий годинник", key=rsa.generate_private_key(65537, 2048)))


def revoked(*whom: Keeper, next_update: dt.timedelta = 30 * DAY) -> bytes:
    """Give the root's list of revoked certificates."""
    now, root = dt.datetime.now(dt.UTC), authority()
    builder = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
    builder = builder.last_update(now - DAY).next_update(now + next_update)
    builder = builder.add_extension(x509.CRLNumber(1), critical=False)
    for one in whom:
        number = one.certificate.serial_number
        entry = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(now - DAY).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(root.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _certificate(issuer: x509.Name, subject: x509.Name, key: Key, usage: Usage) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().issuer_name(issuer).subject_name(subject).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now + usage.since).not_valid_after(now + usage.until)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return builder.add_extension(identifier, critical=False)


def _purpose(*, signs: bool, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=not signs and not certifies,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
