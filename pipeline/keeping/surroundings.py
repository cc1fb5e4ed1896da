"""This machine to all of it that documents depend on: our code, packages, LibreOffice, fonts, dictionary, validator.

Each group is what `looking` sees of it, by the files' paths. Fails with what the system says if a file cannot be read.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from typing import Final

from pipeline.keeping.keys import hash_of
from pipeline.keeping.looking import Hash, Seen, followed

_HERE: Final = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
_COMPILED: Final = "__pycache__"
_INSTALLED: Final = (".dist-info", ".egg-info", ".pth")
_OFFICE: Final = ("program", "share/registry", "share/filter", "share/fonts", "share/extensions")
"""Of LibreOffice's folder: what computes, what it is set to, what it brings of fonts and of rules for hyphens."""
_SHAPING: Final = ("harfbuzz", "freetype", "fontconfig", "graphite2", "icu", "png", "jpeg", "lcms2", "z.so")
"""The libraries of the system by which it sets letters and pictures, as their names go on after `lib`."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where on a machine those things are."""

    code: tuple[str, ...] = (f"{_HERE}/pipeline", f"{_HERE}/schemas")
    packages: tuple[str, ...] = tuple(sys.path)
    office: str = "soffice"
    libraries: tuple[str, ...] = (
        f"/usr/lib/{os.uname().machine}-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/usr/local/lib",
    )
    hyphens: tuple[str, ...] = ("/usr/share/hyphen",)
    """The system's rules by which LibreOffice divides words, where a template lets it."""
    fonts: tuple[str, ...] = ("/etc/fonts", "/usr/share/fontconfig", "/usr/share/fonts", "/usr/local/share/fonts")
    speller: str = "hunspell"
    dictionary: tuple[str, ...] = ("/usr/share/hunspell/uk_UA.dic", "/usr/share/hunspell/uk_UA.aff")
    validator: str = "verapdf"
    tables: tuple[str, ...] = ("/etc/mime.types", "/usr/share/zoneinfo/Etc/UTC")
    """Small files of the system that packages read by themselves."""


def surroundings(hashed: Hash, where: Sources | None = None) -> dict[str, Seen]:
    """Give what there is of each group; `hashed` gives the hash of a file."""
    places = where or Sources()
    return {
        "code": _code(places.code, hashed),
        "packages": _packages(places.packages),
        "office": _office(places, hashed),
        "fonts": _all(places.fonts, hashed),
        "dictionary": _dictionary(places, hashed),
        "validator": _validator(places.validator, hashed),
        "tables": _all(places.tables, hashed),
    }


def _code(folders: Iterable[str], hashed: Hash) -> Seen:
    """Give every file of the program itself, by its name from where the program lies."""
    seen: Seen = {}
    for folder in folders:
        above = len(os.path.dirname(folder)) + 1
        there = followed(folder, hashed, without=_is_compiled)
        seen |= {file[above:]: there[file] for file in there}
    return seen


def _is_compiled(name: str) -> bool:
    return name == _COMPILED


def _packages(folders: Iterable[str]) -> Seen:
    """Give Python, and every installed package by the name and version that its folder states."""
    seen = {"Python": hash_of(sys.version.encode())}
    for folder in filter(os.path.isdir, folders):
        seen |= {name: "installed" for name in os.listdir(folder) if name.endswith(_INSTALLED)}
    return seen


def _office(places: Sources, hashed: Hash) -> Seen:
    program = shutil.which(places.office)
    if program is None:
        return {}
    folder = os.path.dirname(os.path.dirname(os.path.realpath(program)))
    parts = _all((f"{folder}/{part}" for part in _OFFICE), hashed)
    beside = _all((*_libraries(places.libraries, _SHAPING), *places.hyphens), hashed)
    return {**_program(program, hashed), **parts, **beside}


def _dictionary(places: Sources, hashed: Hash) -> Seen:
    library = _all(_libraries(places.libraries, (os.path.basename(places.speller),)), hashed)  # it does all the work
    return {**_program(places.speller, hashed), **library, **_all(places.dictionary, hashed)}


def _validator(name: str, hashed: Hash) -> Seen:
    """Give its script, and the programs of Java that lie with that: they do the work."""
    seen = _program(name, hashed)
    folders = {os.path.dirname(file) for file in seen}
    return seen | _all(
        (jar for folder in folders for jar in sorted(glob(f"{folder}/**/*.jar", recursive=True))), hashed
    )


def _libraries(folders: Iterable[str], known: tuple[str, ...]) -> Iterator[str]:
    """Give the libraries whose names go on so after `lib`, behind all links."""
    names = tuple(f"lib{name}" for name in known)
    for folder in filter(os.path.isdir, folders):
        for name in os.listdir(folder):
            if name.startswith(names) and ".so." in name:
                yield os.path.realpath(f"{folder}/{name}")


def _program(name: str, hashed: Hash) -> Seen:
    """Give a program's file, behind all links; nothing if it is not there."""
    found = shutil.which(name)
    return followed(os.path.realpath(found), hashed) if found else {}


def _all(places: Iterable[str], hashed: Hash) -> Seen:
    seen: Seen = {}
    for place in places:
        seen |= followed(place, hashed)
    return seen
