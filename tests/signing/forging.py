"""Throwaway keys, and signatures by them: sound ones, and with one thing wrong. All people are fictional."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

PDF = b"%PDF-1.4\nfictional\n%%EOF\n" * 40
WHEN = dt.datetime(2024, 1, 12, 10, 30, tzinfo=dt.UTC)
ASIC_E = b"application/vnd.etsi.asic-e+zip"
SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256"
DSTU_GOST, DSTU_KUPYNA = "1.2.804.2.1.1.1.1.3.1.1", "1.2.804.2.1.1.1.1.3.6.1.1"
GOST, KUPYNA = "1.2.804.2.1.1.1.1.2.1", "1.2.804.2.1.1.1.1.2.2.1"

RSA_BITS = {"rsa": 2048, "short rsa": 1024}

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Person:
    """Who signs: a key and its certificate, with that of who issued it."""

    key: Key
    certificate: bytes
    chain: tuple[bytes, ...]


@dataclass(frozen=True)
class Wish:
    """How a signature is made; what is not said is as it should be."""

    hashed: str = "sha256"
    algorithm: str = ""
    attributes: bool = True
    binds: bool = True
    bound: bytes = b""
    with_certificate: bool = True
    inside: bytes = b""
    content_type: str = "data"
    digest_of: bytes | None = None
    unsigned: tuple[tuple[str, object], ...] = ()


SOUND = Wish()


@cache
def person(name: str = "Вигаданий Підписувач", kind: str = "ec", *, signs: bool = True) -> Person:
    """Make a key and a certificate for somebody fictional, issued by a fictional authority; for documents or not."""
    authority = _key("ec")
    issuer = _named("Вигаданий надавач")
    key = _key(kind)
    own = _certificate(_named(name, "голова вигаданої ради"), key, issuer, authority, signs=signs)
    return Person(key, own, (_certificate(issuer, authority, issuer, authority),))


def _key(kind: str) -> Key:
    if kind in RSA_BITS:
        return rsa.generate_private_key(65537, RSA_BITS[kind])
    return ec.generate_private_key(ec.SECP256R1())


def _named(name: str, title: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if title:
        parts.append(x509.NameAttribute(NameOID.TITLE, title))
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, "TINUA-0000000000"))
    return x509.Name(parts)


def _purpose(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certificate(subject: x509.Name, key: Key, issuer: x509.Name, by: Key, *, signs: bool = True) -> bytes:
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(WHEN - dt.timedelta(days=30))
        .not_valid_after(WHEN + dt.timedelta(days=700))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_purpose(signs=signs), critical=True)
        .sign(by, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.DER)


def p7s(content: bytes, *people: Person, wish: Wish = SOUND) -> bytes:
    """Make a CMS over `content`, one signer for each of `people`."""
    certificates = [each for one in people for each in (one.certificate, *one.chain)]
    inside = {"content_type": wish.content_type}
    signed = {
        "version": "v1",
        "digest_algorithms": [algos.DigestAlgorithm({"algorithm": wish.hashed})],
        "encap_content_info": {**inside, "content": wish.inside} if wish.inside else inside,
        "signer_infos": [_block(content, one, wish) for one in people],
    }
    if wish.with_certificate:
        signed["certificates"] = [
            cms.CertificateChoices("certificate", asn1_x509.Certificate.load(each)) for each in certificates
        ]
    made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)}).dump()
    return made


def _block(content: bytes, one: Person, wish: Wish) -> cms.SignerInfo:
    own = asn1_x509.Certificate.load(one.certificate)
    by = wish.algorithm or ("sha256_rsa" if isinstance(one.key, rsa.RSAPrivateKey) else "sha256_ecdsa")
    hashed = hashes.SHA384() if by.startswith("sha384") else hashes.SHA256()
    block = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number", {"issuer": own.issuer, "serial_number": own.serial_number}
        ),
        "digest_algorithm": {"algorithm": wish.hashed},
        "signature_algorithm": {"algorithm": by},
    }
    attributes = cms.CMSAttributes(_attributes(content, one, wish)) if wish.attributes else None
    if attributes is not None:
        block["signed_attrs"] = attributes
    if wish.unsigned:
        block["unsigned_attrs"] = [{"type": kind, "values": [value]} for kind, value in wish.unsigned]
    block["signature"] = _sign(one.key, attributes.dump() if attributes is not None else content, hashed)
    return cms.SignerInfo(block)


def _attributes(content: bytes, one: Person, wish: Wish) -> list[cms.CMSAttribute]:
    hashed = content if wish.digest_of is None else wish.digest_of
    pairs = [
        ("content_type", [wish.content_type]),
        ("signing_time", [cms.Time("utc_time", core.UTCTime(WHEN))]),
        ("message_digest", [_hash(wish.hashed, hashed)]),
    ]
    if wish.binds:
        bound = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(wish.bound or one.certificate).digest()})
        pairs.append(("signing_certificate_v2", [tsp.SigningCertificateV2({"certs": [bound]})]))
    return [cms.CMSAttribute({"type": kind, "values": values}) for kind, values in pairs]


def _hash(name: str, content: bytes) -> bytes:
    """Of an algorithm that is not known here, any bytes will do."""
    return hashlib.new(name, content).digest() if name.startswith("sha") else hashlib.sha256(content).digest()


def _sign(key: Key, content: bytes, hashed: hashes.HashAlgorithm) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(content, padding.PKCS1v15(), hashed)
    return key.sign(content, ec.ECDSA(hashed))


@cache
def ukrainian_person() -> Person:
    """Make a certificate that says its key is of ДСТУ 4145; it is not, but nobody here can tell."""
    certificate = asn1_x509.Certificate.load(person().certificate)
    tbs = certificate["tbs_certificate"]
    tbs["subject_public_key_info"] = {"algorithm": {"algorithm": DSTU_GOST}, "public_key": bytes(33)}
    return Person(person().key, certificate.dump(force=True), ())


def ukrainian(content: bytes, algorithm: str = DSTU_GOST, hashed: str = GOST) -> bytes:
    """Make a CMS that says it is by ДСТУ 4145."""
    return p7s(content, ukrainian_person(), wish=Wish(hashed=hashed, algorithm=algorithm))


def manifest(files: Mapping[str, bytes], signature: str = "META-INF/signature001.p7s", hashed: str = SHA_256) -> bytes:
    """Write an ASiCManifest that names `files`."""
    references = "".join(
        f'<asic:DataObjectReference URI="{name}"><ds:DigestMethod Algorithm="{hashed}"/>'
        f"<ds:DigestValue>{base64.b64encode(hashlib.sha256(content).digest()).decode()}</ds:DigestValue>"
        "</asic:DataObjectReference>"
        for name, content in files.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" '
        'xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'
        f'<asic:SigReference URI="{signature}"/>{references}</asic:ASiCManifest>'
    ).encode()


def parts(files: Mapping[str, bytes] | None = None, sign: Callable[[bytes], bytes] | None = None) -> dict[str, bytes]:
    """Give the parts of a sound ASiC-E container over `files`."""
    held = files or {"report.pdf": PDF}
    listed = manifest(held)
    signature = (sign or (lambda content: p7s(content, person())))(listed)
    return {
        "mimetype": ASIC_E,
        **held,
        "META-INF/ASiCManifest001.xml": listed,
        "META-INF/signature001.p7s": signature,
    }


def zipped(held: Mapping[str, bytes], packed: tuple[str, ...] = ()) -> bytes:
    """Put parts into a ZIP, in their order; those of `packed` are compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in held.items():
            made.writestr(name, content, zipfile.ZIP_DEFLATED if name in packed else zipfile.ZIP_STORED)
    return target.getvalue()
