"""Real runs of the whole program, each in a process of its own, and all that they leave behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.keeping.store import CACHE
from tests.story.telling import FOLDERS, ROOT

Tree: TypeAlias = dict[str, bytes]
_LOOKS = 3000
"""Each takes the kernel a few milliseconds: what has not ended by then will not."""


@dataclass(frozen=True)
class Run:
    """A run that has ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """A workspace with a folder of its own for passing files, so that what a run leaves is seen."""

    root: Path

    @property
    def passing(self) -> Path:
        """The folder for passing files."""
        return self.root / "passing"

    def start(
        self, *words: str, around: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start a run; `around` are a command's words that it is started by."""
        command = [*around, sys.executable, "-m", "pipeline", "--root", str(self.root), *words]
        kept = {name: value for name, value in os.environ.items() if name not in ("YEAR", "ORG", "TODAY", "FORMAT")}
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**kept, "TMPDIR": str(self.passing), **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *words: str, around: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Run:
        """Run the program to its end."""
        return ended(self.start(*words, around=around, environment=environment))

    def documents(self) -> Tree:
        """All finished files, by their path in build/."""
        return {
            name: content
            for name, content in tree(self.root / "build").items()
            if not f"/{name}".startswith("/_batch/") and "/." not in f"/{name}"
        }

    def litter(self) -> list[str]:
        """What lies in build/ beside finished documents, or where files are passed."""
        hidden = [name for name in tree(self.root / "build") if "/." in name and not name.startswith(f"{CACHE}/")]
        return [*hidden, *(entry.name for entry in self.passing.iterdir())]

    def alive(self) -> list[str]:
        """The processes that work for this place."""
        mark = os.fsencode(self.passing)
        return [words for words in map(_words, Path("/proc").glob("[0-9]*")) if mark in words.encode()]

    def left_behind(self) -> list[str]:
        """The processes that still work after the kernel has had the time of many looks to end them."""
        return [] if any(not self.alive() for _ in range(_LOOKS)) else self.alive()


def place(folder: Path, organization: str) -> Place:
    """Make a place with the organization's data and the official templates."""
    shutil.copytree(FOLDERS[organization] / organization, folder / "data" / organization)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "passing").mkdir()
    return Place(folder)


def ended(run: subprocess.Popen[str]) -> Run:
    """Wait for the end of a run."""
    out, err = run.communicate(timeout=120)
    return Run(run.returncode, out, err)


def tree(folder: Path) -> Tree:
    """Every file below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def _words(process: Path) -> str:
    try:
        return b"\n".join((process / part).read_bytes().replace(b"\0", b" ") for part in ("cmdline", "environ")).decode(
            errors="replace"
        )
    except OSError:
        return ""
