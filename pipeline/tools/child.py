"""From a command to how it ended and what it said last; nothing of it is alive afterwards, whatever happened."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.errors import ProgramFailed
from pipeline.refusal import fault

_LAST = 2_000
"""How many bytes of what a child said are kept."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended."""

    code: int | None
    """Its exit code, negative for a signal; None if it was stopped at the time limit."""
    words: str
    """The last of what it said."""


def run(command: Sequence[str | Path], *, room: Path, environment: Mapping[str, str], seconds: float) -> Ended:
    """Run `command` in the folder `room` with nothing but `environment`, for so many seconds at most.

    It leads a process group of its own, which is killed whole when the command has ended, the time is up or Ctrl-C is
    pressed: killing LibreOffice's wrapper alone leaves its `soffice.bin` at work. What it says goes to a file, so that
    no flood of words can block it.

    Raises:
        ProgramFailed: the command cannot be started.
    """
    try:
        with tempfile.TemporaryFile(dir=room) as said:
            code = _run_to_end(command, room, environment, seconds, said)
            return Ended(code, _last_words(said))
    except OSError as failure:
        raise ProgramFailed(fault(failure, "програму не вдалося запустити", Path(command[0]).name)) from failure


def quiet(room: Path) -> dict[str, str]:
    """Give an environment with nothing of ours: its home is in the room, by which whoever stays is found."""
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": str(room)}


def _run_to_end(
    command: Sequence[str | Path], room: Path, environment: Mapping[str, str], seconds: float, said: IO[bytes]
) -> int | None:
    child = subprocess.Popen(
        command,
        cwd=room,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        in_time = _ends(child.pid, seconds)
    finally:
        # The leader is not reaped yet, so its number cannot belong to anybody else.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        code = child.wait()
    return code if in_time else None


def _ends(pid: int, seconds: float) -> bool:
    """Wait for the end of a child without reaping it; tell whether it came in time."""
    handle = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    finally:
        os.close(handle)


def _last_words(said: IO[bytes]) -> str:
    said.seek(max(0, said.seek(0, os.SEEK_END) - _LAST))
    return said.read().decode("utf-8", errors="replace").strip()
