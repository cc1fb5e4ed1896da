"""The package: a DOCX's parts by name, and back, byte for byte the same each time.

From bytes to parts and from parts to bytes. Fails with `Unreadable` if the bytes are no sound ZIP of a DOCX.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from pipeline.word.wordml import Unreadable

LARGEST: Final = 300_000_000
"""Bytes that a package may unfold to; a report of 20,000 measures has some sixty million."""

TYPES: Final = "[Content_Types].xml"

# The earliest date that a ZIP can state: the same each time.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE: Final = 0o100644 << 16
_UNIX: Final = 3


def unpack(docx: bytes, *needed: str) -> dict[str, bytes]:
    """Take a DOCX apart.

    Raises:
        Unreadable: it is no ZIP, is damaged, unfolds beyond measure, names a part twice or outside, or lacks one that
            is `needed`.
    """
    try:
        parts = _read(docx)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error) as failure:
        raise Unreadable("це не файл DOCX або він пошкоджений") from failure
    for part in (TYPES, *needed):
        if part not in parts:
            raise Unreadable(f"у файлі DOCX немає частини {part}")
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Put a DOCX together: parts in one fixed sequence, no clock, no system's traces."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != TYPES, not part.startswith("_rels/"), part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, parts[name])
    return target.getvalue()


def _read(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        _refuse_hostile(archive.infolist())
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def _refuse_hostile(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise Unreadable("у файлі DOCX дві частини мають одну назву")
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise Unreadable("у файлі DOCX є частина, назва якої виводить за його межі")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise Unreadable("файл DOCX розгортається понад 300 МБ")
