"""A spreadsheet's ZIP archive, looked at before any of it is opened: nothing in it may explode or run."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from pipeline.contracts import Complain
from pipeline.errors import PlainFault
from schemas.origin import Origin

MAX_EXPANDED = 50 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
"""Below this size no ratio matters: an empty sheet's parts are all repetition."""
_OLE = b"\xd0\xcf\x11\xe0"
_MACROS = ("vbaProject", "Basic/", "Scripts/", "macrosheets/")
_ENCRYPTED = 0x1


def opened(content: bytes, name: str, complain: Complain) -> zipfile.ZipFile | None:
    """Open the archive of the file called `name`; None if it must not be opened, and `complain` has been told why."""
    if content.startswith(_OLE):
        reason = "файл захищено паролем, або це старий формат (.xls)"
        complain(PlainFault(reason, "Збережіть його без пароля як .xlsx або .ods", Origin(name)))
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        faults = [PlainFault(reason, remedy, Origin(name)) for reason, remedy in _unfit(archive)]
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError):
        complain(broken(name))
        return None
    for fault in faults:
        complain(fault)
    return None if faults else archive


def broken(name: str) -> PlainFault:
    """Say that the file called `name` is not what its name promises."""
    return PlainFault(
        "файл пошкоджено, або це не таблиця", "Збережіть його наново в програмі для таблиць", Origin(name)
    )


def _unfit(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = archive.infolist()
    expanded, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if expanded > MAX_EXPANDED or (expanded > _SMALL and expanded > MAX_RATIO * packed):
        yield "розпакований файл завеликий", "Приберіть з нього зайве"
        return
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        yield "файл захищено паролем", "Збережіть його без пароля"
        return
    if len({part.filename for part in parts}) < len(parts):
        yield "частини файлу повторюються", "Збережіть його наново в програмі для таблиць"
    if any(mark in part.filename for part in parts for mark in _MACROS):
        yield "у файлі є макроси", "Збережіть його без макросів"
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            yield from _hostile(archive.read(part))


def _hostile(xml: bytes) -> Iterator[tuple[str, str]]:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "файл має незвичну будову (DOCTYPE)", "Збережіть його наново в програмі для таблиць"
    if b"encryption-data" in xml:
        yield "файл захищено паролем", "Збережіть його без пароля"
