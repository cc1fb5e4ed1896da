"""The store in `build/.cache/`: a value is put in under the key of all that it depends on, and found again by it.

It never keeps a document from being made: what is spoiled or somebody else's counts as not there, what cannot be
written is not kept; both are remembered, to be told. What was not used for longest goes first when there is no room.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from pipeline.keeping import folders
from pipeline.keeping.entries import Spoiled, opened, sealed

CACHE: Final = ".cache"
"""The store's folder in `build/`."""
MOST: Final = 512 * 1024 * 1024
"""Bytes of the whole store: some two thousand reports with all their stages."""
_SHELVES: Final = "0123456789abcdef"
"""A folder for each first letter of a key, so that few entries are looked at when one is put in."""
_FORSAKEN: Final = 3600
"""Seconds after which a file that is being written is no longer."""


class Store:
    """The kept values of a workspace."""

    def __init__(self, build: Path, most: int = MOST) -> None:
        """Take the folder of all outputs, and how many bytes may be kept."""
        self._build = build
        self._most = most // len(_SHELVES)
        self.spoiled: set[str] = set()
        """The names of the entries that were there and could not be used."""
        self.refused: OSError | None = None
        """Why the last one that could not be put in was not."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what is kept of that kind under that key; None if there is nothing that can be used."""
        name = f"{kind}-{key}"
        try:
            with folders.opened(self._build, CACHE, key[0]) as shelf:
                payload = opened(name, folders.read(name, shelf, self._most))
                with suppress(OSError):  # a disk that is only read keeps no account of its use
                    os.utime(name, dir_fd=shelf, follow_symlinks=False)
                return payload
        except FileNotFoundError:
            return None
        except (OSError, Spoiled):
            self.spoiled.add(name)
            return None

    def put(self, kind: str, key: str, payload: bytes) -> None:
        """Keep it under that key; if the disk refuses, it is not kept."""
        name = f"{kind}-{key}"
        content = sealed(name, payload)
        if len(content) > self._most // 2:
            return
        try:
            folders.make(self._build, CACHE, key[0])
            with folders.opened(self._build, CACHE, key[0]) as shelf:
                folders.write(name, content, shelf)
                _trim(shelf, self._most)
        except OSError as failure:
            self.refused = failure


class Unread(Store):
    """A store that is only written: for a run that makes everything anew."""

    def get(self, kind: str, key: str) -> bytes | None:  # noqa: ARG002 - as any store is asked
        """Give nothing."""
        return None


def size(build: Path) -> tuple[int, int]:
    """Give how many values a store keeps, and how many bytes they take."""
    sizes = [found.st_size for shelf in _SHELVES for _, found in _there(build, shelf)]
    return len(sizes), sum(sizes)


def _there(build: Path, shelf: str) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError), folders.opened(build, CACHE, shelf) as folder:
        yield from _entries(folder)


def _entries(folder: int) -> Iterator[tuple[str, os.stat_result]]:
    for name in os.listdir(folder):
        with suppress(FileNotFoundError):  # another run has made room, too
            yield name, os.stat(name, dir_fd=folder, follow_symlinks=False)


def _trim(folder: int, most: int) -> None:
    """Remove what was not used for longest until the rest fits, and what a killed run has left half-written."""
    left = most
    for name, found in sorted(_entries(folder), key=lambda entry: -entry[1].st_mtime_ns):
        left -= found.st_size
        forsaken = name.endswith(folders.COMING) and found.st_mtime < time.time() - _FORSAKEN
        if (left < 0 or forsaken) and stat.S_ISREG(found.st_mode):
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)
