"""From a path that a person has typed to the file's bytes. Fails if it cannot be read; a wrong path is told as that."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import Fault, FilesUnusable
from pipeline.refusal import told
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound


def handed_in(file: Path, limit: int, deed: str) -> bytes:
    """Read a file of at most `limit` bytes.

    Raises:
        FilesUnusable: `deed` was not possible: there is no such file, it is no regular one, or the system refused.
    """
    with told(deed, file):
        try:
            return read_regular(file.absolute(), file.absolute().parent, limit)
        except FileNotFoundError as failure:
            raise FilesUnusable(Fault(f"{deed}: такого файлу немає", "Перевірте шлях", place=str(file))) from failure
        except Unsound as refused:
            raise FilesUnusable(Fault(str(refused), refused.remedy, place=str(file))) from refused
