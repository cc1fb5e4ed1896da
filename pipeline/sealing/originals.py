"""A year's folder of sealed packages to the last one of a document: opened, every hash right, or not there at all.

Fails if it is damaged, or if what lies there leaves open which one is the last. Nothing here writes, but
a package that a killed run has set aside comes back to its place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.claiming import put_back
from pipeline.contracts import PATIENCE
from pipeline.errors import DataFaults, Fault, FilesUnusable, PackageDamaged
from pipeline.loading import loading
from pipeline.refusal import told
from pipeline.sealing.listing import EXCHANGED, VANISHED, is_exchanged, vanished
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.packages.opening import Package

_RESTORE = "Поверніть теку з резервної копії"
_TIDY = "Приберіть звідси те, чого не запечатувала програма"


def latest_sealed(workspace: Workspace, organization: str, year: int, document: str) -> Package | None:
    """Give the last sealed package of a document; None if it has never been sealed.

    Raises:
        FilesUnusable: the folder cannot be read, or there are two.
        DataFaults: a package is missing, though a later one or the list names it, or a folder is named almost like one.
        PackageDamaged: the last package is damaged, another than was sealed, or of another document; or the list is.
    """
    folder = workspace.sealed(organization, year)
    beside = replace(workspace, originals=None).sealed(organization, year)
    if folder != beside and packages(beside, document):
        reason = "запечатані пакети є і тут, і в теці з ZVIT_SEALED"
        raise FilesUnusable(Fault(reason, "Зберіть їх в одній теці", place=workspace.name(beside)))
    there = packages(folder, document)
    if faults := [_stray(workspace.name(place)) for number, place in there if number is None]:
        raise DataFaults(faults)
    numbers = sorted(number for number, _ in there if number is not None)
    missing = sorted({*range(1, len(numbers) + 1)} - {*numbers})
    if missing:
        place = workspace.name(folder / f"{document}-{missing[0]}")
        raise DataFaults([Fault("запечатаного пакета бракує, а пізніший є", _RESTORE, place=place)])
    if lost := list(vanished(folder, document, numbers)):
        raise DataFaults([Fault(VANISHED, _RESTORE, place=workspace.name(place)) for place in lost])
    return _opened(folder / f"{document}-{numbers[-1]}", workspace) if numbers else None


def packages(folder: Path, document: str) -> tuple[tuple[int | None, Path], ...]:
    """Give what is named as sealed packages of a document are, each with its number; None if it cannot be one.

    Raises:
        FilesUnusable: the folder cannot be read, or is a link.
        Busy: another run has been exchanging a package there for too long.
    """
    if folder.is_symlink():
        raise FilesUnusable(
            Fault("це символічне посилання, а не тека", "Покладіть на його місце саму теку", place=str(folder))
        )
    put_back(folder, PATIENCE)
    shape = re.compile(rf"{re.escape(document)}-([1-9][0-9]{{0,3}})")
    with told("запечатані пакети не читаються", folder):
        named = sorted(folder.glob(f"{document}-*")) if folder.is_dir() else []
    found = ((shape.fullmatch(place.name), place) for place in named)
    return tuple(
        (int(match[1]) if match and place.is_dir() and not place.is_symlink() else None, place)
        for match, place in found
    )


def _opened(place: Path, workspace: Workspace) -> Package:
    with loading():  # of most documents nothing has been sealed yet
        from pipeline.packages.opening import open_package
        from pipeline.packages.placing import misplaced
    package = open_package(place)
    if faults := tuple(misplaced(package)):
        raise PackageDamaged(*(replace(fault, place=workspace.name(place)) for fault in faults))
    if is_exchanged(place, package.manifest_hash):
        raise PackageDamaged(Fault(EXCHANGED, _RESTORE, place=workspace.name(place)))
    return package


def _stray(place: str) -> Fault:
    return Fault("це не запечатаний пакет, хоч назва схожа", _TIDY, place=place)
