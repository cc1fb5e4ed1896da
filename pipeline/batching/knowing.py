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


def is_current(line: Line | None, mark: str, shelf: Path) -> bool:
    """Tell whether the shelf holds what would be made again: of the same, with the same, and untouched since."""
    return line is not None and line.mark == mark and line.manifest == _manifest_hash(shelf) and _is_whole(shelf)


def _manifest_hash(shelf: Path) -> str:
    with suppress(OSError):
        return hashlib.sha256((shelf / MANIFEST).read_bytes()).hexdigest()
    return ""


def _is_whole(shelf: Path) -> bool:
    """Tell whether the shelf holds the very files that its manifest names."""
    with suppress(OSError, ValueError, KeyError):
        named: dict[str, str] = json.loads((shelf / MANIFEST).read_bytes())["files"]
        there = {file.name: file for file in shelf.iterdir() if file.name != MANIFEST}
        return named == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in there.items()}
    return False


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
