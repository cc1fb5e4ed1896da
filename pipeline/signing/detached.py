"""A CMS signature (RFC 5652, CAdES: ETSI EN 319 122-1) held against the bytes that it should cover.

Whoever imports this needs the extra `sign`. Fails if the signature is damaged, false, or of other bytes; what cannot be
checked here is no failure but is said of the signer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from asn1crypto import cms, core, x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from pipeline.errors import Fault, NotSigned
from pipeline.signing import certificates
from pipeline.signing.algorithms import BROKEN, CHECKED, digest, hash_title, is_ukrainian, signature_title
from pipeline.signing.signature import Signed, Signer

MOST_SIGNERS: Final = 50
_AGAIN: Final = "Підпишіть той самий файл ще раз"
OTHER: Final = "Підпишіть саме той файл, який дає sign-request, не зберігаючи його наново"
_SIGN_BY_KNOWN: Final = "Підпишіть за ДСТУ 4145, ECDSA або RSA"
_ODD: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
"""What libraries say of bytes that are not what they should be."""


def signed_cms(content: bytes, covered: bytes) -> Signed:
    """Give what a CMS says of `covered`, kept apart from it or holding it.

    Raises:
        NotSigned: the CMS is damaged, holds or covers other bytes, or a signature in it is false.
    """
    try:
        signed = _opened(content)
        found = tuple(_signers(signed, covered))
        form = "відокремлений підпис .p7s" if _inside(signed) is None else "підпис .p7s з документом усередині"
        return Signed(form, "p7s", content, found)
    except _ODD as failure:
        raise NotSigned(Fault("підпис пошкоджено: його будова не така, як у CMS (RFC 5652)", _AGAIN)) from failure


def _opened(content: bytes) -> cms.SignedData:
    outer = cms.ContentInfo.load(content, strict=True)
    if outer["content_type"].native != "signed_data":
        raise NotSigned(Fault("це дані CMS, але не підпис (наприклад, вони зашифровані)", _AGAIN))
    if outer["content"]["encap_content_info"]["content_type"].native != "data":
        raise NotSigned(Fault("підпис покриває не файл, а щось інше (наприклад, це позначка часу)", OTHER))
    return outer["content"]


def _inside(signed: cms.SignedData) -> bytes | None:
    """Give the content that the CMS holds, if it holds any."""
    held = signed["encap_content_info"]["content"]
    return None if held is core.VOID or held.native is None else bytes(held)


def _signers(signed: cms.SignedData, covered: bytes) -> Iterator[Signer]:
    if _inside(signed) not in {None, covered}:
        raise NotSigned(Fault("усередині підпису лежить інший файл", OTHER))
    blocks = signed["signer_infos"]
    if not 0 < len(blocks) <= MOST_SIGNERS:
        reason = f"підписів понад {MOST_SIGNERS}" if len(blocks) else "підпису у файлі немає"
        raise NotSigned(Fault(reason, _AGAIN))
    owners = tuple(certificates.of(signed))
    for block in blocks:
        yield _signer(block, owners, covered)


def _signer(block: cms.SignerInfo, owners: tuple[x509.Certificate, ...], covered: bytes) -> Signer:
    certificate = certificates.signers_own(block["sid"], owners)
    bound = certificates.binding(block["signed_attrs"], certificate)
    hashed, by = block["digest_algorithm"]["algorithm"].native, _algorithm(block)
    _refuse_unknown(block, hashed)
    gaps = (_hash_gap(block, hashed, covered), _proof_gap(block, certificate, covered))
    return Signer(
        name=certificates.name(certificate.subject),
        certificate=certificates.number(certificate),
        algorithm=by if hash_title(hashed) in by else f"{by}, {hash_title(hashed)}",
        signed_at=_time(block),
        unchecked=tuple(filter(None, gaps)),
        doubts=tuple(filter(None, (certificates.misuse(certificate), certificates.weakness(certificate)))),
        remarks=tuple(filter(None, (bound, *_stamps(block)))),
        ukrainian=is_ukrainian(block["signature_algorithm"]["algorithm"].native),
    )


def _algorithm(block: cms.SignerInfo) -> str:
    by = block["signature_algorithm"]
    return signature_title(_known(lambda: by.signature_algo) or by["algorithm"].native)


def _hash_gap(block: cms.SignerInfo, hashed: str, covered: bytes) -> str:
    """Hold the document's hash against the one that was signed; say if that is not possible here."""
    if hashed in BROKEN:
        raise NotSigned(Fault(f"хеш {hash_title(hashed)} застарілий: підпис з ним нічого не доводить", _AGAIN))
    if hashed not in CHECKED:
        return f"чи покриває підпис саме ці байти, тут не перевірено (хеш {hash_title(hashed)})"
    attributes = block["signed_attrs"]
    if attributes is core.VOID or not attributes:
        return ""
    if find_unique_cms_attribute(attributes, "content_type").native != "data":
        raise NotSigned(Fault("підпис суперечить собі: різні типи вмісту", _AGAIN))
    if find_unique_cms_attribute(attributes, "message_digest").native != digest(hashed, covered):
        raise NotSigned(Fault("це підпис іншого файлу: хеш документа не той, що в підписі", OTHER))
    return ""


def _proof_gap(block: cms.SignerInfo, certificate: x509.Certificate, covered: bytes) -> str:
    """Check the signature itself; say if that is not possible here."""
    by, hashed = block["signature_algorithm"], block["digest_algorithm"]["algorithm"].native
    if is_ukrainian(by["algorithm"].native):
        if not is_ukrainian(certificates.algorithm(certificate)):
            raise NotSigned(Fault("підпис названо ДСТУ 4145, а ключ у сертифікаті не такий", _AGAIN))
        return f"сам підпис ({_algorithm(block)}) тут не перевірено"
    if _known(lambda: by.hash_algo) in BROKEN:
        raise NotSigned(Fault("підпис зроблено із застарілим хешем, він нічого не доводить", _AGAIN))
    if _known(lambda: by.hash_algo) not in {None, hashed}:
        raise NotSigned(Fault("підпис суперечить собі: хеш документа і хеш підпису різні", _AGAIN))
    try:
        intact, right = validate_sig_integrity(block, certificate, "data", digest(hashed, covered))
    except UnsupportedAlgorithm as failure:
        raise NotSigned(Fault(f"алгоритм підпису невідомий: {_algorithm(block)}", _SIGN_BY_KNOWN)) from failure
    if not (intact and right):
        raise NotSigned(Fault("підпис неправильний: його або документ змінено", OTHER))
    return ""


def _refuse_unknown(block: cms.SignerInfo, hashed: str) -> None:
    """Refuse what nobody could check: that it is not known here says nothing for it."""
    by = block["signature_algorithm"]
    if _known(lambda: by.signature_algo) is None and not is_ukrainian(by["algorithm"].native):
        raise NotSigned(Fault(f"алгоритм підпису невідомий: {_algorithm(block)}", _SIGN_BY_KNOWN))
    if hashed in CHECKED or hashed in BROKEN:
        return
    if not (is_ukrainian(hashed) and is_ukrainian(by["algorithm"].native)):
        raise NotSigned(Fault(f"хеш невідомий або не для цього підпису: {hash_title(hashed)}", _SIGN_BY_KNOWN))


def _known(ask: Callable[[], str]) -> str | None:
    """Ask the library for an algorithm's part; None if it does not know it."""
    try:
        return ask()
    except ValueError:
        return None


def _time(block: cms.SignerInfo) -> dt.datetime | None:
    try:
        said = find_unique_cms_attribute(block["signed_attrs"] or (), "signing_time").native
    except NonexistentAttributeError:
        return None
    return said if isinstance(said, dt.datetime) and said.tzinfo else None


_STAMPS: Final[Mapping[str, str]] = {
    "signature_time_stamp_token": "є позначка часу, її тут не перевірено",
    "content_time_stamp": "є позначка часу на документі, її тут не перевірено",
    "counter_signature": "підпис завірено ще одним підписом, його тут не перевірено",
}


def _stamps(block: cms.SignerInfo) -> Iterator[str]:
    """Say what the signature carries that is not looked at here."""
    for attributes in (block["signed_attrs"], block["unsigned_attrs"]):
        there = {each["type"].native for each in attributes or ()}
        yield from (said for kind, said in _STAMPS.items() if kind in there)
