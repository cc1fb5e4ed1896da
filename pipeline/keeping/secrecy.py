"""Private files to what shows their change, and to nobody but this machine what they hold. Fails as reading them does.

A plain hash would prove to whoever gets it what a file of people's data holds. So it is keyed by what only this machine
knows, as machine-id(5) recommends; where there is no machine-id, by what this boot of it knows.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

_OURS: Final = b"zvit private files"
_KNOWN_HERE: Final = (Path("/etc/machine-id"), Path("/proc/sys/kernel/random/boot_id"))


def keyed_hash(file: str, found: os.stat_result) -> str:  # noqa: ARG001 - as any way to come to a hash is asked
    """Read a file, and give a hash that means nothing elsewhere."""
    with Path(file).open("rb") as stream:
        return keyed(stream.read())


def keyed(content: bytes) -> str:
    """Give such a hash of content that private files have a part in."""
    return hashlib.blake2b(content, key=_key(), digest_size=32).hexdigest()


@cache
def _key() -> bytes:
    for place in _KNOWN_HERE:
        with suppress(OSError):
            if known := place.read_bytes().strip():
                return hashlib.blake2b(known, key=_OURS).digest()
    return os.urandom(64)  # then every run is as the first
