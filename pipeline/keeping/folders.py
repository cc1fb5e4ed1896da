"""A private folder and the files in it, reached without following a link: ours, regular, and only ours to read.

From a folder to descriptors and bytes. Fails with what the system says; what is somebody else's is refused as it would
refuse it.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
COMING: Final = ".coming"
"""How the name of a file ends that is being written."""


@contextmanager
def opened(place: Path, *names: str) -> Iterator[int]:
    """Give a descriptor of the folder that the names lead to from `place`; each of them is ours, and no link.

    Raises:
        OSError: one is not there, or is not such a folder.
    """
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for name in names:
            below = os.open(name, _FOLDER, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = below
            _refuse_foreign(os.fstat(descriptor))
        yield descriptor
    finally:
        os.close(descriptor)


def make(place: Path, *names: str) -> None:
    """Make the folders that are not there yet; those below `place` are for us alone.

    Raises:
        OSError: one cannot be made.
    """
    place.mkdir(parents=True, exist_ok=True)
    for count in range(len(names)):
        with opened(place, *names[:count]) as above, suppress(FileExistsError):
            os.mkdir(names[count], 0o700, dir_fd=above)


def read(name: str, folder: int, most: int) -> bytes:
    """Read a file in a folder.

    Raises:
        OSError: it is not there, is a link, no regular file, not ours, or longer than `most` bytes.
    """
    descriptor = os.open(name, _READ, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as stream:
        found = os.fstat(descriptor)
        _refuse_foreign(found)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), name)
        return stream.read(most + 1)


def write(name: str, content: bytes, folder: int) -> None:
    """Put a file in a folder in one step, in place of what was there under its name.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    coming = f"{os.urandom(8).hex()}{COMING}"
    descriptor = os.open(coming, _NEW, 0o600, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        os.rename(coming, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(coming, dir_fd=folder)
        raise


def _refuse_foreign(found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
