"""DOCX to tagged PDF by LibreOffice Writer: a fresh profile, a jail, a time limit; its exit code is not believed.

Fails if LibreOffice is missing, does not end in time, or does not give a whole PDF for every document.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.contracts import Docx
from pipeline.errors import Fault, ProgramFailed, ProgramMissing
from pipeline.pdf.damage import Damaged, opened
from pipeline.tools import child
from pipeline.tools.jail import Jail, Strength, strongest
from pipeline.tools.probe import Tool, probe, whereabouts
from pipeline.tools.profile import write_profile

WRITER = Tool("LibreOffice Writer", "soffice", "libreoffice-writer-nogui fonts-liberation2", at_least=(7, 4))
_FILTER = "MS Word 2007 XML"
"""Named, or LibreOffice would open anything else that is called .docx: a web page, a plain text, random bytes."""
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "1"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
_RESTART = 81
"""What `soffice.bin` says when it has set up a new profile: «start me again» (its wrapper would do it)."""


class _OutOfTime(ProgramFailed):
    """LibreOffice was stopped at the time limit; another try would only wait as long again."""


@dataclass(frozen=True)
class Office:
    """LibreOffice as a converter of documents."""

    tool: Tool = WRITER
    seconds: float = 180
    """For one start with all its documents."""
    strength: Strength | None = None
    """How it is confined; None: as well as this machine allows."""
    rooms: Path | None = None
    """Where it works; None: the system's folder for passing files."""

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """Tell LibreOffice's version."""
        found = probe(self.tool)
        return {self.tool.title: found.version if found else "?"}

    @cached_property
    def jail(self) -> Jail:
        """Tell how it is confined."""
        if self.strength:
            return Jail(self.strength)
        with tempfile.TemporaryDirectory(prefix="zvit-", dir=self.rooms) as room:
            return strongest(Path(room))

    def __call__(self, documents: Mapping[str, Docx]) -> dict[str, bytes]:
        """Export every document, in one start.

        A file's own name never reaches LibreOffice, so it cannot matter.

        Raises:
            ProgramMissing: LibreOffice is not installed.
            ProgramFailed: it failed twice, or was not ready in `seconds`.
        """
        program = _binary(self.tool)
        if not documents:
            return {}
        try:
            return self._attempt(program, documents)
        except _OutOfTime:
            raise
        except ProgramFailed:
            return self._attempt(program, documents)

    def _attempt(self, program: Path, documents: Mapping[str, Docx]) -> dict[str, bytes]:
        with tempfile.TemporaryDirectory(prefix="zvit-", dir=self.rooms) as name:
            room = Path(name)
            files = {key: f"in-{number}" for number, key in enumerate(documents)}
            for key, file in files.items():
                (room / f"{file}.docx").write_bytes(documents[key])
            words = self._start(program, room, [f"{file}.docx" for file in files.values()])
            return _collect({key: room / "out" / f"{file}.pdf" for key, file in files.items()}, words)

    def _start(self, program: Path, room: Path, files: Iterable[str]) -> str:
        """Run LibreOffice over the files in `room`; give its last words."""
        _furnish(room)
        command = self.jail.around(_command(program, room, files), room)
        ended = child.run(command, room=room, environment=_environment(room), seconds=self.seconds)
        if ended.code == _RESTART:
            ended = child.run(command, room=room, environment=_environment(room), seconds=self.seconds)
        if ended.code is None:
            reason = f"LibreOffice не закінчив перетворення за {self.seconds:g} с, його зупинено"
            raise _OutOfTime(_fault(reason, ended.words))
        return ended.words or f"код завершення {ended.code}"


def _binary(tool: Tool) -> Path:
    """Find what does the work behind the wrapper script, so that whoever stops it stops that."""
    wrapper = whereabouts(tool)
    if wrapper is None:
        raise ProgramMissing(Fault(f"{tool.title} не встановлено", tool.remedy))
    binary = wrapper.with_name("soffice.bin")
    return binary if binary.is_file() else wrapper


def _furnish(room: Path) -> None:
    write_profile(room / "profile")
    for folder in ("home", "tmp", "out"):
        (room / folder).mkdir()


def _command(program: Path, room: Path, files: Iterable[str]) -> list[str]:
    profile = (room / "profile").as_uri()
    export = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}"
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
    work = (f"--infilter={_FILTER}", "--convert-to", export, "--outdir", str(room / "out"))
    return [str(program), f"-env:UserInstallation={profile}", *quiet, *work, *(str(room / file) for file in files)]


def _environment(room: Path) -> dict[str, str]:
    """Nothing of ours: a document's address can carry a variable's value away (CVE-2024-12426)."""
    ours = {"HOME": str(room / "home"), "TMPDIR": str(room / "tmp")}
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp", **ours}


def _collect(outputs: Mapping[str, Path], words: str) -> dict[str, bytes]:
    faults: list[Fault] = []
    whole: dict[str, bytes] = {}
    for key, file in outputs.items():
        content = _read_regular(file)
        if trouble := _trouble(content):
            faults.append(_fault(f"LibreOffice не дав придатного PDF: {trouble}", words, key))
        else:
            whole[key] = content
    if faults:
        raise ProgramFailed(*faults)
    return whole


def _read_regular(file: Path) -> bytes:
    """Read `file`; nothing if it is not there or is a link, a folder or a pipe."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return b""
        with os.fdopen(handle, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(handle)


def _trouble(content: bytes) -> str:
    """Say why `content` is no whole PDF; nothing if it is one."""
    if not content:
        return "файлу немає або він порожній"
    if not content.startswith(b"%PDF-"):
        return "файл не є PDF"
    try:
        with opened(content) as pdf:
            return "" if len(pdf.pages) else "жодної сторінки"
    except Damaged:
        return "файл обірвано або пошкоджено"


def _fault(reason: str, words: str, place: str = "") -> Fault:
    said = " ".join(words.split())
    return Fault(
        f"{reason}. LibreOffice каже: {said}" if said else reason, "Перевірте встановлення: make doctor", None, place
    )
