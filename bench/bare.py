"""The baseline: LibreOffice as an office would call it, with its default profile, used before.

From a DOCX to what its conversion cost. Fails with `BenchFailed` if LibreOffice gives no PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.contest import Lane
from bench.ground import Ground
from bench.spending import BenchFailed, Command, Spent, spend

NAME: Final = "bare soffice"
TOGETHER: Final = "bare soffice, all its processes"


@dataclass(frozen=True, slots=True)
class Bare:
    """`soffice --headless --convert-to pdf`, one document after another."""

    ground: Ground
    profile: str = field(default="profile")

    def command(self, docx: Path) -> Command:
        """Give the command that converts one document."""
        folder = self.ground.scratch / "bare"
        folder.mkdir(exist_ok=True)
        profile = f"-env:UserInstallation={(folder / self.profile).as_uri()}"
        words = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx)
        quiet = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder)}
        return Command(words, folder, quiet)

    def __call__(self, docx: Path) -> Spent:
        """Convert one document.

        Raises:
            BenchFailed: there is no PDF afterwards.
        """
        command = self.command(docx)
        pdf = command.folder / f"{docx.stem}.pdf"
        pdf.unlink(missing_ok=True)
        spent = spend(command, self.ground.scratch / "bare.txt")
        if not pdf.is_file() or not pdf.read_bytes().startswith(b"%PDF-"):
            raise BenchFailed(f"soffice made no PDF of {docx.name}")
        return spent

    def lane(self, docx: Path) -> Lane:
        """Give the lane that converts one document again and again."""
        return lambda: self(docx)
