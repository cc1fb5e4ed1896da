"""The algorithms of signatures: which are checked here, which are only known by name, which prove nothing any more.

Names and numbers of the Ukrainian ones: the national registry of object identifiers, branch 1.2.804.2.1.1.1.1
(hashes in its arc 2, signatures in its arc 3); of XML: XML Encryption 1.1 and RFC 6931. Fails never.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from types import MappingProxyType

CHECKED: Mapping[str, str] = MappingProxyType(
    {"sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
)
"""The hashes that are computed here, by the name that libraries call them."""

BROKEN = frozenset({"md2", "md5", "sha1"})
"""Hashes for which two files of the same hash can be made."""

_SIGNATURES: Mapping[str, str] = MappingProxyType(
    {"rsassa_pkcs1v15": "RSA", "rsassa_pss": "RSA-PSS", "ecdsa": "ECDSA", "ed25519": "Ed25519", "ed448": "Ed448"}
)
_UKRAINIAN_HASHES: Mapping[str, str] = MappingProxyType(
    {"1.2.804.2.1.1.1.1.2.1": "ГОСТ 34.311-95", "1.2.804.2.1.1.1.1.2.2": "ДСТУ 7564 (Купина)"}
)
_UKRAINIAN_SIGNATURES: Mapping[str, str] = MappingProxyType(
    {
        "1.2.804.2.1.1.1.1.3.1": "ДСТУ 4145 з ГОСТ 34.311-95",
        "1.2.804.2.1.1.1.1.3.6": "ДСТУ 4145 з ДСТУ 7564 (Купина)",
        "1.2.804.2.1.1.1.1.3": "ДСТУ 4145",
    }
)

_XML_HASHES: Mapping[str, str] = MappingProxyType(
    {
        "http://www.w3.org/2001/04/xmldsig-more#sha224": "sha224",
        "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
        "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
        "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
        "http://www.w3.org/2001/04/xmldsig-more#md5": "md5",
    }
)
_ENCRYPTION, _MORE = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2001/04/xmldsig-more#"
_UKRAINIAN_HASHES_IN_XML: Mapping[str, str] = MappingProxyType(
    {
        f"{space}{name}": title
        for space in (_ENCRYPTION, _MORE)
        for name, title in (
            ("gost34311", "ГОСТ 34.311-95"),
            ("dstu7564-256", "ДСТУ 7564 (Купина)"),
            ("dstu7564-384", "ДСТУ 7564 (Купина)"),
            ("dstu7564-512", "ДСТУ 7564 (Купина)"),
        )
    }
)
"""By the addresses in containers of the central certification authority and of Diia; no standard gives them."""
_UKRAINIAN_SIGNATURES_IN_XML = frozenset(
    f"{_MORE}dstu4145{hashed}" for hashed in ("", "-gost34311", "-dstu7564-256", "-dstu7564-384", "-dstu7564-512")
)


def hash_title(name: str) -> str:
    """Give what people call a hash, of its name or number."""
    return CHECKED.get(name) or _of_branch(name, _UKRAINIAN_HASHES) or name.upper()


def signature_title(name: str) -> str:
    """Give what people call a signature's algorithm, of its name or number."""
    return _SIGNATURES.get(name) or _of_branch(name, _UKRAINIAN_SIGNATURES) or name.upper()


def is_ukrainian(number: str) -> bool:
    """Tell whether an algorithm is one of those that are recognised but not checked here."""
    return bool(_of_branch(number, _UKRAINIAN_HASHES) or _of_branch(number, _UKRAINIAN_SIGNATURES))


def is_ukrainian_hash_in_xml(address: str) -> bool:
    """Tell the same of a hash by its address in XML: exactly that one."""
    return address in _UKRAINIAN_HASHES_IN_XML


def is_ukrainian_signature_in_xml(address: str) -> bool:
    """Tell the same of a signature's algorithm."""
    return address in _UKRAINIAN_SIGNATURES_IN_XML


def xml_hash(address: str) -> str:
    """Give the library's name of the hash that XML calls by `address`; of an unknown one the address."""
    return _XML_HASHES.get(address, address)


def xml_hash_title(address: str) -> str:
    """Give what people call the hash that XML calls by `address`."""
    return _UKRAINIAN_HASHES_IN_XML.get(address) or hash_title(xml_hash(address))


def digest(name: str, content: bytes) -> bytes:
    """Compute a hash that is checked here."""
    return hashlib.new(name, content, usedforsecurity=True).digest()


def base64_digest(name: str, content: bytes) -> str:
    """Compute it in the letters that XML and requests write it by."""
    return base64.b64encode(digest(name, content)).decode("ascii")


def _of_branch(number: str, titles: Mapping[str, str]) -> str:
    """Give the title of the longest branch that `number` belongs to."""
    return next((title for branch, title in titles.items() if f"{number}.".startswith(f"{branch}.")), "")
