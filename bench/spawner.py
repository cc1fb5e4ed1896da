"""`python -I -S spawner.py SAID SECONDS FOLDER WORD…`: run a command in a small process; print what it cost.

The line is: exit code, seconds by the clock, seconds of processors with all children, MiB of the largest process, and
whether a process was left behind. Small, because the kernel counts the size of whoever starts a command into the
command's own peak. Knows only the standard library. Fails if there is no such command.
"""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

_BECOME_SUBREAPER: Final = 36
"""PR_SET_CHILD_SUBREAPER, prctl(2)."""
_LEAVING: Final = 5.0
"""Seconds in which whatever a command has left behind must be gone."""


def adopt() -> None:
    """Make children that lose their parents ours from now on, and with them what they spend."""
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def reaped() -> Iterator[resource.struct_rusage]:
    """Take leave of the children that have ended.

    Raises:
        ChildProcessError: there is none, not even a living one.
    """
    pid, _, cost = os.wait4(-1, os.WNOHANG)
    while pid:
        yield cost
        pid, _, cost = os.wait4(-1, os.WNOHANG)


def spawned(said: str, seconds: float, folder: str, words: Sequence[str]) -> tuple[int, float, float, float, int]:
    """Run a command to its end, and wait for whatever it leaves behind."""
    adopt()
    os.chdir(folder)
    started = time.perf_counter()
    child = os.posix_spawnp(words[0], list(words), os.environ, setsid=True, file_actions=_streams(said))
    own, code = _ended(child, started + seconds)
    wall = time.perf_counter() - started
    orphans, alive = _left_behind()
    everybody = (own, *orphans)
    cpu = sum(used.ru_utime + used.ru_stime for used in everybody)
    return code, wall, cpu, max(used.ru_maxrss for used in everybody) / 1024, int(alive)


def _streams(said: str) -> Sequence[tuple[int, ...] | tuple[int, int, str, int, int]]:
    written = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return (
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, said, written, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    )


def _ended(child: int, deadline: float) -> tuple[resource.struct_rusage, int]:
    """Wait for a child as the kernel counts for it; it is stopped with its group when the time is up, or with us."""
    handle = os.pidfd_open(child)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    try:
        while not poll.poll(max(0.0, deadline - time.perf_counter()) * 1000):
            os.killpg(child, signal.SIGKILL)
            deadline = time.perf_counter() + _LEAVING
    except BaseException:
        os.killpg(child, signal.SIGKILL)
        raise
    _, ended, used = os.wait4(child, 0)
    return used, os.waitstatus_to_exitcode(ended)


def _left_behind() -> tuple[Sequence[resource.struct_rusage], bool]:
    """Give what children cost whose parents had not waited for them, and whether one is still there."""
    used: list[resource.struct_rusage] = []
    deadline = time.perf_counter() + _LEAVING
    with suppress(ChildProcessError):
        while time.perf_counter() < deadline:
            used.extend(reaped())
            time.sleep(0.01)
        return used, True
    return used, False


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    print(*spawned(sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4:]))  # noqa: T201 - its answer
