"""Files and folders to what there is in them: the hash of each file by its name, so that any change of content shows.

Times and owners do not count. Fails with what the system says if something cannot be read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeAlias

from pipeline.keeping.keys import hash_of

Seen: TypeAlias = dict[str, str]
"""By name: the hash of a file, or what there is instead of one."""
Hash: TypeAlias = Callable[[str, os.stat_result], str]
"""Gives the hash of a file, by its path and what the system says of it."""

FOLDER: Final = "folder"
ODD: Final = "neither file nor folder"
UNREADABLE: Final = "not to be read"


def read_hash(file: str, found: os.stat_result) -> str:  # noqa: ARG001 - one of two ways to come to a hash
    """Read a file, and give its hash."""
    with open(file, "rb") as stream:
        return hash_of(stream.read())


def at(place: str, name: str, hashed: Hash = read_hash) -> Seen:
    """Give what lies at `place`, under `name`; of a folder not what is in it, and nothing if there is nothing."""
    try:
        found = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if stat.S_ISLNK(found.st_mode):
        return {name: f"link to {os.readlink(place)}"}
    if stat.S_ISDIR(found.st_mode):
        return {f"{name}/": FOLDER}
    return {name: hashed(place, found) if stat.S_ISREG(found.st_mode) else ODD}


def _nothing(_name: str) -> bool:
    return False


def inside(folder: str, name: str, without: Callable[[str], bool] = _nothing, hashed: Hash = read_hash) -> Seen:
    """Give what lies at `folder`, and all in it but what has a name that is `without`; links are not followed."""
    seen = at(folder, name, hashed)
    if f"{name}/" in seen:
        for entry in sorted(os.listdir(folder)):
            if not without(entry):
                seen |= inside(f"{folder}/{entry}", f"{name}/{entry}", without, hashed)
    return seen


def followed(place: str, hashed: Hash) -> Seen:
    """Give the file that `place` leads to, or all that are in the folder, by their paths; links are followed."""
    seen: Seen = {}
    waiting = [place]
    while waiting:
        here = waiting.pop()
        with suppress(FileNotFoundError):  # it went meanwhile, or is a link that leads nowhere
            found = os.stat(here)
            try:
                if stat.S_ISDIR(found.st_mode):
                    waiting += [f"{here}/{name}" for name in os.listdir(here)]
                elif stat.S_ISREG(found.st_mode):
                    seen[here] = hashed(here, found)
            except PermissionError:
                seen[here] = UNREADABLE
    return seen
