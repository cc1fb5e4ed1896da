"""A folder to work in for a while, that nobody else may enter and that nothing outlives.

It is held by a lock while it is used. Whoever is killed leaves it without one: the next run sweeps it, and ends what is
still at work in it. Fails if the system's folder for passing files cannot be used.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.refusal import told

_PREFIX = "zvit-room-"
_NAME = re.compile(rf"{_PREFIX}\w{{8}}")
_NOT_TO_BE_HAD = (FileNotFoundError, PermissionError, NotADirectoryError, BlockingIOError)
_DYING_SECONDS = 5
"""How long a killed process may take to be gone."""


@contextmanager
def room(rooms: Path | None = None) -> Iterator[Path]:
    """Give a new folder, in `rooms` or where the system passes files; it is gone afterwards with all that is in it.

    Raises:
        FilesUnusable: it cannot be made.
    """
    with told("не вдалося створити тимчасову теку", rooms or os.environ.get("TMPDIR", "/tmp")):  # noqa: S108 - only told
        sweep(rooms)
        here, lock = _take(rooms)
    try:
        yield here
    finally:
        try:
            _clear(here)
        finally:
            _clear(here)  # an interruption may have come in the middle of it
            os.close(lock)


def sweep(rooms: Path | None = None) -> None:
    """Remove the rooms of this user that nobody holds any more."""
    for abandoned in (rooms or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*"):
        if _NAME.fullmatch(abandoned.name) and (lock := _hold(abandoned)) is not None:
            try:
                _clear(abandoned)
            finally:
                os.close(lock)


def _take(rooms: Path | None) -> tuple[Path, int]:
    """Make a room and hold it; make another one if somebody has swept it in the moment between."""
    while True:
        here = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=rooms))
        lock = _hold(here)
        if lock is not None:
            return here, lock


def _hold(here: Path) -> int | None:
    """Lock a folder that is ours; give nothing if it is held, gone, a link or somebody else's."""
    try:
        lock = os.open(here, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except _NOT_TO_BE_HAD:
        return None
    with suppress(*_NOT_TO_BE_HAD):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = os.path.samestat(os.fstat(lock), here.lstat())
        if is_there and os.fstat(lock).st_uid == os.geteuid():
            return lock
    os.close(lock)
    return None


def _clear(here: Path) -> None:
    if not here.exists():
        return
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is somebody else's
            _evict(process, here)
    shutil.rmtree(here, ignore_errors=True)


def _evict(process: Path, here: Path) -> None:
    """End a process whose home is `here`: in a session of its own it is not reached by the end of its group."""
    home = b"HOME=" + os.fsencode(here)
    if home not in (process / "environ").read_bytes():
        return
    handle = os.pidfd_open(int(process.name))
    try:
        if home in (process / "environ").read_bytes():  # still the same process: its number cannot pass on now
            signal.pidfd_send_signal(handle, signal.SIGKILL)
            select.select([handle], [], [], _DYING_SECONDS)
    finally:
        os.close(handle)
