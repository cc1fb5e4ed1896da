"""From a command to the same command confined: no network, no home, few resources; the strongest way that works here.

`bwrap` gives a file system with nothing but the system's programs and one folder to write in; `unshare` takes only the
network away; where neither is allowed, the program's own settings must do. Which one it is, is told.
"""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.errors import ProgramFailed
from pipeline.tools import child
from pipeline.tools.limits import Strength

GIVEN, MADE, TMP = "given", "made", "tmp"
"""Folders of a room: what a program is given and may only read, what it makes, and what it passes."""

_LIMITS = {
    "as": (resource.RLIMIT_AS, 4_000_000_000),
    "cpu": (resource.RLIMIT_CPU, 1800),
    "fsize": (resource.RLIMIT_FSIZE, 268_435_456),
    "nofile": (resource.RLIMIT_NOFILE, 1024),
    "core": (resource.RLIMIT_CORE, 0),
}
"""What a document of a hundred pages is far from needing: memory 4 GB, half an hour of work, file 256 MB."""
_ON_A_LINE = ("-c", 'exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL $$; } & exec "$@" 3<&-', "sh")
"""End with stdin, which ends with whoever holds its other end. Killed while it makes the jail, bwrap would leave half
of it behind, waiting for ever; so nobody kills it before what is in it has had the time to end it."""
_PASSING = "/tmp"  # noqa: S108 - what programs take for it, which in bwrap is the jail's own
_SYSTEM = (
    *("--ro-bind", "/usr", "/usr"),
    *("--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin"),
    *("--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/libreoffice", "/etc/libreoffice"),
    *("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"),
    *("--ro-bind-try", "/etc/alternatives", "/etc/alternatives"),
    *("--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig"),
    *("--proc", "/proc", "--dev", "/dev", "--tmpfs", _PASSING),
)
_ALONE = ("--unshare-all", "--die-with-parent", "--new-session")
_TRIAL_SECONDS = 10


_WORDS: Mapping[Strength, str] = {
    "bwrap": "ізольовано повністю (bubblewrap)",
    "unshare": "ізольовано лише від мережі (unshare)",
    "profile": "ізольовано лише власними налаштуваннями",
}


@dataclass(frozen=True, slots=True)
class Jail:
    """A way to confine a program."""

    strength: Strength

    def __str__(self) -> str:
        """Say how a program is confined by it."""
        return _WORDS[self.strength]

    def around(self, command: Sequence[str], room: Path) -> list[str]:
        """Confine `command`, which may write in the folder `room` and nowhere else (as far as the way reaches)."""
        match self.strength:
            case "bwrap":
                own = _own_folder(Path(command[0]))
                passing = ("--bind-try", str(self.passing(room)), _PASSING)
                return [
                    *_limited(),
                    _file("bwrap"),
                    *_ALONE,
                    *_SYSTEM,
                    *passing,
                    *own,
                    *_writable(room),
                    _file("sh"),
                    *_ON_A_LINE,
                    *command,
                ]
            case "unshare":
                return [*_limited(), _file("unshare"), "--map-root-user", "--net", *_forsaken(), *command]
            case "profile":
                return [*_limited(), *_forsaken(), *command]

    @property
    def is_on_a_line(self) -> bool:
        """Whether what is confined ends by itself when its stdin does."""
        return self.strength == "bwrap"

    def passing(self, room: Path) -> Path:
        """Tell where a program that works in `room` has what it calls the system's folder for passing files."""
        return room / TMP if self.strength == "bwrap" else Path(_PASSING)

    def works(self, room: Path) -> bool:
        """Try it on a program that does nothing: an installed bwrap may be refused by the kernel or the container."""
        trial = self.around([shutil.which("true") or "/usr/bin/true"], room)
        try:
            ended = child.run(
                trial, room=room, environment=child.quiet(room), seconds=_TRIAL_SECONDS, is_on_a_line=self.is_on_a_line
            )
        except ProgramFailed:
            return False
        return ended.code == 0


def strongest(room: Path) -> Jail:
    """Give the strongest way that works here, tried in the folder `room`."""
    jails = (Jail(strength) for strength in get_args(Strength))
    return next((jail for jail in jails if jail.works(room)), Jail("profile"))


def _limited() -> Iterator[str]:
    """Set our limits, or those that this machine has set already where they are narrower: they cannot be widened."""
    yield _file("prlimit")
    for name, (number, ours) in _LIMITS.items():
        _, theirs = resource.getrlimit(number)
        yield f"--{name}={ours if theirs == resource.RLIM_INFINITY else min(ours, theirs)}"


def _forsaken() -> tuple[str, ...]:
    """Die with the parent, even if that is killed."""
    return _file("setpriv"), "--pdeathsig", "KILL"


def _file(name: str) -> str:
    """Find a program of the system's, so that what is confined need not be able to."""
    return shutil.which(name, path=child.PATH) or name


def _writable(room: Path) -> Iterator[str]:
    """Let a program write in its room, but not touch what it is given, nor put a link where we shall write or read."""
    for way, folder in {"--bind": room, "--ro-bind-try": room / GIVEN, "--bind-try": room / MADE}.items():
        yield from (way, str(folder), str(folder))
    yield from ("--chdir", str(room))


def _own_folder(program: Path) -> tuple[str, ...]:
    """Show a program that lies outside the system's folders, with what lies beside and above it by one."""
    folder = program.parent.parent if program.parent.name == "program" else program.parent
    return () if folder.is_relative_to("/usr") else ("--ro-bind", str(folder), str(folder))
