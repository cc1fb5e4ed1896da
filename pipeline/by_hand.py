"""A shelf that another is to replace, to what people have done on it by hand; that is set aside under a telling name.

What the program made can be made again, what people wrote cannot. A link is not kept: what it leads to lies elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from pipeline.contracts import Handled
from pipeline.refusal import told
from pipeline.shelving import settle
from pipeline.untrusted.locks import is_lock, opened


def set_aside(shelf: Path, made: Mapping[str, str], coming: Mapping[str, bytes]) -> Handled | None:
    """Copy beside the shelf what on it the program has not made, and is not what comes; None if there is no shelf.

    `made` gives SHA-256 of each file as the program made it, as far as that is known; `coming` what will lie there.

    Raises:
        FilesUnusable: it cannot be read or copied; nothing has changed then.
    """
    if shelf.is_symlink() or not shelf.exists():
        return None
    with told("не вдалося зберегти змінене не програмою", shelf):
        there = {place.name: place for place in (shelf.iterdir() if shelf.is_dir() else (shelf,))}
        lying = {name: place for name, place in there.items() if not is_lock(name)}
        foreign = {name: place for name, place in lying.items() if not _is_known(place, made.get(name), coming)}
    expected = made or coming
    return Handled(
        changed=tuple(sorted(foreign.keys() & expected.keys())),
        added=tuple(sorted(foreign.keys() - expected.keys())),
        removed=tuple(sorted(expected.keys() - lying.keys())),
        opened=_opened(there, lying),
        kept=_kept(shelf, [place for place in foreign.values() if _is_sound(place)]),
    )


def _is_known(place: Path, made: str | None, coming: Mapping[str, bytes]) -> bool:
    """Tell whether a file is as the program made it, or is about to be."""
    if place.is_symlink() or not place.is_file():
        return False
    content = place.read_bytes()
    return content == coming.get(place.name) or hashlib.sha256(content).hexdigest() == made


def _opened(there: Iterable[str], lying: Iterable[str]) -> tuple[str, ...]:
    """Give what is open in an office; Word's sign may lack the first two letters of the name."""
    ends = [opened(name) for name in there if is_lock(name)]
    return tuple(sorted({next((name for name in lying if name.endswith(end)), end) for end in ends}))


def _kept(shelf: Path, places: Iterable[Path]) -> Path | None:
    """Copy these beside the shelf, under a name that is free."""
    places = tuple(places)
    if not places:
        return None
    names = (f"{shelf.name}-by-hand-{number}" for number in count(1))
    aside = next(place for place in map(shelf.with_name, names) if not os.path.lexists(place))
    settle(aside, lambda fresh: _copy(places, fresh), under=shelf)
    return aside


def _copy(places: Iterable[Path], folder: Path) -> None:
    for place in places:
        if place.is_dir():
            shutil.copytree(place, folder / place.name, ignore=_unsound)
        else:
            shutil.copy2(place, folder / place.name)


def _unsound(folder: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if not _is_sound(Path(folder, name))]


def _is_sound(place: Path) -> bool:
    """Tell whether something has content of its own: neither a link nor a pipe."""
    return not place.is_symlink() and (place.is_dir() or place.is_file())
