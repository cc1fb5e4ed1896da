"""From a typeface's name to its files on this machine. Fails if there are none."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.errors import Fault, ProgramMissing
from pipeline.tools.probe import ask
from pipeline.tools.versions import TYPEFACE

INSTALL_FONTS = "Установіть: sudo apt-get install --no-install-recommends fontconfig fonts-liberation2"


def typeface_file() -> bytes:
    """Give the font program that letters of ours are drawn with: the one that stands for Times New Roman.

    Raises:
        ProgramMissing: fontconfig is not there, or knows no file.
    """
    try:
        return _named(TYPEFACE).read_bytes()
    except OSError as failure:
        raise ProgramMissing(Fault(f"немає файлу шрифту {TYPEFACE}", INSTALL_FONTS)) from failure


def typeface_folder(family: str) -> Path:
    """Give the folder of the file that fontconfig takes for `family`; it may hold others.

    Raises:
        ProgramMissing: fontconfig is not there.
    """
    return _named(family).parent


def _named(family: str) -> Path:
    if shutil.which("fc-match") is None:
        raise ProgramMissing(Fault("немає fc-match, щоб знайти шрифт документа", INSTALL_FONTS))
    return Path(ask("fc-match", "--format=%{file}", family).words.rpartition("\n")[2])
