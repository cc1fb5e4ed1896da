"""The tag files of a bag as texts of hashes and pairs (RFC 8493, 2.1–2.2), read strictly: as this program writes them.

Fails with `Damaged`, which names the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.untrusted.unsound import Damaged

_HASH: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_PAIR: Final = re.compile(r"([A-Za-z0-9-]+): (.*)")
_ESCAPES: Final = re.compile(r"^/|\\|(^|/)\.{0,2}(/|$)|^~")
_RESTORE: Final = "Візьміть іншу копію пакета"


def hashes(content: bytes) -> dict[str, str]:
    """Read a manifest: the hash of each file by its name.

    Raises:
        Damaged: a line is none, names a file twice, or leads out of the package.
    """
    found: dict[str, str] = {}
    for number, line in _lines(content):
        entry = _HASH.fullmatch(line)
        if entry is None:
            raise Damaged(f"рядок {number} не є хешем SHA-256 і назвою файлу", _RESTORE)
        if not entry[2].isprintable():
            raise Damaged(f"рядок {number} має знаки, яких не видно або не надрукувати", _RESTORE)
        if _ESCAPES.search(entry[2]):
            raise Damaged(f"рядок {number} називає файл поза пакетом", _RESTORE)
        if entry[2] in found:
            raise Damaged(f"рядок {number} називає файл удруге", _RESTORE)
        found[entry[2]] = entry[1]
    return found


def pairs(content: bytes) -> tuple[tuple[str, str], ...]:
    """Read bag-info.txt.

    Raises:
        Damaged: a line is no pair.
    """
    return tuple(_pair(number, line) for number, line in _lines(content))


def _pair(number: int, line: str) -> tuple[str, str]:
    if found := _PAIR.fullmatch(line):
        return found[1], found[2]
    raise Damaged(f"рядок {number} не є парою «назва: значення»", _RESTORE)


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    try:
        text = content.decode()
    except UnicodeDecodeError as failure:
        raise Damaged("файл не є текстом у кодуванні UTF-8", _RESTORE) from failure
    if "\r" in text or text.startswith("\ufeff") or not text.endswith("\n"):
        raise Damaged("рядки закінчуються не так, як їх записує програма, або файл обрізано", _RESTORE)
    return enumerate(text.removesuffix("\n").split("\n"), 1)
