"""What became of each wish of a run: what people are told of it, and what an answer for programs is made of.

Every start of the program passes here: what only some runs give is named for the checker of types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pipeline.errors import ExitCode, ZvitError
from pipeline.telling.speech import told
from pipeline.verdicts import Check, Verdict

if TYPE_CHECKING:
    from pipeline.contracts import Job
    from pipeline.produce import Produced
    from pipeline.rules.rule import Rule
    from pipeline.workspace import Workspace
    from schemas.changes import Comparison
    from schemas.explanations import Explanation


@dataclass(frozen=True, slots=True)
class Built:
    """A document that was made, or was there already."""

    job: Job
    produced: Produced
    workspace: Workspace
    said: str

    @property
    def exit_code(self) -> ExitCode:
        """All is well."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that lies there as it was made, and would be made the same."""

    job: Job
    said: str

    @property
    def exit_code(self) -> ExitCode:
        """All is well."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not made, or a command that did not come so far."""

    failure: ZvitError
    job: Job | None = None
    among_others: bool = False
    """Whether other documents are made in the same run, so that a person must be told which one this is."""

    @property
    def said(self) -> str:
        """Say what failed, and with which document if there are others."""
        which = f"{self.job.organization}, {self.job.year} рік. " if self.job and self.among_others else ""
        return which + told(self.failure)

    @property
    def exit_code(self) -> ExitCode:
        """The failure's own."""
        return self.failure.exit_code


@dataclass(frozen=True, slots=True)
class Examined:
    """The machine or a package, looked at."""

    checks: tuple[Check, ...]
    fails_with: ExitCode = ExitCode.MISSING
    """What the run ends with if something is bad; for a machine: documents cannot be made on it."""

    @property
    def said(self) -> str:
        """Say each check in a line."""
        return "\n".join(map(str, self.checks))

    @property
    def exit_code(self) -> ExitCode:
        """Whether nothing is bad."""
        return self.fails_with if any(check.verdict is Verdict.BAD for check in self.checks) else ExitCode.OK


@dataclass(frozen=True, slots=True)
class Listed:
    """The rules by which the program finds what a person should decide."""

    rules: tuple[Rule, ...]
    said: str

    @property
    def exit_code(self) -> ExitCode:
        """All is well."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked for besides a build, and is done: a package, a seal, a signature, a copy for publication."""

    said: str
    """What was done, with what came of it, in a few lines."""
    job: Job | None = None
    """The document that it was done with."""
    files: tuple[str, ...] = ()
    """What was written, named from the workspace."""

    @property
    def exit_code(self) -> ExitCode:
        """All is well."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer to a question about a document."""

    explanation: Explanation
    job: Job
    said: str

    @property
    def exit_code(self) -> ExitCode:
        """All is well."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents, held against each other."""

    comparison: Comparison
    job: Job
    files: tuple[str, ...]
    """What was written, named from the workspace."""
    said: str

    @property
    def exit_code(self) -> ExitCode:
        """All is well, whatever differs."""
        return ExitCode.OK


@dataclass(frozen=True, slots=True)
class Batched:
    """Many documents, each of which was told of as it came."""

    said: str
    exit_code: ExitCode
    """That of the first document, in their sequence, that was not made."""


Outcome: TypeAlias = Built | Unchanged | Failed | Examined | Done | Explained | Listed | Compared | Batched


def exit_code(outcomes: tuple[Outcome, ...]) -> ExitCode:
    """Give the code that a run with these outcomes ends with: that of the first failure, or of an interruption."""
    codes = [outcome.exit_code for outcome in outcomes if outcome.exit_code]
    return ExitCode.INTERRUPTED if ExitCode.INTERRUPTED in codes else next(iter(codes), ExitCode.OK)
