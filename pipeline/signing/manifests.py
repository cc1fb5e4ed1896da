"""What an ASiC container says its signatures cover: ASiCManifest*.xml (ETSI EN 319 162-1, A.4) and XAdES references.

Fails if it cannot be read, or says of a file in the container what is not so.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from pipeline.errors import Fault, NotSigned
from pipeline.signing.algorithms import BROKEN, CHECKED, digest, is_ukrainian_hash_in_xml, xml_hash, xml_hash_title
from pipeline.untrusted.trees import Element, parse
from pipeline.untrusted.unsound import Unsound
from pipeline.untrusted.visible import visible

_MANIFEST: Final = re.compile(r"META-INF/ASiCManifest[^/]*\.xml", re.IGNORECASE)
_XADES: Final = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml", re.IGNORECASE)
_LONGEST: Final = 120
_ASIC: Final = "{http://uri.etsi.org/02918/v1.2.1#}"
_DS: Final = "{http://www.w3.org/2000/09/xmldsig#}"
_CERTIFICATE: Final = f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate"
AGAIN: Final = "Підпишіть документ ще раз: контейнер зроблено неправильно або потім змінено"


@dataclass(frozen=True, slots=True)
class Reference:
    """One file that is named with its hash."""

    file: str
    hashed: str
    """The hash's name, or its address if it is not known."""
    value: bytes
    transformed: bool = False
    """Whether something is done with the file before it is hashed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list of files, and the signature that covers the list."""

    name: str
    signature: str
    """The file of the signature; that of a XAdES signature is the list's own."""
    references: tuple[Reference, ...]
    certificate: bytes = b""
    """The signer's, where it stands in the XML."""
    algorithm: str = ""
    """The address of the XML signature's algorithm."""
    proof: bytes = b""
    """The XML signature's own bytes."""


def manifests(parts: Mapping[str, bytes]) -> Iterator[Manifest]:
    """Give the lists that CMS signatures cover.

    Raises:
        NotSigned: one of them cannot be read.
    """
    for name in sorted(filter(_MANIFEST.fullmatch, parts)):
        root = _parsed(parts, name)
        signatures = [unquote(each.get("URI", "")) for each in root.iterfind(f"{_ASIC}SigReference")]
        references = tuple(_reference(each, name) for each in root.iterfind(f"{_ASIC}DataObjectReference"))
        if root.tag != f"{_ASIC}ASiCManifest" or len(signatures) != 1 or not references:
            raise _odd(name)
        if any(each.transformed for each in references):
            raise NotSigned(Fault(f"{name} каже перетворити файл перед хешуванням, а так не буває", AGAIN))
        yield Manifest(name, signatures[0], references)


def xades(parts: Mapping[str, bytes]) -> Iterator[Manifest]:
    """Give the lists that XML signatures hold; the signatures themselves are not looked at.

    Raises:
        NotSigned: one of them cannot be read.
    """
    for name in sorted(filter(_XADES.fullmatch, parts)):
        root = _parsed(parts, name)
        signatures = [root] if root.tag == f"{_DS}Signature" else root.findall(f"{_DS}Signature")
        if not signatures:
            raise _odd(name)
        yield from (_signed_list(signature, name) for signature in signatures)


def _signed_list(signature: Element, name: str) -> Manifest:
    """Read an XML signature."""
    signed = signature.findall(f"{_DS}SignedInfo")
    methods = signature.findall(f"{_DS}SignedInfo/{_DS}SignatureMethod")
    if len(signed) != 1 or len(methods) != 1:
        raise _odd(name)
    named = (each for each in signed[0].iterfind(f"{_DS}Reference") if _is_file(each.get("URI", "")))
    return Manifest(
        name,
        name,
        tuple(_reference(each, name) for each in named),
        certificate=_decoded(signature.findtext(_CERTIFICATE) or "", name),
        algorithm=methods[0].get("Algorithm", ""),
        proof=_decoded(signature.findtext(f"{_DS}SignatureValue") or "", name),
    )


def gap(reference: Reference, parts: Mapping[str, bytes], manifest: str) -> str:
    """Hold a file against what the list says of it; say if that is not possible here.

    Raises:
        NotSigned: the file is not there, or is another one.
    """
    if reference.file not in parts:
        raise NotSigned(Fault(f"{manifest} називає файл «{shown(reference.file)}», якого в контейнері немає", AGAIN))
    if reference.hashed in BROKEN:
        raise NotSigned(Fault(f"хеш {xml_hash_title(reference.hashed)} у {manifest} застарілий", AGAIN))
    if reference.hashed not in CHECKED and not is_ukrainian_hash_in_xml(reference.hashed):
        raise NotSigned(Fault(f"хеш «{shown(reference.hashed)}» у {manifest} невідомий", AGAIN))
    if reference.hashed not in CHECKED or reference.transformed:
        how = "перетворення XML" if reference.transformed else f"хеш {xml_hash_title(reference.hashed)}"
        return f"запис про «{shown(reference.file)}» у {manifest} тут не перевірено ({how})"
    if digest(reference.hashed, parts[reference.file]) != reference.value:
        raise NotSigned(Fault(f"файл «{shown(reference.file)}» не той, що записано в {manifest}", AGAIN))
    return ""


def has_ukrainian_hash(manifest: Manifest) -> bool:
    """Tell whether a file is named with a hash that only signatures by ДСТУ 4145 go with."""
    return any(is_ukrainian_hash_in_xml(reference.hashed) for reference in manifest.references)


def shown(name: str) -> str:
    """Give as much of a foreign file's name as a message holds."""
    return visible(name)[:_LONGEST]


def _parsed(parts: Mapping[str, bytes], name: str) -> Element:
    try:
        return parse(parts[name])
    except Unsound as refused:
        raise NotSigned(Fault(f"{name}: {refused}", AGAIN)) from refused


def _reference(element: Element, manifest: str) -> Reference:
    methods, values = element.findall(f"{_DS}DigestMethod"), element.findall(f"{_DS}DigestValue")
    file = unquote(element.get("URI", ""))
    if len(methods) != 1 or len(values) != 1 or not file:
        raise _odd(manifest)
    transformed = element.find("{*}Transforms") is not None  # in whatever namespace: it is never passed over
    hashed = xml_hash(methods[0].get("Algorithm", ""))
    return Reference(file, hashed, _decoded(values[0].text or "", manifest), transformed)


def _decoded(letters: str, manifest: str) -> bytes:
    try:
        return base64.b64decode("".join(letters.split()), validate=True)
    except (binascii.Error, ValueError) as failure:
        raise _odd(manifest) from failure


def _is_file(address: str) -> bool:
    return bool(address) and not address.startswith("#")


def _odd(name: str) -> NotSigned:
    return NotSigned(Fault(f"{name} має не таку будову, як у контейнері ASiC (ETSI EN 319 162-1)", AGAIN))
