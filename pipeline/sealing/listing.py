"""What has been sealed in a year's folder: a list beside the packages, as `sha256sum -c` reads it there.

By it a package is missed that vanished whole, or was exchanged whole. Fails if the list cannot be read or written.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.errors import Fault, PackageDamaged
from pipeline.packages import tags
from pipeline.packages.contents import MANIFEST, PAYLOAD
from pipeline.refusal import told
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from pipeline.verdicts import Check, Verdict

LIST: Final = "sealed-sha256.txt"
_NAMED: Final = re.compile(rf"([a-z][a-z0-9-]{{0,63}}-[1-9][0-9]{{0,3}})/{PAYLOAD}{re.escape(MANIFEST)}")
_LARGEST: Final = 10_000_000
_RESTORE: Final = "Поверніть його з резервної копії"
VANISHED: Final = f"пакета немає, хоч його запечатано: він є в {LIST}"
EXCHANGED: Final = f"у теці не той пакет, що запечатано: хеш data/{MANIFEST} не такий, як у {LIST}"


def listed(folder: Path) -> Mapping[str, str] | None:
    """Give the hash of the manifest of each package that was sealed, by the package's name; None without a list.

    Raises:
        FilesUnusable: the list cannot be read.
        PackageDamaged: it is no such list.
    """
    file = folder / LIST
    if not os.path.lexists(file):
        return None
    try:
        with told("перелік запечатаного не читається", file):
            found = tags.hashes(read_regular(file, folder, _LARGEST))
    except Unsound as refused:
        raise PackageDamaged(Fault(str(refused), _RESTORE, place=LIST)) from refused
    names = {name: _NAMED.fullmatch(name) for name in found}
    if odd := [name for name, match in names.items() if match is None]:
        raise PackageDamaged(Fault(f"називає не пакет: {odd[0]}", _RESTORE, place=LIST))
    return {match[1]: found[name] for name, match in names.items() if match}


def enter(folder: Path, package: str, manifest: str) -> None:
    """Add a package that is not in the list, with its manifest's hash, in one step; no other seal is at work there.

    Raises:
        FilesUnusable: the list cannot be read or written; it is as it was.
        PackageDamaged: it is no such list.
    """
    there = listed(folder) or {}
    if package in there:
        return
    lines = [f"{right}  {name}/{PAYLOAD}{MANIFEST}\n" for name, right in sorted({**there, package: manifest}.items())]
    fresh = folder / f".{LIST}.new"
    with told("перелік запечатаного не вдалося записати", folder / LIST):
        with fresh.open("wb") as stream:
            stream.write("".join(lines).encode())
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(folder / LIST)


def vanished(folder: Path, document: str, numbers: Collection[int]) -> Iterator[Path]:
    """Give where the packages of a document lay that were sealed and are not there.

    Raises:
        ZvitError: the list cannot be read.
    """
    there = {f"{document}-{number}" for number in numbers}
    for name in listed(folder) or ():
        if name.rpartition("-")[0] == document and name not in there:
            yield folder / name


def is_exchanged(package: Path, manifest: str) -> bool:
    """Tell whether another package was sealed under this one's name.

    Raises:
        ZvitError: the list cannot be read.
    """
    return (listed(package.parent) or {}).get(package.name, manifest) != manifest


def list_checks(folder: Path, packages: Collection[str]) -> Iterator[Check]:
    """Hold a year's packages, by name, against the list: gone, exchanged, never entered.

    Raises:
        ZvitError: the list cannot be read.
    """
    known = listed(folder)
    if known is None:
        if packages:
            found = f"переліку немає, тому не видно, чи не зник останній пакет і чи ті це пакети ({len(packages)})"
            yield Check(LIST, Verdict.DOUBTFUL, found, _begin(sorted(packages)))
        return
    yield from (Check(name, Verdict.BAD, VANISHED, _RESTORE) for name in known if name not in packages)
    for name in sorted(packages):
        if name not in known:
            found = f"пакета немає в {LIST}: його запечатано не тут або перелік не дописано"
            yield Check(name, Verdict.DOUBTFUL, found, _begin([name]))
        elif known[name] != manifest_hash(folder / name):
            yield Check(name, Verdict.BAD, EXCHANGED, _RESTORE)


def manifest_hash(package: Path) -> str | None:
    """Give the hash by which a package is known; None if it has no manifest that can be read."""
    try:
        if package.is_symlink():
            return None
        return hashlib.sha256(read_regular(package / PAYLOAD / MANIFEST, package, _LARGEST)).hexdigest()
    except (OSError, Unsound):
        return None


def _begin(names: list[str]) -> str:
    files = " ".join(f"{name}/{PAYLOAD}{MANIFEST}" for name in names)
    return f"Якщо пакет справжній, виконайте в цій теці: sha256sum {files} >> {LIST}"
