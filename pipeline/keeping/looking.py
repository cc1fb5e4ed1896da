"""Files and folders to what there is in them: the hash of each file by its name, so that any change of content shows.

Times and owners do not count. Fails with what the system says if something cannot be read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import Final, TypeAlias

from pipeline.keeping.keys import hash_of

Seen: TypeAlias = dict[str, str]
"""By name: the hash of a file, or what there is instead of one."""
Hash: TypeAlias = Callable[[str, os.stat_result], str]
"""Gives the hash of a file, by its path and what the system says of it."""

FOLDER: Final = "folder"
ODD: Final = "neither file nor folder"
UNREADABLE: Final = "not to be read"


def read_hash(file: str, found: os.stat_result) -> str:  # noqa: ARG001 - as every `Hash`
    """Read a file, and give its hash."""
    with open(file, "rb") as stream:
        return hash_of(stream.read())


def at(place: str, name: str) -> Seen:
    """Give what lies at `place`, under `name`; of a folder not what is in it, and nothing if there is nothing."""
    try:
        found = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if stat.S_ISLNK(found.st_mode):
        return {name: f"link to {os.readlink(place)}"}
    if stat.S_ISDIR(found.st_mode):
        return {f"{name}/": FOLDER}
    return {name: read_hash(place, found) if stat.S_ISREG(found.st_mode) else ODD}


def _nothing(_name: str) -> bool:
    return False


def inside(folder: str, name: str, without: Callable[[str], bool] = _nothing) -> Seen:
    """Give what lies at `folder`, and all in it but what has a name that is `without`; links are not followed."""
    seen: Seen = {}
    waiting = [(folder, name)]
    while waiting:
        place, known = waiting.pop()
        seen |= (found := at(place, known))
        if f"{known}/" in found:
            waiting += [(f"{place}/{entry}", f"{known}/{entry}") for entry in os.listdir(place) if not without(entry)]
    return seen


def followed(place: str, hashed: Hash, without: Callable[[str], bool] = _nothing) -> Seen:
    """Give the file that `place` leads to, or all that are in the folder but what has a name that is `without`.

    They are given by their paths; links are followed.
    """
    seen: Seen = {}
    entered: set[tuple[int, int]] = set()
    waiting = [place]
    while waiting:
        here = waiting.pop()
        try:
            found = os.stat(here)
            which = (found.st_dev, found.st_ino)
            if stat.S_ISREG(found.st_mode):
                seen[here] = hashed(here, found)
            elif stat.S_ISDIR(found.st_mode) and which not in entered:  # a link may lead back to where it is
                entered.add(which)
                waiting += [f"{here}/{name}" for name in os.listdir(here) if not without(name)]
        except FileNotFoundError:  # it went meanwhile, or is a link that leads nowhere
            continue
        except OSError:
            seen[here] = UNREADABLE
    return seen
