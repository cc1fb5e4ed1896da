"""ZIP archives that others made: nothing in one may explode, escape, or be two things to two programs.

From bytes to parts by name. Fails with `Unsound`; with `Damaged` if it is no ZIP archive, or no longer.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.untrusted.unsound import AGAIN, Damaged, Unsound

_MEGABYTE: Final = 1_000_000
_SMALL: Final = 1_000_000
"""Below this size no ratio matters: an empty sheet's parts are all repetition."""

_OLE: Final = b"\xd0\xcf\x11\xe0"
_UNLOCK: Final = "Збережіть його без пароля як .xlsx, .ods або .docx"
_ENCRYPTED: Final = 0x41
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LEADING_OUT: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.{1,2}(/|$)|//|[\x00-\x1f]")
_DAMAGE: Final = (
    zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error, ValueError, OverflowError
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may come to."""

    expanded: int
    """Bytes of all its parts together."""
    ratio: int
    """How many times its packed size it may unfold to."""
    entries: int


def unzip(content: bytes, limits: Limits) -> dict[str, bytes]:
    """Give the parts of an archive by name, folders left out.

    Raises:
        Damaged: it is no ZIP archive, or one that is cut off or altered.
        Unsound: it is encrypted, exceeds a limit, or names a part twice, ambiguously or outside of itself.
    """
    if content.startswith(_OLE):
        raise Unsound("файл захищено паролем, або це старий формат (.xls, .doc)", _UNLOCK)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            for fault in _faults(entries, limits):
                raise fault
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except Unsound:
        raise
    except _DAMAGE as failure:
        raise Damaged("файл пошкоджено, або це не архів ZIP") from failure


def _faults(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> Iterator[Unsound]:
    expanded, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if len(entries) > limits.entries:
        yield Unsound(f"у файлі понад {limits.entries} частин", AGAIN)
    if expanded > limits.expanded:
        yield Unsound(
            f"розпакований файл завеликий: понад {limits.expanded // _MEGABYTE} МБ", "Приберіть з нього зайве"
        )
    if expanded > _SMALL and expanded > limits.ratio * packed:
        yield Unsound(f"файл стиснуто понад {limits.ratio} разів: так роблять, щоб вичерпати пам’ять", AGAIN)
    if any(one.flag_bits & _ENCRYPTED for one in entries):
        yield Unsound("файл захищено паролем", _UNLOCK)
    if entries and min(one.header_offset for one in entries):
        yield Damaged("перед архівом ZIP у файлі є щось інше", AGAIN)
    if any(stat.S_ISLNK(one.external_attr >> 16) for one in entries):
        yield Unsound("одна з частин файлу є посиланням на інший файл", AGAIN)
    if any(one.compress_type not in _METHODS for one in entries):
        yield Damaged("файл стиснуто незвичним способом", AGAIN)
    yield from _misnamed(entries)


def _misnamed(entries: Sequence[zipfile.ZipInfo]) -> Iterator[Unsound]:
    seen: set[str] = set()
    for one in entries:
        # The name as stored: zipfile cuts it at a zero byte.
        if not one.filename or _LEADING_OUT.search(one.orig_filename):
            yield Unsound("назва однієї з частин виводить за межі файлу", AGAIN)
        # Windows and OPC take names of other case for the same part (ISO/IEC 29500-2, 6.2.2).
        if one.filename.casefold() in seen:
            yield Unsound("дві частини файлу мають одну назву", AGAIN)
        seen.add(one.filename.casefold())
