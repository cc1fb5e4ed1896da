"""Files to the hash of each of their blocks: blocks-sha256.txt, by which a damaged range of bytes is named.

A line is `HASH OFFSET LENGTH  NAME`. Fails with `Unsound` if what is read is none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.untrusted.unsound import Damaged

SIZE: Final = 1024
_LINE: Final = re.compile(r"([0-9a-f]{64}) (0|[1-9][0-9]{0,11}) ([1-9][0-9]{0,3})  (.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a file as it was made."""

    sha256: bytes
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The offset of what comes after it."""
        return self.offset + self.length


def blocks_of(content: bytes, size: int = SIZE) -> Iterator[Block]:
    """Cut a file into blocks; the last may be shorter."""
    for offset in range(0, len(content), size):
        piece = content[offset : offset + size]
        yield Block(hashlib.sha256(piece).digest(), offset, len(piece))


def written(files: Mapping[str, bytes]) -> bytes:
    """Write the blocks of `files`, in the order of their names."""
    lines = (
        f"{block.sha256.hex()} {block.offset} {block.length}  {name}\n"
        for name in sorted(files)
        for block in blocks_of(files[name])
    )
    return "".join(lines).encode()


def read(content: bytes) -> Mapping[str, tuple[Block, ...]]:
    """Read the blocks of each file that has any.

    Raises:
        Damaged: a line is none, or a file's blocks do not follow one another.
    """
    blocks: dict[str, list[Block]] = {}
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError as failure:
        raise Damaged("файл не є текстом у кодуванні UTF-8") from failure
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        block = Block(bytes.fromhex(found[1]), int(found[2]), int(found[3])) if found else None
        there = blocks.setdefault(found[4], []) if found else []
        if block is None or block.length > SIZE or block.offset != (there[-1].end if there else 0):
            raise Damaged(f"рядок {number} не описує наступного блоку")
        there.append(block)
    return {name: tuple(there) for name, there in blocks.items()}
