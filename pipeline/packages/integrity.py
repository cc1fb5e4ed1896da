"""A surveyed folder to the faults of its bag: every hash, missing and added files, the bag's own structure.

Nothing of the payload is understood here; a package without these faults is byte for byte the one that was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from pipeline.errors import Fault
from pipeline.packages import blocks, tags
from pipeline.packages.blocks import Block, blocks_of
from pipeline.packages.contents import BAGIT, BAGIT_FILE, BLOCKS, DESCRIPTION, HASHES, PAYLOAD, TAG_FILES, TAG_HASHES
from pipeline.packages.ranges import gaps, told
from pipeline.packages.surveying import Surveyed
from pipeline.untrusted.unsound import Damaged

_Read = TypeVar("_Read")
_RESTORE = "Відновіть файл з іншої копії пакета"
_COMPARE = "Порівняйте з іншою копією пакета"
_STRANGER = "Приберіть його з теки пакета"
_FINE = 16
"""Bytes by which the place in a list is named that can be made anew from the rest."""


def faults(found: Surveyed) -> Iterator[Fault]:
    """Give everything in which the folder is not the bag that was made."""
    yield from found.faults
    if not found.is_whole:
        return
    if found.files.get(BAGIT_FILE, BAGIT) != BAGIT:
        yield Fault("це не пакет BagIt 1.0 (RFC 8493) у кодуванні UTF-8", _RESTORE, place=found.place(BAGIT_FILE))
    payload = {name: content for name, content in found.files.items() if name.startswith(PAYLOAD)}
    outside = {name: content for name, content in found.files.items() if name not in payload and name != TAG_HASHES}
    if not payload:
        yield Fault("у пакеті немає теки data з файлами", _RESTORE, place=found.place(PAYLOAD))
    known = _known_blocks(found)
    yield from _held(found, HASHES, payload, known)
    yield from _odd_tag_hashes(found) or _held(found, TAG_HASHES, outside, known)
    for name in (*TAG_FILES, TAG_HASHES):
        if name not in found.files:
            yield Fault("файлу пакета немає", _RESTORE, place=found.place(name))
    yield from _weighed(found, payload)


def tag_hashes(files: Mapping[str, bytes]) -> bytes:
    """Write the tag manifest, in one fixed order, as `sha256sum -c` reads it."""
    return "".join(f"{_sha256(files[name])}  {name}\n" for name in TAG_FILES).encode()


def _known_blocks(found: Surveyed) -> Mapping[str, tuple[Block, ...]]:
    """Give the blocks of the files as they were made; none if their list may itself be damaged.

    It is whole if the tag manifest says so, or if every other tag file is as it says.
    """
    known = _read(found, BLOCKS, blocks.read, [])
    if known is None:
        return {}
    listing = _read(found, TAG_HASHES, tags.hashes, []) or {}
    others = (name for name in TAG_FILES if name != BLOCKS)
    agreed = all(not gaps(known.get(name, ()), found.files.get(name, b"")) for name in others)
    return known if agreed or listing.get(BLOCKS) == _sha256(found.files[BLOCKS]) else {}


def _held(
    found: Surveyed, listing: str, files: Mapping[str, bytes], known: Mapping[str, tuple[Block, ...]]
) -> Iterator[Fault]:
    """Hold the files against the manifest `listing`."""
    unread: list[Fault] = []
    listed = _read(found, listing, tags.hashes, unread)
    yield from unread
    for name, right in (listed or {}).items():
        if name.startswith(PAYLOAD) != (listing == HASHES) or (listing == TAG_HASHES and name not in TAG_FILES):
            yield Fault(f"називає чужий файл «{name}»", _RESTORE, place=found.place(listing))
        elif name not in files and name not in TAG_FILES:
            yield Fault(_lost(known.get(name, ())), _RESTORE, place=found.place(name))
        elif name in files and _sha256(files[name]) != right:
            yield _altered(found, name, listing, known)
    for name in sorted(files.keys() - listed.keys()) if listed is not None else ():
        reason = f"зайвий файл ({len(files[name])} байтів): його немає в {listing}"
        yield Fault(reason, _STRANGER, place=found.place(name))


def _lost(was: tuple[Block, ...]) -> str:
    return f"файлу немає: бракує всіх {was[-1].end} байтів" if was else "файлу немає"


def _altered(found: Surveyed, name: str, listing: str, known: Mapping[str, tuple[Block, ...]]) -> Fault:
    """Say which bytes of a file are not as they were, as far as the blocks tell."""
    content, place = found.files[name], found.place(name)
    was = known.get(name, ())
    if name == BLOCKS:
        was = tuple(blocks_of(_blocks_anew(found), _FINE))
    elif not known:
        return Fault(f"вміст не той, що записано в {listing}; місце назвав би {BLOCKS}", _RESTORE, place=place)
    if where := gaps(was, content):
        return Fault(f"вміст не той, що записано в {listing}: {told(where)}", _RESTORE, place=place)
    reason = f"хеш файлу «{name}» у переліку не той, хоч усі блоки файлу на місці"
    return Fault(reason, _RESTORE, place=found.place(listing))


def _odd_tag_hashes(found: Surveyed) -> tuple[Fault, ...]:
    """Tell of a tag manifest that alone is not as all the rest says, with the bytes; nothing if more is wrong."""
    anew = {name: found.files.get(name, b"") for name in TAG_FILES}
    stands = found.files.get(TAG_HASHES)
    right = tag_hashes(anew)
    if stands is None or stands == right or anew[BLOCKS] != _blocks_anew(found):
        return ()
    where = told(gaps(tuple(blocks_of(right, _FINE)), stands))
    return (Fault(f"перелік не збігається з рештою пакета: {where}", _RESTORE, place=found.place(TAG_HASHES)),)


def _blocks_anew(found: Surveyed) -> bytes:
    """Write the list of blocks of the files as they are now."""
    listed = (*(name for name in TAG_FILES if name != BLOCKS), *(n for n in found.files if n.startswith(PAYLOAD)))
    return blocks.written({name: found.files[name] for name in listed if name in found.files})


def _weighed(found: Surveyed, payload: Mapping[str, bytes]) -> Iterator[Fault]:
    unread: list[Fault] = []
    described = _read(found, DESCRIPTION, tags.pairs, unread)
    yield from unread
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    stated = [value for name, value in described or () if name == "Payload-Oxum"]
    if described is not None and stated != [oxum]:
        reason = f"Payload-Oxum: {', '.join(stated) or 'немає'}, а файли пакета важать {oxum}"
        yield Fault(reason, _COMPARE, place=found.place(DESCRIPTION))


def _read(found: Surveyed, name: str, read: Callable[[bytes], _Read], unread: list[Fault]) -> _Read | None:
    """Read a tag file that is there; tell of one that cannot be read."""
    if name not in found.files:
        return None
    try:
        return read(found.files[name])
    except Damaged as damage:
        unread.append(Fault(str(damage), damage.remedy, place=found.place(name)))
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
