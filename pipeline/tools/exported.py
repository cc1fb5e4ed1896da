"""From what a program left where its PDF should be to the PDF's bytes, or to what is wrong with it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

from pipeline.loading import loading

_NOT_ITS_FAULT = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
_LITTLE = 1_000_000
"""How many bytes are as good as none on a disk."""


def read_regular(file: Path) -> bytes:
    """Read `file`; nothing if it is not there or is a link, a folder or a pipe.

    Raises:
        OSError: there are no handles or no memory to read it; the file may be good.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as failure:
        if failure.errno in _NOT_ITS_FAULT:
            raise
        return b""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return b""
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read()
    finally:
        os.close(handle)


def trouble(content: bytes) -> str:
    """Say why `content` is no whole PDF; nothing if it is one."""
    if not content:
        return "файлу немає або він порожній"
    if not content.startswith(b"%PDF-"):
        return "файл не є PDF"
    with loading():  # only now: LibreOffice is started before the rest of the program is loaded
        from pipeline.pdf.damage import Damaged, page_count  # noqa: PLC0415 - see above
    try:
        return "" if page_count(content) else "жодної сторінки"
    except Damaged:
        return "файл обірвано або пошкоджено"


def is_full(file: Path) -> bool:
    """Tell whether the disk is full: LibreOffice does not."""
    folder = next(folder for folder in file.parents if folder.is_dir())
    return shutil.disk_usage(folder).free < _LITTLE
