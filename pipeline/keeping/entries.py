"""Bytes to the file that keeps them, and back: a line that says what they are, of what length and hash, then they.

Fails with `Spoiled` if a file is not as it was written, or was written for something else.
"""

from __future__ import annotations

import hashlib
from typing import Final

_FORMAT: Final = "zvit-cache 1"
_LONGEST_LINE: Final = 300


class Spoiled(ValueError):
    """A kept file that is cut, changed, or of something else."""


def sealed(name: str, payload: bytes) -> bytes:
    """Give the file that keeps `payload` under `name`."""
    return _head(name, payload) + payload


def opened(name: str, content: bytes) -> bytes:
    """Give what the file keeps under `name`.

    Raises:
        Spoiled: it is not the whole file that was written for it.
    """
    end = content.find(b"\n", 0, _LONGEST_LINE) + 1
    payload = content[end:]
    if end == 0 or content[:end] != _head(name, payload):
        raise Spoiled(name)
    return payload


def _head(name: str, payload: bytes) -> bytes:
    return f"{_FORMAT} {name} {len(payload)} {hashlib.sha256(payload).hexdigest()}\n".encode()
