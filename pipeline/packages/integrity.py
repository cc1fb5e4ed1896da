"""A surveyed folder to the faults of its bag: every hash, missing and added files, the bag's own structure.

Nothing of the payload is understood here; a package without these faults is bytes for bytes the one that was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from pipeline.errors import Fault
from pipeline.packages import tags
from pipeline.packages.contents import (
    BAGIT,
    BAGIT_FILE,
    DESCRIPTION,
    HASHES,
    PAYLOAD,
    TAG_FILES,
    TAG_HASHES,
)
from pipeline.packages.surveying import Surveyed
from pipeline.untrusted.unsound import Damaged

_Read = TypeVar("_Read")
_RESTORE = "Відновіть файл з іншої копії пакета"
_STRANGER = "Приберіть його з теки пакета"


def faults(found: Surveyed) -> Iterator[Fault]:
    """Give everything in which the folder is not the bag that was made."""
    yield from found.faults
    if found.files.get(BAGIT_FILE, BAGIT) != BAGIT:
        yield Fault("це не пакет BagIt 1.0 (RFC 8493) у кодуванні UTF-8", _RESTORE, place=found.place(BAGIT_FILE))
    payload = {name: content for name, content in found.files.items() if name.startswith(PAYLOAD)}
    outside = {name: content for name, content in found.files.items() if name not in payload and name != TAG_HASHES}
    yield from _held(found, HASHES, payload, lambda name: name.startswith(PAYLOAD))
    yield from _held(found, TAG_HASHES, outside, lambda name: name in TAG_FILES)
    for name in TAG_FILES:
        if name not in outside:
            yield Fault("файлу пакета немає", _RESTORE, place=found.place(name))
    yield from _weighed(found, payload)


def _held(found: Surveyed, listing: str, files: Mapping[str, bytes], belongs: Callable[[str], bool]) -> Iterator[Fault]:
    """Hold the files against the manifest `listing`, which may name those that belong to it."""
    told: list[Fault] = []
    listed = read_tag(found, listing, tags.hashes, told)
    yield from told
    if listed is None:
        return
    for name, right in listed.items():
        if not belongs(name):
            yield Fault(f"називає чужий файл «{name}»", _RESTORE, place=found.place(listing))
        elif name not in files:
            if name not in TAG_FILES:
                yield Fault("файлу немає", _RESTORE, place=found.place(name))
        elif hashlib.sha256(files[name]).hexdigest() != right:
            yield Fault(f"вміст не той, що записано в {listing}", _RESTORE, place=found.place(name))
    for name in files.keys() - listed.keys():
        yield Fault(f"зайвий файл: його немає в {listing}", _STRANGER, place=found.place(name))


def _weighed(found: Surveyed, payload: Mapping[str, bytes]) -> Iterator[Fault]:
    told: list[Fault] = []
    described = read_tag(found, DESCRIPTION, tags.pairs, told)
    yield from told
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    stated = [value for name, value in described or () if name == "Payload-Oxum"]
    if described is not None and stated != [oxum]:
        reason = f"Payload-Oxum: {', '.join(stated) or 'немає'}, а файли пакета важать {oxum}"
        yield Fault(reason, "Порівняйте з іншою копією пакета", place=found.place(DESCRIPTION))


def read_tag(found: Surveyed, name: str, read: Callable[[bytes], _Read], told: list[Fault]) -> _Read | None:
    """Read a tag file; tell of one that is not there or cannot be read."""
    if name not in found.files:
        if name == TAG_HASHES:
            told.append(Fault("файлу пакета немає", _RESTORE, place=found.place(name)))
        return None
    try:
        return read(found.files[name])
    except Damaged as damage:
        told.append(Fault(str(damage), damage.remedy, place=found.place(name)))
        return None
