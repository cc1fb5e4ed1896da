"""What a document was made of, and what lies on its shelf, to whether it would come out the same. Nothing can fail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from pipeline.archive import MANIFEST
from pipeline.batching.parcels import Parcel
from schemas.batch import Line

_CODE = (Path(__file__).parents[1], Path(__file__).parents[2] / "schemas")


def mark_of(parcel: Parcel, versions: Mapping[str, str]) -> str:
    """Give a hash of all that a document is made of, and made with: the data, the template, the programs."""
    programs = json.dumps(dict(versions), sort_keys=True)
    return hashlib.sha256(f"{parcel.mark()} {_code()} {programs}".encode()).hexdigest()


def current(line: Line | None, mark: str, shelf: Path) -> bytes | None:
    """Give the manifest on the shelf if that holds what would be made again: of and with the same, and untouched."""
    if line is None or line.mark != mark:
        return None
    with suppress(OSError, ValueError, KeyError):
        there = {file.name: file.read_bytes() for file in shelf.iterdir()}
        manifest = there.pop(MANIFEST)
        hashes = {name: hashlib.sha256(content).hexdigest() for name, content in there.items()}
        if line.manifest == hashlib.sha256(manifest).hexdigest() and hashes == json.loads(manifest)["files"]:
            return manifest
    return None


@cache
def _code() -> str:
    """Give a hash of the program itself: its version need not grow with each change."""
    whole = hashlib.sha256()
    for content in _sources():
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()


def _sources() -> Iterator[bytes]:
    for folder in _CODE:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.read_bytes()
