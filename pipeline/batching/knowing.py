"""What a document was made of, and what lies on its shelf, to whether it would come out the same. Nothing can fail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from pipeline.archive import MANIFEST
from pipeline.batching.parcels import Parcel
from pipeline.keeping.keys import hash_of, key_of
from pipeline.keeping.remembering import big_hash
from pipeline.keeping.secrecy import keyed
from pipeline.keeping.surroundings import surroundings
from pipeline.shelving import held
from schemas.batch import Line
from schemas.folders import is_private


def mark_of(parcel: Parcel, versions: Mapping[str, str]) -> str:
    """Give a hash of all that a document is made of, and made with: the data, the template, the programs.

    The journal lies where anybody may read it: if there are private files among the data, it is keyed.
    """
    programs = json.dumps(dict(versions), sort_keys=True)
    known = f"{parcel.mark()} {_machine()} {programs}".encode()
    return keyed(known) if any(map(is_private, parcel.root.files)) else hash_of(known)


def current(line: Line | None, mark: str, shelf: Path) -> bytes | None:
    """Give the manifest on the shelf if that holds what would be made again: of and with the same, and untouched."""
    if line is None or line.mark != mark:
        return None
    with suppress(OSError, ValueError, KeyError):
        there = held(shelf)
        manifest = there.pop(MANIFEST)
        hashes = {name: hashlib.sha256(content).hexdigest() for name, content in there.items()}
        if line.manifest == hashlib.sha256(manifest).hexdigest() and hashes == json.loads(manifest)["files"]:
            return manifest
    return None


@cache
def _machine() -> str:
    """Give a hash of the program itself, and of all else on this machine that documents hang on."""
    return key_of({group: key_of(seen) for group, seen in surroundings(big_hash).items()})
