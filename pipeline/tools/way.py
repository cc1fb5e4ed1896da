"""How LibreOffice is started on this machine: which program, in which jail, in rooms of which folder, for how long.

Fails if it cannot be started.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pipeline.tools import child
from pipeline.tools.child import Child
from pipeline.tools.exporting import having_room
from pipeline.tools.jail import GIVEN, MADE, TMP, Jail
from pipeline.tools.profile import write_profile

RESTART = 81
"""What `soffice.bin` says when it has set up a new profile: «start me again» (its wrapper would do it)."""
_BINARY = "soffice.bin"
_NOWHERE = "/nonexistent"
"""A PATH without programs: of those there are, LibreOffice would ask all of GnuPG for their versions, an eighth of its
start. Only its wrapper, a script, cannot do without."""
_QUIET = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to start LibreOffice."""

    program: Path
    jail: Jail
    rooms: Path | None
    """The folder of its rooms; None: the system's folder for passing files."""
    seconds: float
    """How long it may work on what it is given at once."""

    @property
    def confinement(self) -> str:
        """Say for the officer how it is confined."""
        return f"LibreOffice {self.jail}"

    def furnish(self, here: Path) -> None:
        """Make ready the room `here`.

        Raises:
            FilesUnusable: there is no room for it.
        """
        with having_room(here):
            write_profile(profile_of(here), self.program)
            for folder in ("home", TMP, GIVEN, MADE):
                (here / folder).mkdir()

    def start(self, here: Path, words: Sequence[str]) -> AbstractContextManager[Child]:
        """Start it in the furnished room `here` with these words; it ends with the context.

        Raises:
            ProgramFailed: it cannot be started.
        """
        profile = f"-env:UserInstallation={profile_of(here).as_uri()}"
        command = self.jail.around([str(self.program), profile, *_QUIET, *words], here)
        on_a_line = self.jail.is_on_a_line
        return child.started(command, room=here, environment=self._environment(here), is_on_a_line=on_a_line)

    def _environment(self, here: Path) -> dict[str, str]:
        """No other programs, and nothing of ours: an address can carry a variable's value away (CVE-2024-12426)."""
        nothing_found = {"PATH": _NOWHERE} if self.program.name == _BINARY else {}
        return {**child.quiet(here / "home"), "SAL_USE_VCLPLUGIN": "svp", **nothing_found, "TMPDIR": str(here / TMP)}


def binary(wrapper: Path) -> Path:
    """Find what does the work behind the wrapper script, so that whoever stops it stops that."""
    program = wrapper.with_name(_BINARY)
    return program if program.is_file() else wrapper


def profile_of(here: Path) -> Path:
    """Give the folder of the profile in a room."""
    return here / "profile"
