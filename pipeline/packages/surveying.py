"""A foreign folder to the bytes of its files: nothing is followed, nothing outside of it is read, all within limits.

Fails if the folder cannot be listed; what is odd in it is told as faults, and the rest is read.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import Fault, FilesUnusable
from pipeline.refusal import fault as refusal
from pipeline.refusal import told
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.untrusted.visible import visible

LARGEST: Final = 128 * 1024 * 1024
"""Bytes of one file, and of all together four times that."""
MOST_FILES: Final = 5_000
"""Files and folders together."""
DEEPEST: Final = 16
_NOT_OURS: Final = "Пакет програми таким не буває: візьміть його іншу копію"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A folder as it was found."""

    folder: Path
    files: Mapping[str, bytes]
    """By name from the folder, in Unicode's NFC."""
    respelled: tuple[str, ...]
    """The names that the disk spells otherwise (NFD, as some systems do)."""
    faults: tuple[Fault, ...]
    is_whole: bool = True
    """Whether all of it was looked at; not if it holds more than any package does."""

    def place(self, name: str) -> str:
        """Name a file of the folder as messages do."""
        return f"{self.folder.name}/{name}"


def survey(folder: Path) -> Surveyed:
    """Read all files of `folder`.

    Raises:
        FilesUnusable: there is no such folder, or it cannot be listed.
    """
    if not folder.is_dir():
        raise FilesUnusable(Fault("тут немає теки пакета", "Вкажіть теку, у якій лежить bagit.txt", place=str(folder)))
    surveyor = _Surveyor(folder.absolute())
    with told("не вдалося прочитати пакет", folder):
        for file in surveyor.walk(folder.absolute(), DEEPEST):
            surveyor.take(file)
    if is_whole := surveyor.seen <= MOST_FILES:
        surveyor.tell_empty_folders()
    else:
        surveyor.faults.append(
            Fault(f"у теці понад {MOST_FILES} файлів і тек", _NOT_OURS, place=folder.absolute().name)
        )
    return Surveyed(folder.absolute(), surveyor.files, tuple(surveyor.respelled), tuple(surveyor.faults), is_whole)


class _Surveyor:
    """What is gathered on one walk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.respelled: list[str] = []
        self.faults: list[Fault] = []
        self.left = 4 * LARGEST
        self.seen = 0
        self.empty: list[Path] = []

    def walk(self, folder: Path, deep: int) -> Iterator[Path]:
        """Give everything below `folder` that is no folder; links to folders are given as they are."""
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
        if not entries:
            self.empty.append(folder)
        for entry in entries:
            self.seen += 1
            if self.seen > MOST_FILES:
                return
            if not entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)
            elif deep:
                yield from self.walk(Path(entry.path), deep - 1)
            else:
                self.tell("теки вкладено надто глибоко", Path(entry.path))

    def tell_empty_folders(self) -> None:
        """Tell of folders without a file, of which no list of hashes can speak."""
        for folder in self.empty:
            self.tell("порожня тека: її немає в жодному переліку", folder, "Приберіть її з пакета")

    def take(self, file: Path) -> None:
        """Read one file, or tell why it is not read."""
        typed = file.relative_to(self.folder).as_posix()
        name = unicodedata.normalize("NFC", typed)
        if not typed.isprintable():
            self.tell("назва файлу має знаки, яких не видно або не надрукувати", file)
        elif name in self.files:
            self.tell("дві назви файлів різняться лише тим, як їх закодовано", file)
        else:
            self.read(file, name)
            self.respelled.extend([name] if name != typed else [])

    def read(self, file: Path, name: str) -> None:
        try:
            content = read_regular(file, self.folder, min(LARGEST, max(self.left, 0)))
        except Unsound as refused:
            self.tell(str(refused), file, refused.remedy)
        except OSError as failure:
            self.faults.append(refusal(failure, "файл не читається", f"{self.folder.name}/{name}"))
        else:
            self.files[name] = content
            self.left -= len(content)

    def tell(self, reason: str, file: Path, remedy: str = _NOT_OURS) -> None:
        name = file.relative_to(self.folder).as_posix()
        self.faults.append(Fault(reason, remedy, place=f"{self.folder.name}/{visible(name)}"))
