"""The machine and the programs that something was measured with, told without names or places. Fails never."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("docxtpl", "lxml", "pydantic", "pypdfium2", "pikepdf", "typst")


def machine() -> str:
    """Tell what kind of machine this is."""
    processor = _first(Path("/proc/cpuinfo"), r"^model name\s*:\s*(.+)$") or platform.machine()
    memory = int(_first(Path("/proc/meminfo"), r"^MemTotal:\s*(\d+) kB$") or 0) / 1024**2
    processors = len(os.sched_getaffinity(0))
    return f"{_system()}, {processors} processors ({processor}), {memory:.0f} GiB"


def versions() -> dict[str, str]:
    """Tell what the program is made of here."""
    told = {"Python": platform.python_version(), "LibreOffice": _office()}
    for package in _PACKAGES:
        try:
            told[package] = version(package)
        except PackageNotFoundError:
            continue
    return told


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def _office() -> str:
    try:
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=False, timeout=60).stdout
    except (OSError, subprocess.TimeoutExpired):
        return "missing"
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else "unknown"


def _first(file: Path, pattern: str) -> str:
    try:
        found = re.search(pattern, file.read_text(), re.MULTILINE)
    except OSError:
        return ""
    return found[1].strip() if found else ""
