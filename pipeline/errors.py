"""Every failure: what an officer is told, and the exit code.

ZvitError                the base of all; is never raised itself
├── ProgramFault     1   a fault of the program itself
├── UsageError       2   the command's words
│   └── NotSealed    2   what is asked for has not been sealed
├── DataFaults       3   the data or the template; all faults of a run together
│   └── CannotSign   3   a key, a certificate or a password that does not serve
├── ProgramMissing   4   a program or a font that must be installed
├── FilesUnusable    5   a file or folder that cannot be read or written
├── ProgramFailed    6   LibreOffice did not give a document
├── NotProven        7   a finished file does not say what the data says
│   ├── NotSigned    7   a signature is not one of these bytes
│   └── PackageDamaged 7   an archival package is not as it was made
├── Busy             8   another run is at work on the same document
└── Interrupted    130   Ctrl-C, or a request to end
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from schemas.origin import Origin

if TYPE_CHECKING:
    from schemas.findings import Finding


class ExitCode(IntEnum):
    """What the program's exit says; documented in the README (a test insists)."""

    OK = 0
    BUG = 1
    USAGE = 2
    DATA = 3
    MISSING = 4
    FILES = 5
    PROGRAM = 6
    NOT_PROVEN = 7
    BUSY = 8
    INTERRUPTED = 130


Ground: TypeAlias = tuple[type, str | None]
"""A kind of fact and the name of one of them, such as a measure's number; no name for all of the kind."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what, and the way out, in Ukrainian."""

    reason: str
    remedy: str = ""
    origin: Origin | None = None
    place: str = ""
    """Where, if not in a data file: a measure and column, a page, a part of a template."""
    about: frozenset[Ground] = field(default=frozenset(), compare=False, repr=False)
    """What cannot be trusted because of it."""
    rests_on: frozenset[Ground] = field(default=frozenset(), compare=False, repr=False)
    """What must be trusted to believe it: parts of earlier stages or files than it is `about`, so that none is lost."""
    rule: str = ""
    """The rule of the content that it breaks, if a rule has found it."""

    def __str__(self) -> str:
        """Print the fault as one line."""
        where = str(self.origin) if self.origin else self.place
        said = f"{where}: {self.reason}" if where else self.reason
        return f"{said}. {self.remedy}" if self.remedy else said

    @property
    def position(self) -> tuple[str, str, int, int, str, str]:
        """Give the sort key: by file and sheet, then by line or row, then by column."""
        origin = self.origin or Origin("")
        letters = origin.cell.rstrip("0123456789")
        return (origin.file, origin.sheet, origin.row, origin.column or len(letters), letters, self.place)


@dataclass(frozen=True, slots=True)
class PlainFault(Fault):
    """A fault told in words of ours alone: it quotes nothing that a file holds, so it may be told of a private one."""


def fault_of(finding: Finding) -> Fault:
    """Give a finding as the fault that keeps a document from being made."""
    return Fault(finding.message, finding.remedy, finding.origin, rule=finding.rule)


class ZvitError(Exception):
    """A failure that is told to the officer; the base of all of ours."""

    exit_code: ClassVar[ExitCode]
    heading: ClassVar[str]

    def __init__(self, *faults: Fault | str) -> None:
        """Take what is wrong; a plain sentence is a fault without a place."""
        self.faults = tuple(Fault(fault) if isinstance(fault, str) else fault for fault in faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[object, ...]:
        """Let it be raised in another process than the one that failed."""
        return _again, (type(self), self.faults), self.__dict__


def _again(kind: type[ZvitError], faults: tuple[Fault, ...]) -> ZvitError:
    failure = kind.__new__(kind)
    ZvitError.__init__(failure, *faults)
    return failure


class ProgramFault(ZvitError):
    """The program itself is wrong, or has no memory left."""

    exit_code = ExitCode.BUG
    heading = "Помилка самої програми"


class UsageError(ZvitError):
    """The command's words cannot be understood."""

    exit_code = ExitCode.USAGE
    heading = "Команду не зрозуміло"


class NotSealed(UsageError):
    """A sealed document is asked for that is not there."""

    heading = "Такого запечатаного документа немає"


class DataFaults(ZvitError):
    """The data or a template is wrong; all faults together, sorted by file and line, without false consequences."""

    exit_code = ExitCode.DATA
    heading = "Дані потребують виправлення"

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take all faults that were found; one that rests on what another is about is not told."""
        super().__init__(*sorted(dict.fromkeys(_believed(list(faults))), key=lambda fault: fault.position))


def _believed(faults: Sequence[Fault]) -> Iterator[Fault]:
    doubtful = {ground for fault in faults for ground in fault.about}
    for fault in faults:
        if not any((kind, name) in doubtful or (kind, None) in doubtful for kind, name in fault.rests_on):
            yield fault


class CannotSign(DataFaults):
    """A key, its password, a certificate or a place for the signature does not serve."""

    heading = "Підписати не вдалося, нічого не змінено"


class ProgramMissing(ZvitError):
    """A program or font is not installed."""

    exit_code = ExitCode.MISSING
    heading = "Бракує програми"


class FilesUnusable(ZvitError):
    """A file or a folder cannot be read or written."""

    exit_code = ExitCode.FILES
    heading = "Файл або тека недоступні"


class ProgramFailed(ZvitError):
    """A foreign program did not do its work."""

    exit_code = ExitCode.PROGRAM
    heading = "Стороння програма не впоралася"


class NotProven(ZvitError):
    """A finished file does not say what the content says."""

    exit_code = ExitCode.NOT_PROVEN
    heading = "Готовий документ не збігається з даними, його не збережено; перевірте шаблон або кличте супровідника"


class NotSigned(NotProven):
    """A signature that is damaged, false or of other bytes."""

    heading = "Підпис не прийнято, нічого не змінено"


class PackageDamaged(NotProven):
    """An archival package is not as it was made, or is none."""

    heading = "Пакет пошкоджено, або це не пакет"


class Busy(ZvitError):
    """Another run is making the same document."""

    exit_code = ExitCode.BUSY
    heading = "Документ уже готується"


class Interrupted(ZvitError):
    """A person, or the system, asked to end."""

    exit_code = ExitCode.INTERRUPTED
    heading = "Перервано"
