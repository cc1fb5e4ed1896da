"""From a program's name to where it is and which version; apart from using it. Fails if it is missing or too old."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Fault, ProgramMissing

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Tool:
    """A foreign program: how it is called, asked for its version, and installed."""

    title: str
    """What an officer calls it."""
    program: str
    """Its name on PATH, or its path."""
    packages: str
    """The system's packages that bring it."""
    ask: tuple[str, ...] = ("--version",)
    at_least: tuple[int, ...] = ()

    @property
    def remedy(self) -> str:
        """Tell how to install it."""
        return f"Установіть: sudo apt-get install --no-install-recommends {self.packages}"


@dataclass(frozen=True, slots=True)
class Found:
    """A program that is there."""

    path: Path
    version: str


def whereabouts(tool: Tool) -> Path | None:
    """Find the program's file, behind all links; None if it is not there."""
    found = shutil.which(tool.program)
    return Path(found).resolve() if found else None


def probe(tool: Tool) -> Found | None:
    """Find the program and ask its version («?» if it does not say); None if it is not there."""
    path = whereabouts(tool)
    return Found(path, _version(path, tool.ask)) if path else None


def require(tool: Tool) -> Found:
    """Find the program.

    Raises:
        ProgramMissing: it is not there, or older than `tool.at_least`.
    """
    found = probe(tool)
    if found is None:
        raise ProgramMissing(Fault(f"{tool.title} не встановлено", tool.remedy))
    if tool.at_least and numbers(found.version) < tool.at_least:
        least = ".".join(map(str, tool.at_least))
        raise ProgramMissing(Fault(f"{tool.title} {found.version} застара: потрібна {least} або новіша", tool.remedy))
    return found


def numbers(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, to be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _version(path: Path, ask: tuple[str, ...]) -> str:
    try:
        asked = subprocess.run(
            [path, *ask], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "?"
    said = re.search(r"\d+(?:\.\d+)+", asked.stdout + asked.stderr)
    return said.group() if said else "?"
