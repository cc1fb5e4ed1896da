"""From a command to how it ended and what it said last; nothing of it is alive afterwards, whatever happened."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from pipeline.errors import ProgramFailed
from pipeline.heeding import as_any_program, unheeded
from pipeline.refusal import fault

PATH = "/usr/bin:/bin"
"""Where the system has its programs."""
_LIBC = ctypes.CDLL(None)
_DEATH_SIGNAL = 1  # prctl(2), PR_SET_PDEATHSIG
_MOMENT = 5.0
"""How many seconds a child that ends by itself may take for it: a thousandth is enough."""
_LAST = 2_000
"""How many bytes of what a child said are kept."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended."""

    code: int | None
    """Its exit code, negative for a signal; None if it was stopped at the time limit."""
    words: str
    """The last of what it said."""


@dataclass(frozen=True, slots=True)
class Child:
    """A program at work."""

    process: subprocess.Popen[bytes]
    said: IO[bytes]
    ends: int
    """A handle that can be read when it has ended."""
    is_on_a_line: bool
    """Whether it ends by itself when its stdin does."""

    def end(self, seconds: float) -> Ended:
        """Wait for its end, so long at most; nothing of its group is alive afterwards."""
        in_time = _ends(self.ends, seconds)
        code = self.kill()
        return Ended(code if in_time else None, self.words)

    @property
    def has_ended(self) -> bool:
        """Tell whether it is at work no more."""
        return _ends(self.ends, 0)

    def kill(self) -> int:
        """End its whole group, if it is not ended; give its exit code."""
        if self.is_on_a_line:
            self._let_go()
        if self.process.returncode is None:  # it is not reaped yet, so its number cannot belong to anybody else
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()

    def _let_go(self) -> None:
        """End its stdin, also where a copy of this process has it; it is given a moment for its own end."""
        line = self.process.stdin
        if line and not line.closed:
            with suppress(OSError):  # it has ended
                line.write(b"\n")
            with suppress(OSError):
                line.close()
        _ends(self.ends, _MOMENT)  # also when asked once more, because somebody would not wait

    @property
    def words(self) -> str:
        """Give the last of what it has said."""
        self.said.seek(max(0, self.said.seek(0, os.SEEK_END) - _LAST))
        return self.said.read().decode("utf-8", errors="replace").strip()


def run(
    command: Sequence[str | Path],
    *,
    room: Path,
    environment: Mapping[str, str],
    seconds: float,
    is_on_a_line: bool = False,
) -> Ended:
    """Run `command` in the folder `room` with nothing but `environment`, for so many seconds at most.

    Raises:
        ProgramFailed: the command cannot be started.
    """
    with started(command, room=room, environment=environment, is_on_a_line=is_on_a_line) as child:
        return child.end(seconds)


@contextmanager
def started(
    command: Sequence[str | Path], *, room: Path, environment: Mapping[str, str], is_on_a_line: bool = False
) -> Iterator[Child]:
    """Start `command` in the folder `room` with nothing but `environment`.

    It leads a process group of its own, which is killed whole when the context is left: killing LibreOffice's wrapper
    alone leaves its `soffice.bin` at work. What it says goes to a file, so that no flood of words can block it. One
    that `is_on_a_line` ends by itself when its stdin ends, and is killed only if it does not.

    Raises:
        ProgramFailed: the command cannot be started.
    """
    with ExitStack() as stack:
        try:
            said = stack.enter_context(tempfile.TemporaryFile(dir=room))
            # Until it is another program, a child would meet requests as this process does; and until it is sure to
            # be ended, none may keep us from that. One on a line ends with the line, if nobody holds that any more.
            with nullcontext() if is_on_a_line else unheeded():
                process = _popen(command, room, environment, said, is_on_a_line=is_on_a_line)
                ends = os.pidfd_open(process.pid)
                stack.callback(os.close, ends)
                child = Child(process, said, ends, is_on_a_line)
                stack.callback(child.kill)
        except OSError as failure:
            raise ProgramFailed(fault(failure, "програму не вдалося запустити", Path(command[0]).name)) from failure
        yield child


def quiet(room: Path) -> dict[str, str]:
    """Give an environment with nothing of ours: its home is in the room, by which whoever stays is found."""
    return {"PATH": PATH, "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(room)}


def die_with(parent: int) -> None:
    """Die with the parent from the first moment on: for what ends by no line."""
    _LIBC.prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it has died before
        os._exit(1)


def _begin(parent: int) -> None:
    die_with(parent)
    as_any_program()


def _popen(
    command: Sequence[str | Path],
    room: Path,
    environment: Mapping[str, str],
    said: IO[bytes],
    *,
    is_on_a_line: bool,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        bufsize=0,
        cwd=room,
        env=dict(environment),
        stdin=subprocess.PIPE if is_on_a_line else subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=None if is_on_a_line else partial(_begin, os.getpid()),  # noqa: PLW1509 - takes no lock, imports nothing
    )


def _ends(handle: int, seconds: float) -> bool:
    """Wait for the end of a child without reaping it; tell whether it came in time."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(max(0, seconds) * 1000))
