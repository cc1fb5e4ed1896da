"""Files on the disk: a regular one, inside its folder, of bearable size; nothing is followed.

From a path to bytes. Fails with `Unsound`, and with what the system says.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from pipeline.untrusted.unsound import Unsound

_LINK = ("це символічне посилання, а не файл", "Покладіть на його місце сам файл")


def read_regular(file: Path, root: Path, limit: int) -> bytes:
    """Read a regular file below `root`, to which no folder on the way from there is a symbolic link.

    Raises:
        Unsound: a link, a folder, a pipe or device, or more than `limit` bytes.
        OSError: the system does not give it.
    """
    found = file.lstat()
    if stat.S_ISLNK(found.st_mode) or file.parent.resolve() != root.resolve() / file.parent.relative_to(root):
        raise Unsound(*_LINK)
    if stat.S_ISDIR(found.st_mode):
        raise Unsound("це тека, а не файл", "Перейменуйте теку й покладіть на її місце файл")
    if not stat.S_ISREG(found.st_mode):
        raise Unsound("це не звичайний файл", "Покладіть на його місце файл")
    content = _read(file, limit + 1)
    if len(content) > limit:
        raise Unsound(f"файл більший за {limit // 1024 // 1024} МБ", "Приберіть з нього зайве")
    return content


def _read(file: Path, most: int) -> bytes:
    try:
        # What became a link or a pipe since it was looked at is neither followed nor waited for.
        opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as failure:
        if failure.errno == errno.ELOOP:
            raise Unsound(*_LINK) from failure
        raise
    with os.fdopen(opened, "rb") as stream:
        return stream.read(most)
