"""Files to a folder of `build/`, whole or not at all: the old folder or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import Busy, Fault, FilesUnusable

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2)
_NO_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
_REMEDIES = {
    errno.ENOSPC: "Звільніть місце на диску",
    errno.EDQUOT: "Звільніть місце на диску",
    errno.EACCES: "Дозвольте запис до теки build/",
    errno.EPERM: "Дозвольте запис до теки build/",
    errno.EROFS: "Тека build/ лежить на носії лише для читання",
}


@contextmanager
def claimed(shelf: Path) -> Iterator[None]:
    """Keep other runs away from `shelf`'s parent while a document is made; the claim ends with the process.

    Raises:
        Busy: another run holds it.
        FilesUnusable: the folder cannot be made.
    """
    with _told(shelf):
        shelf.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(shelf.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(folder, shelf)
        for litter in shelf.parent.glob(f".{shelf.name}.*"):  # of a run that was killed
            _remove(litter)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, shelf: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy(
            Fault(
                "інший запуск зараз готує документи цього року",
                "Зачекайте, доки він скінчиться",
                place=str(shelf.parent),
            )
        ) from None


def unchanged(shelf: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether `shelf` holds exactly `files` already."""
    with suppress(OSError):
        there = {file.name: file.read_bytes() for file in shelf.iterdir()}
        return there == dict(files)
    return False


def shelve(shelf: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` in the folder `shelf` in one step, in place of what was there.

    Raises:
        FilesUnusable: the disk is full, or the folder cannot be written; nothing has changed then.
    """
    with _told(shelf):
        fresh = Path(tempfile.mkdtemp(prefix=f".{shelf.name}.", dir=shelf.parent))
        try:
            for name, content in files.items():
                _write(fresh / name, content)
            fresh.chmod(0o755)
            _sync(fresh)
            _exchange(fresh, shelf)
            _sync(shelf.parent)
        finally:
            _remove(fresh)


def _remove(entry: Path) -> None:
    """Remove a folder, or what somebody has put in a folder's place."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
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

    Between the steps there is no shelf; if the second fails, the old one comes back.
    """
    old = fresh.with_name(f"{fresh.name}.old")
    shelf.rename(old)
    try:
        fresh.rename(shelf)
    except OSError:
        old.rename(shelf)
        raise
    _remove(old)


@contextmanager
def _told(shelf: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        remedy = _REMEDIES.get(failure.errno or 0, "Перевірте теку build/")
        raise FilesUnusable(Fault("не вдалося записати", remedy, place=str(shelf))) from failure
