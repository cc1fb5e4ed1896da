"""DOCX to tagged PDF by LibreOffice Writer: a fresh profile, a jail, a time limit; its exit code is not believed.

Fails if LibreOffice is missing, does not end in time, or does not give a whole PDF for every document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from time import monotonic

from pipeline.contracts import Conversion, Docx
from pipeline.errors import Fault, ProgramFailed, ProgramMissing
from pipeline.refusal import told
from pipeline.tools import child
from pipeline.tools.child import Child, Ended
from pipeline.tools.exported import is_full, read_regular, trouble
from pipeline.tools.jail import Jail, strongest
from pipeline.tools.limits import SECONDS, Strength
from pipeline.tools.probe import Found, Tool, require
from pipeline.tools.profile import write_profile
from pipeline.tools.room import room
from schemas.conformance import PdfA

WRITER = Tool("LibreOffice Writer", "soffice", "libreoffice-writer-nogui fonts-liberation2", at_least=(7, 4))
_FILTER = "MS Word 2007 XML"
"""Named, or LibreOffice would open anything else that is called .docx: a web page, a plain text, random bytes."""
_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
_PARTS: Mapping[PdfA, str] = {"1a": "1", "2a": "2", "3a": "3"}
"""What `SelectPdfVersion` calls the parts of PDF/A; it claims conformance B for 2 and 3, though the tags are there."""
_RESTART = 81
"""What `soffice.bin` says when it has set up a new profile: «start me again» (its wrapper would do it)."""
_SEE_DOCTOR = "Перевірте встановлення: make doctor"
_NO_SPACE = "Звільніть місце на диску, де тимчасові файли"
_MORE_TIME = "Перевірте встановлення: make doctor; великому документові дайте більше часу, наприклад ZVIT_SECONDS=600"
_NO_JAIL = "Установіть bubblewrap і дозвольте простори імен користувача або не вимагайте цього у ZVIT_JAIL"


class _OutOfTime(ProgramFailed):
    """LibreOffice was stopped at the time limit; another try would only wait as long again."""


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
            if wanted.works(here):
                return wanted
        raise ProgramMissing(Fault(f"LibreOffice тут не може бути {wanted}", _NO_JAIL))

    @property
    def confinement(self) -> str:
        """Say for the officer how it is confined."""
        return f"LibreOffice {self.jail}"

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export every document for that part of PDF/A, in one start.

        Raises:
            ZvitError: as what `begin` gives.
        """
        with self.begin(documents, pdfa) as conversion:
            return conversion()

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:
        """Begin to export every document for that part of PDF/A; what is given waits for it, and tries it once more.

        A file's own name never reaches LibreOffice, so it cannot matter.

        Raises:
            ProgramMissing: LibreOffice is not installed, or cannot be confined as it was asked for.
            ProgramFailed: it cannot be started; or, when it is waited for, it failed twice or was not ready in time.
            FilesUnusable: there is no room for it to work in.
        """
        if not documents:
            yield dict
            return
        with self._attempt(documents, pdfa) as first:
            yield partial(self._forgiving, first, documents, pdfa)

    def warm(self) -> AbstractContextManager[Office]:
        """Give itself: it starts with the documents."""
        return nullcontext(self)

    def _forgiving(self, first: Conversion, documents: Mapping[str, Docx], pdfa: PdfA) -> Mapping[str, bytes]:
        """Wait for the first attempt; make another one if that failed, but not if it was too slow."""
        try:
            return first()
        except _OutOfTime:
            raise
        except ProgramFailed:
            with self._attempt(documents, pdfa) as second:
                return second()

    @contextmanager
    def _attempt(self, documents: Mapping[str, Docx], pdfa: PdfA) -> Iterator[Conversion]:
        with room(self.rooms) as here:
            files = {key: f"in-{number}" for number, key in enumerate(documents)}
            outputs = {key: here / "out" / f"{file}.pdf" for key, file in files.items()}
            with _having_room(here):
                _furnish(here, {f"{file}.docx": documents[key] for key, file in files.items()})
            command = _command(_binary(self.found.path), here, [f"{file}.docx" for file in files.values()], pdfa)
            with self._started(self.jail.around(command, here), here) as words:
                yield lambda: _collect(outputs, words(), here)

    @contextmanager
    def _started(self, command: list[str], here: Path) -> Iterator[Callable[[], str]]:
        """Start LibreOffice in its room; what is given waits for its end and gives its last words."""
        until = monotonic() + self.seconds
        with child.started(command, room=here, environment=_environment(here)) as first:
            yield lambda: self._words(first, partial(_again, command, here, until), until)

    def _words(self, first: Child, again: Callable[[], Ended], until: float) -> str:
        """Wait for the end, and for that of another start if it asks for one; give what it said last."""
        ended = first.end(until - monotonic())
        if ended.code == _RESTART:
            ended = again()
        if ended.code is None:
            reason = f"LibreOffice не закінчив перетворення за {self.seconds:g} с, його зупинено"
            raise _OutOfTime(_fault(reason, ended.words, remedy=_MORE_TIME))
        return ended.words or f"код завершення {ended.code}"


def _having_room(here: Path) -> AbstractContextManager[None]:
    return told("LibreOffice не має де працювати", here.parent)


def _again(command: list[str], here: Path, until: float) -> Ended:
    return child.run(command, room=here, environment=_environment(here), seconds=until - monotonic())


def _binary(wrapper: Path) -> Path:
    """Find what does the work behind the wrapper script, so that whoever stops it stops that."""
    binary = wrapper.with_name("soffice.bin")
    return binary if binary.is_file() else wrapper


def _furnish(here: Path, files: Mapping[str, bytes]) -> None:
    write_profile(here / "profile")
    for folder in ("home", "tmp", "out"):
        (here / folder).mkdir()
    for name, content in files.items():
        (here / name).write_bytes(content)


def _command(program: Path, room: Path, files: Iterable[str], pdfa: PdfA) -> list[str]:
    profile = (room / "profile").as_uri()
    options = {"SelectPdfVersion": {"type": "long", "value": _PARTS[pdfa]}, **_OPTIONS}
    export = f"pdf:writer_pdf_Export:{json.dumps(options)}"
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
    work = (f"--infilter={_FILTER}", "--convert-to", export, "--outdir", str(room / "out"))
    return [str(program), f"-env:UserInstallation={profile}", *quiet, *work, *(str(room / file) for file in files)]


def _environment(room: Path) -> dict[str, str]:
    """Nothing of ours: a document's address can carry a variable's value away (CVE-2024-12426)."""
    return {**child.quiet(room / "home"), "TMPDIR": str(room / "tmp"), "SAL_USE_VCLPLUGIN": "svp"}


def _collect(outputs: Mapping[str, Path], words: str, here: Path) -> dict[str, bytes]:
    faults: list[Fault] = []
    whole: dict[str, bytes] = {}
    for key, file in outputs.items():
        with _having_room(here):
            content = read_regular(file)
        if wrong := trouble(content):
            reason = f"LibreOffice не дав придатного PDF: {wrong}"
            faults.append(_fault(reason, words, key, _NO_SPACE if is_full(file) else _SEE_DOCTOR))
        else:
            whole[key] = content
    if faults:
        raise ProgramFailed(*faults)
    return whole


def _fault(reason: str, words: str, place: str = "", remedy: str = _SEE_DOCTOR) -> Fault:
    said = " ".join(words.split())
    return Fault(f"{reason}. LibreOffice каже: {said}" if said else reason, remedy, None, place)
