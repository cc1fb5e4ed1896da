"""From nothing to the font file that stands for Times New Roman on this machine. Fails if none does."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import Fault, ProgramMissing
from pipeline.tools.probe import ask
from pipeline.tools.versions import TYPEFACE

_INSTALL = "Установіть: sudo apt-get install --no-install-recommends fontconfig fonts-liberation2"


def typeface_file() -> bytes:
    """Give the font program that letters of ours are drawn with.

    Raises:
        ProgramMissing: fontconfig is not there, or knows no file.
    """
    if shutil.which("fc-match") is None:
        raise ProgramMissing(Fault("немає fc-match, щоб знайти шрифт документа", _INSTALL))
    named = ask("fc-match", "--format=%{file}", TYPEFACE).words.rpartition("\n")[2]
    try:
        return Path(named).read_bytes()
    except OSError as failure:
        raise ProgramMissing(Fault(f"немає файлу шрифту {TYPEFACE}", _INSTALL)) from failure
