"""A claim on a year's folder in `build/`: one run at a time makes its documents; others wait, then say who is at work.

The claim is a lock on the folder itself: it leaves no file behind and ends with the process, however that ends.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import Busy, Fault
from pipeline.refusal import told

_PAUSE = 0.05
_TRIES = 3
_DEED = "не вдалося записати"
ASIDE = ".old"
"""How the name ends under which a folder waits while another takes its place, where the two cannot be exchanged."""
_SET_ASIDE = re.compile(rf"\.(.+)\.[^.]+{re.escape(ASIDE)}")


@contextmanager
def claimed(shelf: Path, patience: float) -> Iterator[None]:
    """Keep other runs away from `shelf`'s parent while a document is made; wait so many seconds for one at work.

    What a killed run has set aside is put back, whatever folder there it was; what it has left half-written beside
    `shelf` is swept.

    Raises:
        Busy: another run has held it for so long.
        FilesUnusable: the folder cannot be made.
    """
    folder = _claim(shelf.parent, patience)
    try:
        _sweep(shelf)
        yield
    finally:
        try:
            _sweep(shelf)  # an interruption may have come just when it was being swept
        finally:
            os.close(folder)


def belongs(place: Path) -> Path | None:
    """Give the folder that was set aside under the name of `place`, and is not there; None if that is no such name."""
    found = _SET_ASIDE.fullmatch(place.name)
    shelf = place.with_name(found[1]) if found else None
    return None if shelf is None or os.path.lexists(shelf) else shelf


def put_back(folder: Path, patience: float) -> None:
    """Put back what a killed run has set aside in `folder`; a run that is just doing so is waited for.

    Raises:
        Busy: another run has held it for so long.
        FilesUnusable: the disk refuses.
    """
    shelf = next(filter(None, map(belongs, folder.glob(f".*{ASIDE}"))), None)
    if shelf:
        with claimed(shelf, patience):
            pass  # to have the claim puts everything back


def clear(build: Path, patience: float) -> None:
    """Remove everything from `build` but its `.gitignore`; a year that is being made is waited for.

    Raises:
        Busy: a run has held a year for so long.
        FilesUnusable: something cannot be removed.
    """
    if build.is_symlink() or not build.is_dir():
        return
    for organization in build.iterdir():
        with told("не вдалося прибрати", organization):
            if organization.is_symlink() or not organization.is_dir():
                if organization.name != ".gitignore":
                    organization.unlink()
                continue
            for year in organization.iterdir():
                _clear_year(year, patience)
            with suppress(OSError):  # a run has just begun a new year in it
                organization.rmdir()


def _clear_year(year: Path, patience: float) -> None:
    if year.is_symlink() or not year.is_dir():
        year.unlink()
        return
    folder = _claim(year, patience)
    try:
        shutil.rmtree(year)
    finally:
        os.close(folder)


def left(shelf: Path) -> Iterator[Path]:
    """Give what a killed run has left beside `shelf`: what it set aside of any folder, what it wrote of this one."""
    yield from _set_aside(shelf).values()
    yield from _written(shelf)


def _set_aside(shelf: Path) -> dict[Path, Path]:
    """Give each folder that is not there and was set aside, with what it was set aside as."""
    places = sorted(shelf.parent.glob(f".*{ASIDE}"), reverse=True)
    return {missing: place for place in places if (missing := belongs(place))}


def _written(shelf: Path) -> Iterator[Path]:
    return shelf.parent.glob(f".{shelf.name}.*")


def _sweep(shelf: Path) -> None:
    for missing, place in _set_aside(shelf).items():
        with told("не вдалося повернути на місце", missing):
            place.rename(missing)
    for place in _written(shelf):
        remove(place)


def remove(entry: Path) -> None:
    """Remove a folder, or what somebody has put in a folder's place."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)


def _claim(place: Path, patience: float) -> int:
    """Make the folder `place` if need be, and lock it."""
    end = time.monotonic() + patience
    while True:
        with told(_DEED, place):
            folder = _opened(place)
        if _locks(folder, place):
            return folder
        os.close(folder)
        if time.monotonic() >= end:
            raise Busy(Fault(_at_work(place), "Зачекайте, доки він скінчиться, і повторіть", place=str(place)))
        time.sleep(_PAUSE)


def _opened(place: Path) -> int:
    """Make the folder if need be, and open it; another run may be clearing it away at this very moment."""
    for _ in range(_TRIES):
        with suppress(FileExistsError, FileNotFoundError):
            return _made(place)
    return _made(place)


def _made(place: Path) -> int:
    place.mkdir(parents=True, exist_ok=True)
    return os.open(place, os.O_RDONLY | os.O_DIRECTORY)


def _locks(folder: int, place: Path) -> bool:
    """Lock the folder; tell whether it is done, and whether the folder was not removed meanwhile."""
    with suppress(BlockingIOError, FileNotFoundError):
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(folder), place.stat())
    return False


def _at_work(place: Path) -> str:
    """Say who holds the folder, as far as the kernel tells."""
    who = "інший запуск"
    with suppress(OSError, LookupError):
        there = place.stat()
        device = f"{os.major(there.st_dev):02x}:{os.minor(there.st_dev):02x}:{there.st_ino}"
        held = re.search(rf"FLOCK +ADVISORY +WRITE (\d+) {device} ", Path("/proc/locks").read_text("ascii"))
        if held:
            who = f"інший запуск (процес {held[1]}, працює з {_since(held[1]):%H:%M:%S})"
    return f"документи цього року зараз готує {who}"


def _since(process: str) -> dt.datetime:
    """Tell when a process was started (proc(5): field 22 of its stat, in ticks since the machine's start)."""
    ticks = int(Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[19])
    started = re.findall(r"^btime (\d+)$", Path("/proc/stat").read_text("ascii"), re.MULTILINE)
    return dt.datetime.fromtimestamp(int(started[0]) + ticks / os.sysconf("SC_CLK_TCK"), dt.UTC).astimezone()
