"""A signature's certificates: whose each is, and whether the signature names it. None of them is believed.

Whoever imports this needs the extra `sign`. Fails if the signer's own is not there or is another than was signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from asn1crypto import cms, core, tsp, x509
from pyhanko.sign.general import check_ess_certid
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr

from pipeline.errors import Fault, NotSigned
from pipeline.signing.algorithms import CHECKED
from pipeline.untrusted.visible import visible

_SHOWN: Final = ("common_name", "title", "organization_name")
"""The names that are shown: a certificate's numbers may be those of a person's papers."""
_LONGEST: Final = 120
_SHORTEST_RSA: Final = 2048


def of(signed: cms.SignedData) -> Iterator[x509.Certificate]:
    """Give the certificates that a signature carries."""
    for choice in signed["certificates"] or ():
        if choice.name == "certificate":
            yield choice.chosen.untag()


def signers_own(identifier: cms.SignerIdentifier, owners: tuple[x509.Certificate, ...]) -> x509.Certificate:
    """Find the certificate that a signer's identifier means.

    Raises:
        NotSigned: the signature does not carry it.
    """
    for certificate in owners:
        if identifier.name == "issuer_and_serial_number":
            meant = identifier.chosen
            if meant["issuer"] == certificate.issuer and meant["serial_number"].native == certificate.serial_number:
                return certificate
        elif identifier.chosen.native == certificate.key_identifier:
            return certificate
    reason = "у підписі немає сертифіката підписувача, тому згодом його ніхто не перевірить"
    raise NotSigned(Fault(reason, "Підпишіть ще раз, увімкнувши в програмі «додати сертифікат до підпису»"))


def binding(attributes: cms.CMSAttributes, certificate: x509.Certificate) -> str:
    """Say if the signature does not bind its certificate (signing-certificate-v2, RFC 5035), which CAdES demands.

    Raises:
        NotSigned: it binds another one.
    """
    bound = None if attributes is core.VOID else get_signing_cert_attr(attributes)
    if bound is None:
        return "сертифікат не закріплено в підписі (немає signing-certificate-v2)"
    first = bound["certs"][0]
    if isinstance(first, tsp.ESSCertIDv2) and first["hash_algorithm"]["algorithm"].native not in CHECKED:
        return "чи закріплено в підписі саме цей сертифікат, тут не перевірено"
    if not check_ess_certid(certificate, first):
        raise NotSigned(Fault("сертифікат у файлі не той, яким підписано", "Підпишіть той самий файл ще раз"))
    return ""


def misuse(certificate: x509.Certificate) -> str:
    """Say if the certificate is not for signing documents: such a one says so by nonRepudiation.

    ETSI EN 319 412-2, 4.3.2.
    """
    usage = certificate.key_usage_value
    if usage is not None and "non_repudiation" in usage.native:
        return ""
    return "сертифікат не для підписання документів (призначення ключа без nonRepudiation)"


def algorithm(certificate: x509.Certificate) -> str:
    """Give the name or number of the certificate's kind of key."""
    native: str = certificate["tbs_certificate"]["subject_public_key_info"]["algorithm"]["algorithm"].native
    return native


def weakness(certificate: x509.Certificate) -> str:
    """Say if the key is shorter than one that nobody can find out (NIST SP 800-131A)."""
    key = certificate.public_key
    if algorithm(certificate) not in {"rsa", "rsassa_pss"} or key.bit_size >= _SHORTEST_RSA:
        return ""
    return f"ключ RSA має лише {key.bit_size} біт із потрібних {_SHORTEST_RSA}, тож такий підпис можна підробити"


def name(names: x509.Name) -> str:
    """Give the names of a certificate's owner or issuer, as they stand there."""
    return _named(names, _SHOWN)


def common_name(names: x509.Name) -> str:
    """Give only what the owner or issuer is called."""
    return _named(names, _SHOWN[:1])


def number(certificate: x509.Certificate) -> str:
    """Give what a certificate is found by: its serial number and who issued it."""
    return f"сертифікат {certificate.serial_number:X}, видав: {name(certificate.issuer)}"


def _named(names: x509.Name, kinds: Iterable[str]) -> str:
    parts = (names.native.get(kind) for kind in kinds)
    flat = (each for part in parts if part for each in (part if isinstance(part, list) else [part]))
    return ", ".join(dict.fromkeys(_clipped(visible(str(each))) for each in flat)) or "без імені"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
