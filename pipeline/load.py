"""The first stage: an organization's and a year's files to facts, each with its origin.

Every fault of every file is told; nothing is guessed, nothing that is not understood is passed over.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from pipeline.contracts import Complain, Facts, YearFolder
from pipeline.errors import Fault
from pipeline.reading.files import unreadable
from pipeline.sources import SOURCES
from pipeline.tools.git import kept
from pipeline.untrusted.locks import is_lock
from pipeline.untrusted.visible import visible
from schemas.folders import PRIVATE, SEALED
from schemas.origin import Origin


def load(folder: YearFolder, organization: str, year: int, complain: Complain) -> Facts:
    """Read all that the files of `folder` say; whatever is wrong with them is told to `complain`.

    Of a faulty file the facts are given that can be made of the rest, so that they can be connected and judged.
    """
    before, unpublished = _hashes(folder, complain), stamps(folder)
    facts = tuple(fact for source in SOURCES for fact in source(folder, complain))
    for name in _changed({**before, **unpublished}, {**_hashes(folder, complain), **stamps(folder)}):
        complain(Fault("файл змінили, поки його читали", "Запустіть ще раз", Origin(name)))
    for fault in kept_by_git(folder) if unpublished else ():
        complain(fault)
    return Facts(organization=organization, year=year, facts=facts, inputs=before, unpublished=unpublished)


def _hashes(folder: YearFolder, complain: Complain) -> dict[str, str]:
    """Give SHA-256 of every input by its name."""
    hashes = {}
    for file in sorted(_inputs(folder, complain)):
        name = folder.name(file)
        try:
            with file.open("rb") as stream:
                hashes[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            complain(unreadable(name, error))
    return hashes


def stamps(folder: YearFolder) -> dict[str, str]:
    """Give what shows a change of a private file, by its name; a hash, once published, could prove what it holds."""
    stamps = {}
    for private in folder.year.rglob(PRIVATE):
        for where, _, names in os.walk(private):
            for file in (Path(where, name) for name in names if not is_lock(name)):
                with suppress(FileNotFoundError):  # it went meanwhile, and the next look will miss it
                    found = file.lstat()
                    stamps[folder.name(file)] = f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
    return stamps


def kept_by_git(folder: YearFolder) -> Iterator[Fault]:
    """Tell of each private file that git keeps: whoever gets the repository gets the people's data."""
    for name in kept(folder.year, f"**/{PRIVATE}/**"):
        yield Fault(
            "файл із персональними даними зберігає git",
            "Виконайте git rm --cached для нього; якщо його вже надіслано, вилучіть його також з історії",
            Origin(folder.name(folder.year / name)),
        )


def _inputs(folder: YearFolder, complain: Complain) -> Iterator[Path]:
    """Give the calendar, the files of the organization's top level and of the year.

    Not links, nor what editors leave behind.
    """
    for file in _files(folder, complain):
        if _counts(file):
            if file.name.isprintable():
                yield file
            else:
                complain(_unprintable(folder.name(file)))


def _files(folder: YearFolder, complain: Complain) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        complain(unreadable(folder.name(Path(error.filename)), error))

    yield folder.calendar
    for where, _, names in islice(os.walk(folder.organization, onerror=tell), 1):
        yield from (Path(where, name) for name in names)
    for where, inside, names in os.walk(folder.year, onerror=tell):
        inside[:] = [name for name in inside if name not in (PRIVATE, SEALED) and not name.startswith(".")]
        yield from (Path(where, name) for name in names)


def _unprintable(name: str) -> Fault:
    """Tell of a name that no message or manifest could hold as it is: control letters, or bytes that are no UTF-8."""
    return Fault("назва файлу має знаки, яких не видно або не надрукувати", "Перейменуйте файл", Origin(visible(name)))


def _counts(file: Path) -> bool:
    leftover = file.name.startswith((".", "~$")) or file.name.endswith("~")
    return file.is_file() and not file.is_symlink() and not leftover


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    return (name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name))
