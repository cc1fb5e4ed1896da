"""From a program's name to where it is and which version; apart from using it. Fails if it is missing or too old."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Fault, ProgramFailed, ProgramMissing
from pipeline.tools import child
from pipeline.tools.child import Ended
from pipeline.tools.room import room

_SECONDS = 30
_UNKNOWN = "?"


def _unstated(_path: Path) -> str:
    """Say nothing: most programs must be asked."""
    return ""


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
    stated: Callable[[Path], str] = _unstated
    """Gives the version without starting it, from what lies beside it; nothing where that does not say."""

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
    if path is None:
        return None
    try:
        return Found(path, _version(path, tool))
    except ProgramFailed:
        return Found(path, _UNKNOWN)


def require(tool: Tool) -> Found:
    """Find the program.

    Raises:
        ProgramMissing: it is not there, older than `tool.at_least`, or does not say its version.
        ProgramFailed: it cannot be started.
        FilesUnusable: there is no room to ask it in.
    """
    path = whereabouts(tool)
    if path is None:
        raise ProgramMissing(Fault(f"{tool.title} не встановлено", tool.remedy))
    found = Found(path, _version(path, tool))
    if tool.at_least and numbers(found.version) < tool.at_least:
        raise ProgramMissing(_too_old(tool, found.version))
    return found


def _too_old(tool: Tool, version: str) -> Fault:
    least = ".".join(map(str, tool.at_least))
    if not numbers(version):
        return Fault(f"{tool.title} не каже своєї версії, а потрібна {least} або новіша", tool.remedy)
    return Fault(f"{tool.title} {version} застара: потрібна {least} або новіша", tool.remedy)


def numbers(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, to be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def ask(*command: str | Path) -> Ended:
    """Run a program that only has to answer; it finds nothing of ours, and nothing of it stays.

    Raises:
        ProgramFailed: it cannot be started.
        FilesUnusable: there is no room for it.
    """
    with room() as here:
        return child.run(command, room=here, environment=child.quiet(here), seconds=_SECONDS)


def _version(path: Path, tool: Tool) -> str:
    return tool.stated(path) or _asked(path, tool.ask)


def _asked(path: Path, words: tuple[str, ...]) -> str:
    said = re.search(r"\d+(?:\.\d+)+", ask(path, *words).words)
    return said.group() if said else _UNKNOWN
