"""A file that somebody has handed in to what it is, by its bytes and never by its name; PEM and base64 are taken off.

Fails if it is neither a CMS nor a ZIP archive.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pipeline.errors import Fault, NotSigned

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file with signatures: an official document a hundred times over."""

_PEM: Final = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,30})-----([^-]+)-----END \1-----", re.DOTALL)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")
_SEQUENCE: Final = b"\x30"
_ZIP: Final = b"PK\x03\x04"
_OTHERS: Final = {
    b"%PDF": "це PDF, а не підпис до нього",
    b"<": "це XML; окремий підпис XAdES тут не приймають",
    b"\xef\xbb\xbf<": "це XML; окремий підпис XAdES тут не приймають",
}
_LABELS: Final = {
    b"CERTIFICATE": "це сертифікат, а не підпис",
    b"PRIVATE KEY": "це особистий ключ, а не підпис: нікому його не давайте",
}
"""What PEM says of itself (RFC 7468)."""
_WANTED: Final = "Потрібен відокремлений підпис .p7s або контейнер ASiC-E"


class Kind(Enum):
    """What a file with signatures is."""

    CMS = "p7s"
    CONTAINER = "asice"


@dataclass(frozen=True, slots=True)
class Received:
    """A file without its armour."""

    kind: Kind
    content: bytes
    armour: str = ""
    """What was taken off: PEM or base64."""


def received(content: bytes) -> Received:
    """Tell what a file is.

    Raises:
        NotSigned: neither a signature nor a container.
    """
    if kind := _kind(content):
        return Received(kind, content)
    found = _PEM.search(content)
    for label, said in _LABELS.items():
        if found and found[1].endswith(label):
            raise NotSigned(Fault(said, _WANTED))
    armour, inside = ("PEM", found[2]) if found else ("base64", content)
    if inside and _BASE64.fullmatch(inside):
        bare = _decoded(inside)
        if kind := _kind(bare):
            return Received(kind, bare, armour)
    raise NotSigned(Fault(_unlike(content.lstrip()), _WANTED))


def _unlike(content: bytes) -> str:
    if not content:
        return "файл порожній"
    return next(
        (said for mark, said in _OTHERS.items() if content.startswith(mark)), "це не підпис, або він пошкоджений"
    )


def _kind(content: bytes) -> Kind | None:
    if content.startswith(_ZIP):
        return Kind.CONTAINER
    return Kind.CMS if content.startswith(_SEQUENCE) else None


def _decoded(letters: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(letters.split()), validate=True)
    except binascii.Error:
        return b""
