"""DOCX to tagged PDF by LibreOffice Writer: a fresh profile, a jail, a time limit; its exit code is not believed.

Fails if LibreOffice is missing, does not end in time, or does not give a whole PDF for every document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import Fault, ProgramFailed, ProgramMissing
from pipeline.tools.cold import OutOfTime, attempt
from pipeline.tools.identity import version
from pipeline.tools.jail import Jail, strongest
from pipeline.tools.limits import SECONDS, STRONGEST, Strength
from pipeline.tools.probe import Found, Tool, require
from pipeline.tools.room import room
from pipeline.tools.warm import WarmOffice
from pipeline.tools.way import Way, binary

if TYPE_CHECKING:  # LibreOffice is started while these are imported
    from pipeline.contracts import Conversion, Docx
    from schemas.conformance import PdfA

WRITER = Tool(
    "LibreOffice Writer", "soffice", "libreoffice-writer-nogui fonts-liberation2", at_least=(7, 4), stated=version
)
_NO_JAIL = "Установіть bubblewrap і дозвольте простори імен користувача або не вимагайте цього у ZVIT_JAIL"


@dataclass(frozen=True)
class Office:
    """LibreOffice as a converter of documents."""

    tool: Tool = WRITER
    seconds: float = SECONDS
    """For one start with all its documents."""
    strength: Strength | None = None
    """How it is confined; None: as well as this machine allows."""
    rooms: Path | None = None
    """Where it works; None: the system's folder for passing files."""

    @cached_property
    def found(self) -> Found:
        """Find LibreOffice.

        Raises:
            ProgramMissing: it is not there or too old.
        """
        return require(self.tool)

    @property
    def versions(self) -> Mapping[str, str]:
        """Tell LibreOffice's version."""
        return {self.tool.title: self.found.version}

    @cached_property
    def jail(self) -> Jail:
        """Tell how it is confined.

        Raises:
            ProgramMissing: it cannot be confined as it was asked for.
        """
        with room(self.rooms) as here:
            wanted = Jail(self.strength) if self.strength else strongest(here)
            tried = self.strength is None and wanted.strength != "profile"
            if tried or wanted.works(here):
                return wanted
        raise ProgramMissing(Fault(f"LibreOffice тут не може бути {wanted}", _NO_JAIL))

    @property
    def confinement(self) -> str:
        """Say for the officer how it is confined."""
        return self.way.confinement

    @cached_property
    def way(self) -> Way:
        """Tell how it is started.

        Raises:
            ProgramMissing: it is not there or too old, or cannot be confined as it was asked for.
        """
        return self._way(self.found.path, self.jail)

    def _way(self, program: Path, jail: Jail) -> Way:
        return Way(binary(program), jail, self.rooms, self.seconds)

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export every document for that part of PDF/A, in one start.

        Raises:
            ZvitError: as `begin`, and what that gives.
        """
        with self.begin(documents, pdfa) as conversion:
            return conversion()

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:
        """Begin to export every document for that part of PDF/A; what is given waits for it, and tries it once more.

        Raises:
            ProgramMissing: LibreOffice is not installed, or cannot be confined as it was asked for.
            ProgramFailed: it cannot be started; or, when it is waited for, it failed twice or was not ready in time.
            FilesUnusable: there is no room for it to work in.
        """
        if not documents:
            yield dict
            return
        with attempt(self.way, documents, pdfa) as first:
            yield partial(self._forgiving, first, documents, pdfa)

    @contextmanager
    def warm(self) -> Iterator[WarmOffice]:
        """Start LibreOffice at once, for as many documents as may come; it ends with the context."""
        with closing(WarmOffice(self, self._likely_way, lambda: self.way)) as office:
            office.start()
            yield office

    def _likely_way(self) -> Way:
        """Tell how it is started if it can be confined as well as possible, which is not tried: it is not done else."""
        return self._way(self.found.path, Jail(self.strength or STRONGEST))

    def _forgiving(self, first: Conversion, documents: Mapping[str, Docx], pdfa: PdfA) -> Mapping[str, bytes]:
        """Wait for the first attempt; make another one if that failed, but not if it was too slow."""
        try:
            return first()
        except OutOfTime:
            raise
        except ProgramFailed:
            with attempt(self.way, documents, pdfa) as second:
                return second()
