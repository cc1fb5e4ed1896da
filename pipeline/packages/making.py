"""`Contents` to a package on the disk: a BagIt bag, whole or not at all, the same bytes each time.

The library makes the bag; ours are the version of RFC 8493, the blocks' hashes, and a tag manifest in one fixed order
that `sha256sum -c` reads. Fails if a name cannot be said to all programs alike, or the disk refuses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import DataFaults, Fault
from pipeline.packages import blocks
from pipeline.packages.bagging import make_bag
from pipeline.packages.contents import (
    BAGIT,
    BAGIT_FILE,
    BLOCKS,
    DESCRIPTION,
    HASHES,
    PAYLOAD,
    TAG_HASHES,
    Contents,
)
from pipeline.packages.integrity import tag_hashes
from pipeline.shelving import settle

# RFC 8493 2.1.3 wants «%» encoded, sha256sum wants it plain; sha256sum escapes «\»; bagit takes «$…» and «~» for the
# system's own, and loses spaces at the ends of a line.
_AMBIGUOUS = re.compile(r"[%\\$\r\n]|(^|/)~|(^|/) | (/|$)")


def make_package(contents: Contents, folder: Path) -> None:
    """Put the package at `folder`, in place of what was there; the folder's parent must be there.

    Raises:
        DataFaults: a file's name means different things to different programs.
        FilesUnusable: the disk refuses; what was there is there.
    """
    if faults := tuple(_misnamed(contents)):
        raise DataFaults(faults)
    settle(folder, lambda fresh: _furnish(fresh, contents))


def _misnamed(contents: Contents) -> Iterator[Fault]:
    for name in contents.files:
        if _AMBIGUOUS.search(name) or not unicodedata.is_normalized("NFC", name):
            yield Fault(
                "назву файлу різні програми прочитають по-різному, тому в пакет його не покласти",
                "Перейменуйте файл: без знаків % \\ $ ~ і без пробілів на початку й у кінці",
                place=name,
            )


def _furnish(folder: Path, contents: Contents) -> None:
    for name, content in contents.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    make_bag(folder, contents.described)
    (folder / BAGIT_FILE).write_bytes(BAGIT)
    tags = {name: (folder / name).read_bytes() for name in (BAGIT_FILE, DESCRIPTION, HASHES)}
    payload = {PAYLOAD + name: content for name, content in contents.files.items()}
    tags[BLOCKS] = blocks.written({**tags, **payload})
    (folder / BLOCKS).write_bytes(tags[BLOCKS])
    (folder / TAG_HASHES).write_bytes(tag_hashes(tags))
