"""What a look at something found, as values that any part may give and `telling` says. Fails never."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a check of a machine, a package or a signature found."""

    GOOD = "гаразд"
    DOUBTFUL = "увага"
    BAD = "погано"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    subject: str
    verdict: Verdict
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        """Print the check as one line."""
        said = f"{self.verdict:<7} {self.subject}: {self.found}"
        return f"{said}. {self.remedy}" if self.remedy else said
