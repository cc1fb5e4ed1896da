"""Files to a folder of `build/`, whole or not at all: the old folder or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import errno
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.claiming import ASIDE, remove
from pipeline.refusal import told
from pipeline.untrusted.locks import is_lock

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2)
_NO_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)


def unchanged(shelf: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether `shelf` holds exactly `files` already."""
    with suppress(OSError):
        return held(shelf) == dict(files)
    return False


def held(shelf: Path) -> dict[str, bytes]:
    """Give the files on a shelf by name, but for the signs that one of them is open.

    Raises:
        OSError: they cannot be read, or are reached by a link: what that leads to lies elsewhere.
    """
    found = tuple(file for file in shelf.iterdir() if not is_lock(file.name))
    if any(place.is_symlink() for place in (shelf, *found)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(shelf))
    return {file.name: file.read_bytes() for file in found}


def shelve(shelf: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` in the folder `shelf` in one step, in place of what was there.

    Raises:
        FilesUnusable: the disk is full, or the folder cannot be written; nothing has changed then.
    """

    def furnish(fresh: Path) -> None:
        for name, content in files.items():
            (fresh / name).write_bytes(content)

    settle(shelf, furnish)


def settle(shelf: Path, furnish: Callable[[Path], None], under: Path | None = None) -> None:
    """Let `furnish` fill a fresh folder, and put that in the place of `shelf` in one step.

    What a kill leaves half-furnished is swept with the next claim on the folder `under`, which is `shelf` if not told.

    Raises:
        FilesUnusable: the disk is full, or the folder cannot be written; nothing has changed then.
    """
    with told("не вдалося записати", shelf):
        fresh = Path(tempfile.mkdtemp(prefix=f".{(under or shelf).name}.", dir=shelf.parent))
        try:
            fresh.chmod(0o755)
            furnish(fresh)
            for where, _, names in os.walk(fresh):
                for written in (*(Path(where, name) for name in names), Path(where)):
                    _sync(written)
            _exchange(fresh, shelf)
            _sync(shelf.parent)
        finally:
            remove(fresh)


def _sync(written: Path) -> None:
    descriptor = os.open(written, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(fresh: Path, shelf: Path) -> None:
    """Let the two folders change names; `fresh` is then the old one, or gone."""
    if not shelf.exists() and not shelf.is_symlink():
        fresh.rename(shelf)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    done = libc.renameat2(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(shelf), _RENAME_EXCHANGE)
    if done != 0:
        code = ctypes.get_errno()
        if code not in _NO_EXCHANGE:
            raise OSError(code, os.strerror(code))
        replace_in_two_steps(fresh, shelf)


def replace_in_two_steps(fresh: Path, shelf: Path) -> None:
    """Put `fresh` in the place of `shelf` where the file system cannot exchange them, such as a container's mount.

    Between the steps there is no shelf; if the second fails, the old one comes back, and if the run is killed there, it
    does when the folder is claimed next. So what is called old is always whole: it gives up that name to be removed.
    """
    old = fresh.with_name(f"{fresh.name}{ASIDE}")
    shelf.rename(old)
    try:
        fresh.rename(shelf)
    except OSError:
        old.rename(shelf)
        raise
    _sync(shelf.parent)
    remove(old.rename(fresh))
