"""What the stages hand to one another: a few nouns for seven verbs.

Every start of the program passes here, also one that only tells of a slip of the pen: the models that are named here
are for the checker of types, and are loaded by those who make them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NewType, Protocol, TypeAlias

from pipeline.errors import Fault
from schemas.conformance import PdfA

if TYPE_CHECKING:
    from schemas.acknowledgements import Acknowledgement
    from schemas.base import Located
    from schemas.document import Document
    from schemas.findings import Finding
    from schemas.manifest import Amendment
    from schemas.plan import CarriedOver
    from schemas.registers import FilledRegister
    from schemas.report import Report
    from schemas.typography import Typography

Docx = NewType("Docx", bytes)
Pdf = NewType("Pdf", bytes)


Conversion: TypeAlias = Callable[[], Mapping[str, bytes]]
"""A conversion that has begun: it waits for its end and gives what it made, or raises what kept it from that."""


class Converter(Protocol):
    """A program that exports DOCX as tagged PDF, several in one start; what it gives is not archival yet."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Of the program, by name."""

    @property
    def confinement(self) -> str:
        """How it is kept away from the network and from this machine's files, in the officer's words."""

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export each document for that part of PDF/A; messages and answers go by the keys."""

    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> AbstractContextManager[Conversion]:
        """Begin to do so; whoever leaves the context without having waited ends the work."""

    def warm(self) -> AbstractContextManager[Converter]:
        """Get ready beside the caller's other work; what keeps it from that is told when something is converted."""


PATIENCE = 60.0
"""How many seconds a run waits for another one: most take two."""

FormChoice: TypeAlias = Literal["sealed", "current"]
"""By which template a document is printed that has been sealed: the one it was sealed with, or today's."""


@dataclass(frozen=True, slots=True)
class Job:
    """One run's wish: whose document, of which year, of which type, as of which day."""

    organization: str
    year: int
    document: str
    today: dt.date
    patience: float = PATIENCE
    """How many seconds it waits for another run that is at work on the same year."""
    pdfa: PdfA | None = None
    """The part of PDF/A; None: the one that the organization's archive rules name."""
    template: FormChoice = "sealed"


@dataclass(frozen=True, slots=True)
class YearFolder:
    """Where a year's facts lie; what `load` gives to each source."""

    root: Path
    """The workspace's root; origins name files relative to it."""
    organization: Path
    year: Path

    @property
    def data(self) -> Path:
        """The folder of all organizations."""
        return self.organization.parent

    @property
    def calendar(self) -> Path:
        """The calendar of working days, which all organizations have in common; it need not be there."""
        return self.data / "calendar.yaml"

    def name(self, file: Path) -> str:
        """Name `file` as origins do: from the root, with `/`."""
        return file.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class Template:
    """An official form as it lies on the disk."""

    name: str
    """From the root, with `/`: what messages call it."""
    content: bytes


Fact: TypeAlias = "Located | FilledRegister"
"""What a source gives: a model of the language, located."""

Complain: TypeAlias = Callable[[Fault], None]
"""How a source tells of a fault and goes on, so that all faults are told together."""

Source: TypeAlias = Callable[[YearFolder, Complain], Iterable[Fact]]
"""One place that facts come from. It gives nothing if its files are not there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files say, unconnected, as the sources gave it."""

    organization: str
    year: int
    facts: tuple[Fact, ...]
    inputs: Mapping[str, str]
    """SHA-256 of each file of the organization's and the year's folder, by its name from the root."""
    unpublished: Mapping[str, str] = field(default_factory=dict)
    """What shows a change of each private file, by its name; it never leaves the run."""


class Spelling(Protocol):
    """A dictionary; whoever asks it is ready for a `ZvitError`: it may be missing, or silent."""

    def __call__(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of the words that it does not know."""

    def instead(self, word: str) -> tuple[str, ...]:
        """Give the words that it would write instead of one that it does not know, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a document is judged by besides its own year's data."""

    today: dt.date
    last_year: Report | None = None
    """The same organization's report of the year before, if its data are there and sound."""
    spelling: Spelling | None = None
    """None where no dictionary is to be asked."""
    put_off: Mapping[str, Sequence[CarriedOver]] = field(default_factory=dict)
    """By measure: the years from which it has been put off, one after another, the last first."""


def _the_latest(_year: int, _today: dt.date) -> None:
    """Name no day whose version of the plan is meant."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """How one kind of official document is composed of a report."""

    compose: Callable[[Report, dt.date, Complain], Document | None]
    """Composes the document as of a day; None if the report lacks what it is composed of, and that has been told."""
    plan_on: Callable[[int, dt.date], dt.date | None] = _the_latest
    """The day whose version of the year's plan it is made of, as of a day; None: the latest there is."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document's content: all that printing it takes."""

    typed: Document
    """With every sign as it was typed, which is what the rules read."""
    document: Document
    """With every sign as it is printed."""
    typography: Typography
    """The signs that it is printed with."""


@dataclass(frozen=True, slots=True)
class Enriched:
    """A document's content, and what a person should know of it."""

    document: Document
    findings: tuple[Finding, ...]
    """As the rules gave them; more come when the finished files are read."""
    typography: Typography
    """The signs that the document is printed with."""
    acknowledgements: tuple[Acknowledgement, ...] = ()
    last_year: tuple[Decimal | None, ...] = ()
    """What each of the document's figures was the year before, in their order; it is no part of the document."""


@dataclass(frozen=True, slots=True)
class Proven:
    """Files that say what the content says, and what was found in them besides; only `verify.prove` makes it anew."""

    files: Mapping[str, bytes]
    """By file name."""
    pages: int
    fonts: tuple[str, ...]
    torn: tuple[Finding, ...]
    """The words that a line's end has torn."""
    pdfa: PdfA


@dataclass(frozen=True, slots=True)
class Verified:
    """Files that `verify.prove` has read back; nothing else may be archived."""

    document: Document
    files: Mapping[str, bytes]
    """By file name: report.docx, report.pdf, and those of the outputs."""
    findings: tuple[Finding, ...]
    """All that anybody found, each that is acknowledged with its reason."""
    pages: int
    fonts: tuple[str, ...]
    pdfa: PdfA = "1a"
    """The part of PDF/A that the PDF keeps to."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a document was made of and with."""

    inputs: Mapping[str, str]
    """SHA-256 of each data file, by name."""
    template: Mapping[str, str]
    """The same of the template."""
    versions: Mapping[str, str]
    """Of programs, by name."""
    amendment: Amendment | None = None
    """What it changes in the document that was sealed last."""


Said: TypeAlias = str | Decimal
"""What a file says in one place: a text, or a number that programs take for one."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file that a PDF/A-3 carries is to the document (ISO 19005-3, annex E)."""

    relationship: Literal["Source", "Data"]
    """Source: the document was made of it. Data: a table of the document shows it."""
    media_type: str
    description: str
    """What a reader's list of attachments says of it."""


@dataclass(frozen=True, slots=True)
class Output:
    """A further format of a document: what it promises to say, how it is made, and how it is read back."""

    file: str
    """The file's name, in which `{kind}` stands for the document's."""
    promises: Callable[[Document], Sequence[Said]]
    """Gives all that the file must say, in order."""
    write: Callable[[Document], bytes]
    read_back: Callable[[bytes], Sequence[Said]]
    """Gives all that the file says, in order."""
    carried: Carried | None = None
    """How a PDF/A-3 carries it; None: not at all."""

    def name(self, document: Document) -> str:
        """Name the file of `document`."""
        return self.file.format(kind=document.kind)


@dataclass(frozen=True, slots=True)
class Handled:
    """What people had done to a finished document's folder by the time another took its place; files by their names."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    """Open in Word or LibreOffice, as it seems."""
    kept: Path | None = None
    """Where what was changed and added lies now."""


@dataclass(frozen=True, slots=True)
class Archived:
    """Where the finished document lies."""

    folder: Path
    files: Mapping[str, str]
    """SHA-256 of each, by its name."""
    unchanged: bool
    replaced: Handled | None = None
    """What there was in its place; None if nothing was, or it is unchanged."""
