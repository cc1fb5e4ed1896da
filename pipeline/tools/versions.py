"""What documents are made with, by name and version, for the manifest: this program, its packages, the font."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version

from pipeline import __version__

TYPEFACE = "Times New Roman"
PACKAGES = ("docxtpl", "Jinja2", "lxml", "pikepdf", "pydantic", "pypdfium2")
_FIXED_POINT = 1 << 16  # how fontconfig gives a font's version


def versions() -> Mapping[str, str]:
    """Give the versions by name; a font that is not there has none."""
    packages = {package: version(package) for package in PACKAGES}
    return {"zvit": __version__, "Python": platform.python_version(), **packages, **_font()}


def _font() -> dict[str, str]:
    """Name the font that stands for Times New Roman on this machine."""
    asked = ["fc-match", "--format=%{family[0]}\t%{fontversion}", TYPEFACE]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=30, check=False).stdout
    except OSError:
        return {}
    family, _, number = said.partition("\t")
    return {family: f"{int(number) / _FIXED_POINT:.2f}"} if number.isdecimal() else {}
