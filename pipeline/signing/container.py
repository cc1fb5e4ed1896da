"""A container with a document and its signatures (ASiC: ETSI EN 319 162-1) held against the document's bytes.

Whoever imports this needs the extra `sign`. Fails if the container is no sound ZIP archive, is none of ASiC, holds
other bytes than the document's, or a signature in it is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from asn1crypto import x509

from pipeline.errors import Fault, NotSigned
from pipeline.signing import certificates
from pipeline.signing.algorithms import is_ukrainian, is_ukrainian_signature_in_xml
from pipeline.signing.detached import OTHER, signed_cms
from pipeline.signing.manifests import AGAIN, Manifest, gap, has_ukrainian_hash, manifests, shown, xades
from pipeline.signing.signature import Signed, Signer
from pipeline.untrusted.archives import Limits, unzip
from pipeline.untrusted.unsound import Unsound

LIMITS: Final = Limits(expanded=128_000_000, ratio=200, entries=200)
_EXTENDED: Final = b"application/vnd.etsi.asic-e+zip"
_SIMPLE: Final = b"application/vnd.etsi.asic-s+zip"
_SHORTEST_PROOF: Final = 48  # bytes of a signature by ECDSA on 192 bits; those by ДСТУ 4145 and RSA are longer
_CMS: Final = re.compile(r"META-INF/[^/]*signature[^/]*\.p7[sm]", re.IGNORECASE)


def signed_container(content: bytes, covered: bytes, name: str) -> Signed:
    """Give what a container says of `covered`, the document called `name`.

    Raises:
        NotSigned: it is unsound, no ASiC, of another document, or false.
    """
    try:
        parts = unzip(content, LIMITS)
    except Unsound as refused:
        raise NotSigned(Fault(str(refused), refused.remedy)) from refused
    kind = _kind(content, parts)
    copies = _copies(parts, covered, name)
    found = tuple(_simple(parts, covered, copies) if kind == _SIMPLE else _extended(parts, copies))
    if not found:
        raise NotSigned(Fault("жоден підпис у контейнері не стосується цього документа", OTHER))
    form = "контейнер ASiC-S" if kind == _SIMPLE else "контейнер ASiC-E"
    return Signed(form, "asice" if kind != _SIMPLE else "asics", content, found, tuple(_besides(parts, copies, kind)))


def _kind(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give the type that a container states first of all, not packed (EN 319 162-1, A.1); none if it states none."""
    stated = parts.get("mimetype")
    if stated is None:
        return b""
    if stated not in {_EXTENDED, _SIMPLE}:
        raise NotSigned(Fault("це архів ZIP, але не контейнер ASiC", "Потрібен контейнер .asice або підпис .p7s"))
    stored_first = content[8:10] == b"\0\0" and content[26:30] == b"\x08\0\0\0" and content[30:38] == b"mimetype"
    if not stored_first:
        raise NotSigned(Fault("mimetype контейнера не перший у ньому або стиснутий", AGAIN))
    return stated


def _copies(parts: Mapping[str, bytes], covered: bytes, name: str) -> frozenset[str]:
    """Give the container's files that are the document; a file of its name that is not is refused."""
    outside = {part: content for part, content in parts.items() if _is_data(part)}
    for part, content in outside.items():
        if PurePosixPath(part).name.casefold() == name.casefold() and content != covered:
            raise NotSigned(Fault(f"у контейнері лежить інший файл «{shown(part)}»: не ці байти", OTHER))
    copies = frozenset(part for part, content in outside.items() if content == covered)
    if not copies:
        there = ", ".join(f"«{shown(part)}»" for part in sorted(outside)[:5]) or "нічого"
        raise NotSigned(Fault(f"у контейнері немає цього документа; є: {there}", OTHER))
    return copies


def _is_data(part: str) -> bool:
    return part != "mimetype" and not part.startswith("META-INF/")


def _simple(parts: Mapping[str, bytes], covered: bytes, copies: frozenset[str]) -> Iterator[Signer]:
    """Give who has signed the only file of an ASiC-S container."""
    if [part for part in parts if _is_data(part)] != list(copies):
        raise NotSigned(Fault("у контейнері ASiC-S має бути рівно один документ", AGAIN))
    for name in sorted(filter(_CMS.fullmatch, parts)):
        yield from _signers(parts, name, covered)


def _extended(parts: Mapping[str, bytes], copies: frozenset[str]) -> Iterator[Signer]:
    """Give who has signed a list that names the document."""
    listed = tuple(manifests(parts))
    for stray in sorted(set(filter(_CMS.fullmatch, parts)) - {each.signature for each in listed}):
        raise NotSigned(Fault(f"підпис {shown(stray)} не має свого ASiCManifest*.xml", AGAIN))
    for manifest in listed:
        if manifest.signature not in parts:
            raise NotSigned(Fault(f"{manifest.name} називає підпис «{shown(manifest.signature)}», якого немає", AGAIN))
        gaps = _gaps(manifest, parts)
        found = _signers(parts, manifest.signature, parts[manifest.name])
        if has_ukrainian_hash(manifest) and not all(signer.ukrainian for signer in found):
            raise NotSigned(Fault(f"хеш у {manifest.name} не для цього підпису", AGAIN))
        if _names(manifest, copies):
            yield from (replace(signer, unchecked=(*gaps, *signer.unchecked)) for signer in found)
    for manifest in xades(parts):
        gaps = _gaps(manifest, parts)
        if _names(manifest, copies):
            yield _xml_signer(manifest, gaps)


def _signers(parts: Mapping[str, bytes], name: str, covered: bytes) -> tuple[Signer, ...]:
    try:
        return signed_cms(parts[name], covered).signers
    except NotSigned as refused:
        raise NotSigned(*(replace(fault, place=shown(name)) for fault in refused.faults)) from refused


def _gaps(manifest: Manifest, parts: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(filter(None, (gap(reference, parts, manifest.name) for reference in manifest.references)))


def _names(manifest: Manifest, copies: frozenset[str]) -> bool:
    return any(reference.file in copies for reference in manifest.references)


def _xml_signer(manifest: Manifest, gaps: tuple[str, ...]) -> Signer:
    try:
        certificate = x509.Certificate.load(manifest.certificate, strict=True)
        name, number = certificates.name(certificate.subject), certificates.number(certificate)
        long_enough = len(manifest.proof) >= _SHORTEST_PROOF
        weak, ukrainian = certificates.weakness(certificate), is_ukrainian(certificates.algorithm(certificate))
    except (ValueError, TypeError, LookupError) as failure:
        raise NotSigned(Fault(f"у {manifest.name} немає сертифіката підписувача", AGAIN)) from failure
    if not long_enough:
        raise NotSigned(Fault(f"у {manifest.name} немає самого підпису (SignatureValue)", AGAIN))
    if is_ukrainian_signature_in_xml(manifest.algorithm) != ukrainian or (
        has_ukrainian_hash(manifest) and not ukrainian
    ):
        raise NotSigned(Fault(f"підпис у {manifest.name} суперечить собі: його хеш, алгоритм і ключ різні", AGAIN))
    unchecked = tuple(filter(None, (*gaps, "сам підпис XAdES тут не перевірено")))
    doubts = (weak,) if weak else ()
    return Signer(name, number, "XAdES", None, unchecked, doubts, ukrainian=ukrainian)


def _besides(parts: Mapping[str, bytes], copies: frozenset[str], kind: bytes) -> Iterator[str]:
    """Say what else the container holds."""
    if not kind:
        yield "контейнер не каже, що він ASiC-E (немає mimetype)"
    named = {reference.file for manifest in (*manifests(parts), *xades(parts)) for reference in manifest.references}
    for part in sorted(filter(_is_data, parts)):
        if part not in copies:
            yield f"у контейнері є ще файл «{shown(part)}»" + ("" if part in named else ", його не підписано")
    stamps = sorted(part for part in parts if part.startswith("META-INF/") and part.lower().endswith(".tst"))
    yield from (f"позначку часу {shown(stamp)} тут не перевірено" for stamp in stamps)
