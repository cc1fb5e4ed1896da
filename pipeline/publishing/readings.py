"""Bytes to every text that they can be read as: encodings, escapes, and what is packed into letters.

A search for what must not be there reads all of them. Nothing fails: bytes that are no text of a kind give nonsense.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

_WIDE: Final = ("utf-16-le", "utf-16-be")
_BY_NUMBER: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|\\u\{([0-9A-Fa-f]{1,6})\}")
_OCTAL: Final = re.compile(rb"\\([0-3]?[0-7]{1,2})")
_HEX: Final = re.compile(rb"(?:[0-9A-Fa-f]\s*){12,}")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_\-\s]{12,}")
_QUOTED: Final = re.compile(r"=([0-9A-Fa-f]{2})|=\r?\n")
_GROUP: Final = 4
_LAST: Final = 0x10FFFF


def readings(content: bytes) -> Iterator[str]:
    """Give every reading of `content`."""
    yield from _plain(content)
    for text in (content.decode("utf-8", "replace"), content.decode("cp1251", "replace")):
        yield from {unescaped(text, "utf-8"), unescaped(text, "cp1251")} - {text}
    for inner in packed(content):
        yield from _plain(inner)


def _plain(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "replace")
    yield content.decode("cp1251", "replace")
    for encoding in _WIDE:
        for start in range(2):
            yield content[start:].decode(encoding, "replace")


def unescaped(text: str, encoding: str = "utf-8") -> str:
    """Read the escapes of HTML, of addresses, of quoted-printable and of JSON."""
    plain = unquote(html.unescape(text), encoding)
    if "=" in plain:
        plain = unquote(_QUOTED.sub(lambda found: f"%{found[1]}" if found[1] else "", plain), encoding)
    return _BY_NUMBER.sub(lambda found: _letter("".join(filter(None, found.groups()))), plain)


def _letter(number: str) -> str:
    return chr(code) if (code := int(number, 16)) <= _LAST else ""


def packed(content: bytes) -> Iterator[bytes]:
    """Give what may be written in `content` by numbers of bytes or by base64, from any letter on."""
    octal = _OCTAL.sub(lambda found: bytes([int(found[1], 8)]), content)
    if octal != content:
        yield octal
    runs = [b"".join(run.split()) for run in _HEX.findall(content)]
    for start in range(2):
        yield b"\n".join(bytes.fromhex(_whole(run[start:], 2).decode("ascii")) for run in runs)
    letters = [b"".join(run.split()).translate(bytes.maketrans(b"-_", b"+/")) for run in _BASE64.findall(content)]
    for start in range(_GROUP):
        yield b"\n".join(base64.b64decode(_whole(run[start:], _GROUP)) for run in letters)


def _whole(run: bytes, group: int) -> bytes:
    """Leave out the letters that are too few for a group."""
    return run[: len(run) // group * group]
