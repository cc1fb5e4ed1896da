"""What a rule is: its name, its severity, what it notices, the norm that it follows, and a function that looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.contracts import Spelling
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.origin import Origin
from schemas.plan import CarriedOver
from schemas.report import Report
from schemas.typography import AS_TYPED, Typography


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What all rules are asked about; it is the same only as itself, so what was read of it may be remembered."""

    report: Report
    document: Document
    """Composed of the report: figures are put in, letters are as they were typed."""
    today: dt.date
    last_year: Report | None = None
    """The same organization's report of the year before, if its data are there and sound."""
    spelling: Spelling | None = None
    """A dictionary; None where none is to be asked."""
    typography: Typography = AS_TYPED
    """The signs that it will be printed with."""
    put_off: Mapping[str, Sequence[CarriedOver]] = field(default_factory=dict)
    """By measure: the years from which it has been put off, one after another, the last first."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a rule has noticed in one place."""

    message: str
    remedy: str = ""
    text: str | None = None
    """The very words or name that it is about, by which it may be acknowledged; they may be personal, so not told."""
    measure: str | None = None
    origin: Origin | None = None
    narrower: str = ""
    """A narrower name than the rule's, where several kinds of one thing are told apart: personal-phone."""


Look: TypeAlias = Callable[[Subject], Iterable[Noticed]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check of the content."""

    id: str
    severity: Severity
    notices: str
    """What it notices, in the officer's words."""
    norm: str
    """The act, the standard or the reason that it follows."""
    look: Look

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Give all that it notices; nothing is acknowledged yet."""
        for each in self.look(subject):
            yield Finding(
                rule=each.narrower or self.id,
                severity=self.severity,
                message=each.message,
                remedy=each.remedy,
                text=each.text,
                measure=each.measure,
                origin=each.origin,
            )


def rule(name: str, severity: Severity, notices: str, norm: str) -> Callable[[Look], Rule]:
    """Make a rule of the function that looks: `@rule("mark-missing", Severity.WARNING, "…", norm="…")`."""

    def made(look: Look) -> Rule:
        return Rule(name, severity, notices, norm, look)

    return made
