"""What documents are made with, by name and version, for the manifest: this program, its packages, the font."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

from pipeline import __version__
from pipeline.errors import Fault, ProgramFailed
from pipeline.tools.probe import ask

TYPEFACE = "Times New Roman"
PACKAGES = ("docxtpl", "Jinja2", "lxml", "pikepdf", "pydantic", "pypdfium2")
_FIXED_POINT = 1 << 16  # how fontconfig gives a font's version


@cache
def versions() -> Mapping[str, str]:
    """Give the versions by name; a font that is not there has none. They are looked for once in a process."""
    packages = {package: version(package) for package in PACKAGES}
    return MappingProxyType({"zvit": __version__, "Python": platform.python_version(), **packages, **_font()})


def _font() -> dict[str, str]:
    """Name the font that stands for Times New Roman on this machine."""
    if shutil.which("fc-match") is None:
        return {}
    ended = ask("fc-match", "--format=%{family[0]}\t%{fontversion}", TYPEFACE)
    if ended.code is None:
        raise ProgramFailed(Fault("fc-match не відповів, якої версії шрифт", "Перевірте встановлення: make doctor"))
    family, _, number = ended.words.rpartition("\n")[2].partition("\t")  # warnings come before
    return {family: f"{int(number) / _FIXED_POINT:.2f}"} if number.isdecimal() else {}
