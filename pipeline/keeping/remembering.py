"""Files that seldom change to their hashes, read once: one of the same size, times and place has its hash still.

As git's index does. A file that was changed just before it was read is read again: a change within one tick of the
clock would not show. Fails with what the system says if a file cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from typing import Final

from pipeline.keeping.keys import hash_of, key_of
from pipeline.keeping.store import Store

_KIND: Final = "hashes"
_KEY: Final = key_of({"of": "files that seldom change"})
_TICK: Final = 2_000_000_000
"""Nanoseconds within which a clock may not have moved: the coarsest file systems count in two seconds."""
_HEAD: Final = 4096
_PIECE: Final = 1 << 20
_BUILD_ID: Final = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"
"""The head of the note with a program's build ID: the linker's hash of all that is in it (ld, --build-id)."""


class Memory:
    """The hashes of files, each with what the file looked like when it was read."""

    def __init__(self, store: Store) -> None:
        """Take the store that remembers them."""
        self._store = store
        self._known = _understood(store.get(_KIND, _KEY))
        self._learnt = False

    def hash(self, file: str, found: os.stat_result) -> str:
        """Give the hash of a file, which is read only if it is not known."""
        looks = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"
        was, _, known = self._known.get(file, "").rpartition(" ")
        if was == looks:
            return known
        begun = time.time_ns()
        hashed = big_hash(file, found)
        if max(found.st_mtime_ns, found.st_ctime_ns) + _TICK < begun:
            self._known[file] = f"{looks} {hashed}"
            self._learnt = True
        return hashed

    def keep(self) -> None:
        """Let the store remember what was learnt."""
        if self._learnt:
            self._store.put(_KIND, _KEY, json.dumps(self._known, sort_keys=True).encode())
            self._learnt = False


def _understood(kept: bytes | None) -> dict[str, str]:
    known = json.loads(kept) if kept else {}
    return {str(file): str(looks) for file, looks in known.items()} if isinstance(known, dict) else {}


def big_hash(file: str, found: os.stat_result) -> str:
    """Hash a file; of a program that states its build ID, the head in which it does, and its length."""
    descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        piece = os.read(descriptor, _HEAD)
        if piece.startswith(b"\x7fELF") and _BUILD_ID in piece:
            return hash_of(piece + str(found.st_size).encode())
        whole = hashlib.sha256(piece)
        while piece := os.read(descriptor, _PIECE):
            whole.update(piece)
        return whole.hexdigest()
    finally:
        os.close(descriptor)
