"""Private files to what shows their change, and to nobody but this machine what they hold or how they are called.

A plain hash would prove to whoever gets it what a file of people's data holds. So it is keyed by what only this machine
knows, as machine-id(5) recommends; where there is no machine-id, by what this boot of it knows.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.keeping.keys import key_of
from pipeline.keeping.looking import Seen
from schemas.folders import PRIVATE, is_private

_OURS: Final = b"zvit private files"
_KNOWN_HERE: Final = (Path("/etc/machine-id"), Path("/proc/sys/kernel/random/boot_id"))


def folded(seen: Seen) -> Seen:
    """Give of a private folder only what shows a change: neither the names of its files, nor how many there are."""
    hidden: defaultdict[str, Seen] = defaultdict(dict)
    for name, what in seen.items():
        if is_private(name):
            before, _, _ = f"/{name}".partition(f"/{PRIVATE}/")
            hidden[f"{before}/{PRIVATE}/".removeprefix("/")][name] = what
    told = {name: what for name, what in seen.items() if not is_private(name)}
    return {**told, **{folder: keyed(key_of(within).encode()) for folder, within in hidden.items()}}


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
