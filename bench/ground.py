"""Where everything is measured: a scratch folder with a workspace of the repository's own data, and how often.

Fails with `BenchFailed` if the report that all is held against cannot be made.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from bench.spending import BenchFailed, Command, Spent, spend

Scale: TypeAlias = Literal["tiny", "quick", "full"]
"""Tiny: to see that it runs at all. Quick: to see a change."""
ROOT: Final = Path(__file__).parents[1]
ORGANIZATION: Final = "pervomaisk-rada"
YEAR: Final = 2023
TODAY: Final = "2024-02-01"
_OURS: Final = (
    *("YEAR", "ORG", "TODAY", "DOCUMENT", "FORMAT", "PDFA", "TEMPLATE", "MAKEFLAGS"),
    *("ROOT", "LIST", "WORKERS", "DASK", "RESULTS"),
    *("ZVIT_JAIL", "ZVIT_SEALED", "ZVIT_WAIT", "ZVIT_TRACE"),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A scratch folder, and how thoroughly is measured there."""

    scratch: Path
    rounds: int
    scale: Scale
    """How large things are; only what is measured at full size is kept."""

    @property
    def root(self) -> Path:
        """The workspace with the year that most is measured on."""
        return self.scratch / "workspace"

    @property
    def docx(self) -> Path:
        """The report that we made of it."""
        return self.scratch / "report.docx"

    @property
    def pdf(self) -> Path:
        """Its PDF."""
        return self.scratch / "report.pdf"

    def zvit(self, *words: str, root: Path | None = None, ends_with: int = 0) -> Command:
        """Give the program's command in a workspace, as `make` would start it."""
        typed = [sys.executable, "-m", "pipeline", "--root", str(root or self.root), *words]
        return Command(typed, ROOT, environment(), ends_with)

    def report(self, *more: str, root: Path | None = None) -> Command:
        """Give the command that makes the year's report."""
        return self.zvit("report", "--year", str(YEAR), "--today", TODAY, *more, root=root)

    def spend(self, command: Command) -> Spent:
        """Run a command here; give what it cost."""
        return spend(command, self.scratch / "said.txt")

    def step(self, *words: str | Path) -> Spent:
        """Run one step of the program in a process of its own; give what the step alone cost."""
        typed: Sequence[str | Path] = (sys.executable, "-m", "bench.steps", *words)
        self.spend(Command(typed, ROOT, environment()))
        last = (self.scratch / "said.txt").read_text("utf-8").splitlines()[-1]
        return Spent(*(float(number) for number in last.split()))


def lay_out(ground: Ground) -> None:
    """Copy the data and the templates, and make the report once.

    Raises:
        BenchFailed: it could not be made.
    """
    ground.root.mkdir()
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, ground.root / name)
    shutil.rmtree(ground.root / "data" / ORGANIZATION / str(YEAR) / "sealed", ignore_errors=True)
    ground.spend(ground.report())
    made = sorted((ground.root / "build").rglob("report.docx"))
    if len(made) != 1:
        raise BenchFailed(f"there are {len(made)} reports where one was made")
    shutil.copy(made[0], ground.docx)
    shutil.copy(made[0].with_suffix(".pdf"), ground.pdf)


def forget(root: Path) -> None:
    """Take away everything that was made in a workspace, and what is remembered of it."""
    shutil.rmtree(root / "build", ignore_errors=True)


def environment() -> dict[str, str]:
    """Give our environment without words that would tell a command something else; LibreOffice has all the time."""
    return {name: value for name, value in os.environ.items() if name not in _OURS} | {"ZVIT_SECONDS": "3600"}
