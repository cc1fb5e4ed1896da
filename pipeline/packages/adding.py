"""Files beside the payload of a package that is there already: a signature, a container. Nothing in it is replaced.

The whole folder is exchanged. Fails if the package is damaged, has a file of that name, or the disk refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.claiming import claimed
from pipeline.contracts import PATIENCE
from pipeline.errors import Fault, FilesUnusable
from pipeline.packages.contents import Contents
from pipeline.packages.making import make_package
from pipeline.packages.opening import Package, open_package

_MADE_ANEW = ("Payload-Oxum",)


def add(folder: Path, files: Mapping[str, bytes], patience: float = PATIENCE) -> None:
    """Put `files`, by name relative to `data/`, into the package at `folder`; other runs are waited for.

    Raises:
        PackageDamaged: the package is not as it was made.
        FilesUnusable: it has a file of that name already, or the disk refuses; it is as it was.
        Busy: another run has been at work beside it for so long.
    """
    with claimed(folder, patience):
        put_into(open_package(folder), files)


def put_into(package: Package, files: Mapping[str, bytes]) -> None:
    """Do the same with a package that was opened under a claim, so that it is as it was opened.

    Raises:
        FilesUnusable: it has a file of that name already, or the disk refuses; it is as it was.
    """
    if taken := sorted(package.files.keys() & files.keys()):
        reason, remedy = "у пакеті вже є такий файл, його не замінюють", "Дайте новому файлові іншу назву"
        raise FilesUnusable(*(Fault(reason, remedy, place=f"{package.folder.name}/data/{name}") for name in taken))
    described: dict[str, tuple[str, ...]] = {}
    for name, value in package.described:
        if name not in _MADE_ANEW:
            described[name] = (*described.get(name, ()), value)
    make_package(Contents({**package.files, **files}, described), package.folder)
