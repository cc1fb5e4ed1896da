"""The folders of `data/` to organizations and their years, and to what is neither but should be.

A year is known by being called one, or by what it holds: one that has lost its plan is still a year, and its document
fails aloud. What cannot be listed is told; nothing can fail.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from pipeline.errors import Fault
from schemas.folders import PRIVATE, SEALED

SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
YEAR: Final = re.compile(r"20[0-9]{2}")
ORGANIZATION: Final = "organization.yaml"
TEMPLATES: Final = "templates"
_DIGITS: Final = re.compile(r"[0-9]{4}")
_SIGNS: Final = ("plan*.yaml", "report.yaml", "marks.*", "registers", "registers.yaml")
"""What nothing but a year's folder holds."""


def organizations(data: Path) -> tuple[str, ...]:
    """Give the names of the organizations' folders: Latin letters, digits and hyphens."""
    return tuple(folder.name for folder in _folders(data) if SLUG.fullmatch(folder.name) and _is_organization(folder))


def years(organization: Path) -> tuple[int, ...]:
    """Give the years of an organization."""
    return tuple(int(folder.name) for folder in _folders(organization) if is_year(folder))


def is_year(folder: Path) -> bool:
    """Tell whether a folder is a year's: by its name, unless it holds nothing but originals; or a link in its place."""
    return bool(YEAR.fullmatch(folder.name)) and _is_folder(folder) and not _is_set_aside(folder)


def strange(data: Path, name: Callable[[Path], str]) -> tuple[Fault, ...]:
    """Tell of the folders that are organizations' or years' but for a name, or for what an organization lacks.

    `name` names a folder for a person.
    """
    return tuple(fault for folder in _folders(data) for fault in _strange(folder, name))


def misnamed(folder: str) -> Fault:
    """Say that an organization's folder cannot be called so."""
    return Fault(
        f"тека {folder} не може бути текою органу",
        "Перейменуйте її: малі латинські букви, цифри й дефіси, до 64 знаків",
    )


def without_organization(folder: str) -> Fault:
    """Say that an organization's folder has not what makes it one."""
    return Fault(f"у теці {folder} немає файлу {ORGANIZATION}", "Створіть його (data/README.md)")


def _strange(folder: Path, name: Callable[[Path], str]) -> Iterator[Fault]:
    if _listed(folder) is None:
        yield Fault(f"теку {name(folder)} не вдалося переглянути", "Перевірте права доступу")
    there = [each for each in _folders(folder) if _would_be_year(each)]
    if _is_organization(folder):
        if not SLUG.fullmatch(folder.name):
            yield misnamed(name(folder))
        if not any(_DIGITS.fullmatch(each.name) for each in _folders(folder)) and not there:
            yield Fault(f"у теці {name(folder)} немає жодного року", "Створіть теку року з планом (data/README.md)")
    elif there:
        yield without_organization(name(folder))
    yield from (_no_year(name(year)) for year in there if not YEAR.fullmatch(year.name))


def _no_year(folder: str) -> Fault:
    return Fault(
        f"тека {folder} не може бути текою року",
        "Назвіть її чотирма цифрами, від 2000 до 2099, а копію приберіть із data/",
    )


def _is_organization(folder: Path) -> bool:
    return os.path.lexists(folder / ORGANIZATION)


def _would_be_year(folder: Path) -> bool:
    """Tell whether a folder is called as a year, or holds what only a year does."""
    if _DIGITS.fullmatch(folder.name):
        return not _is_set_aside(folder)
    return any(fnmatch(entry, sign) for entry in _listed(folder) or () for sign in _SIGNS)


def _is_set_aside(folder: Path) -> bool:
    """Tell whether a folder has only the originals of a year whose data are no longer kept."""
    return _listed(folder) == [SEALED]


def _folders(folder: Path) -> Iterator[Path]:
    """Give the folders in a folder that may be an organization's or a year's."""
    named = (folder / name for name in _listed(folder) or () if name not in (PRIVATE, SEALED, TEMPLATES))
    return (each for each in named if _is_folder(each))


def _is_folder(place: Path) -> bool:
    return os.path.isdir(place) or os.path.islink(place)  # noqa: PTH112, PTH114 - what may not be looked at is none, and no failure


def _listed(folder: Path) -> list[str] | None:
    """Give the names of what lies in a folder, in their order, but not what programs hide there; None if refused."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208 - names, not paths
    except FileNotFoundError:
        return []
    except OSError:
        return None
