"""The bytes of a data file: a regular file inside the folder of the data, of bearable size; else a fault."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault
from pipeline.untrusted.files import read_regular
from pipeline.untrusted.unsound import Unsound
from schemas.origin import Origin

MAX_TEXT = 20 * 1024 * 1024
"""The largest text file: the marks of twenty thousand measures."""
MAX_TABLE = 20 * 1024 * 1024

_WHY = {
    errno.EACCES: ("файл не дозволено читати", "Надайте права на читання"),
    errno.EPERM: ("файл не дозволено читати", "Надайте права на читання"),
    errno.ENAMETOOLONG: ("назва файлу задовга", "Скоротіть її"),
    errno.EIO: ("диск не віддає файл", "Перевірте диск або відновіть файл з копії"),
}


def read_bytes(folder: YearFolder, file: Path, complain: Complain) -> bytes | None:
    """Read a file that need not be there.

    Gives None if it is not there, or if it cannot be used and that has been told to `complain`.
    """
    limit = MAX_TABLE if file.suffix.lower() in (".xlsx", ".ods") else MAX_TEXT
    try:
        return read_regular(file, folder.data, limit)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except Unsound as refused:
        complain(Fault(str(refused), refused.remedy, Origin(folder.name(file))))
    except OSError as error:
        complain(unreadable(folder.name(file), error))
    return None


def read_named(folder: YearFolder, file: Path, named_at: Origin | None, complain: Complain) -> bytes | None:
    """Read a file that a data file names at `named_at`: that it is not there is a fault of the naming file."""
    if not os.path.lexists(file):
        name = file.relative_to(folder.year).as_posix()
        complain(Fault(f"файлу «{name}» у теці року немає", "Покладіть його туди або виправте назву", named_at))
        return None
    return read_bytes(folder, file, complain)


def unreadable(name: str, error: OSError) -> Fault:
    """Say why the system does not give the file called `name`."""
    reason, remedy = _WHY.get(error.errno or 0, (f"система не дає файл чи теку (код {error.errno})", "Перевірте диск"))
    return Fault(reason, remedy, Origin(name))
