"""From a command to what it cost: time by the clock, time of the processors with all its children, peak memory.

Fails if the command does not end as it was meant to, or leaves a process behind.
"""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BECOME_SUBREAPER: Final = 36
"""PR_SET_CHILD_SUBREAPER, prctl(2)."""
_LEAVING: Final = 5.0
"""Seconds in which whatever a command has left behind must be gone."""
_LONGEST: Final = 3_600.0


class BenchFailed(Exception):
    """A measured command did not do what it was to do; its figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run cost."""

    wall: float
    """Seconds by the clock, until the command itself had ended."""
    cpu: float
    """Seconds of processors: the command's and its children's, user and system."""
    peak: float
    """MiB that the largest of its processes held at its peak (`ru_maxrss`)."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be run, and where."""

    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]
    ends_with: int = 0
    """The exit code that it must end with."""
    seconds: float = _LONGEST
    """It is stopped after so many."""


def spend(command: Command, said: Path) -> Spent:
    """Run a command, its words going to the file `said`; give what it cost.

    Raises:
        BenchFailed: it ended otherwise than it should, was not ready in time, or left a process behind.
    """
    started, child = start(command, said)
    own, code = _ended(child, started + command.seconds)
    wall = time.perf_counter() - started
    if code != command.ends_with:
        last = said.read_text("utf-8", errors="replace")[-2_000:]
        raise BenchFailed(f"{words_of(command)} ended with {code}, not {command.ends_with}: {last}")
    orphans = left_behind(words_of(command))
    everybody = (own, *orphans)
    return Spent(wall, sum(used.ru_utime + used.ru_stime for used in everybody), _peak(everybody))


def adopt() -> None:
    """Make children that lose their parents ours from now on, and with them what they spend."""
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)


def start(command: Command, said: Path) -> tuple[float, subprocess.Popen[bytes]]:
    """Start a command; give when, and the child, which is to be waited for."""
    adopt()
    with said.open("wb") as words:
        started = time.perf_counter()
        child = subprocess.Popen(
            [str(word) for word in command.words],
            cwd=command.folder,
            env=dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return started, child


def words_of(command: Command) -> str:
    """Name a command as it would be typed."""
    return " ".join(str(word) for word in command.words)


def _ended(child: subprocess.Popen[bytes], deadline: float) -> tuple[resource.struct_rusage, int]:
    """Wait for a child as the kernel counts for it; it is stopped with its group when the time is up."""
    handle = os.pidfd_open(child.pid)
    try:
        while not _is_over(handle, deadline - time.perf_counter()):
            os.killpg(child.pid, signal.SIGKILL)
            deadline = time.perf_counter() + _LEAVING
    except BaseException:  # whoever stops us stops what we measure
        os.killpg(child.pid, signal.SIGKILL)
        raise
    finally:
        os.close(handle)
    _, ended, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(ended)  # it is reaped here, not by subprocess
    return used, child.returncode


def _is_over(handle: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(max(0.0, seconds) * 1000))


def left_behind(by: str) -> Sequence[resource.struct_rusage]:
    """Give what children cost whose parents had not waited for them.

    Raises:
        BenchFailed: one does not end.
    """
    used: list[resource.struct_rusage] = []
    deadline = time.perf_counter() + _LEAVING
    with suppress(ChildProcessError):
        while time.perf_counter() < deadline:
            used.extend(reaped())
            time.sleep(0.01)
        raise BenchFailed(f"{by} left a process behind")
    return used


def reaped() -> Iterator[resource.struct_rusage]:
    """Take leave of the children that have ended.

    Raises:
        ChildProcessError: there is none, not even a living one.
    """
    pid, _, cost = os.wait4(-1, os.WNOHANG)
    while pid:
        yield cost
        pid, _, cost = os.wait4(-1, os.WNOHANG)


def _peak(everybody: Sequence[resource.struct_rusage]) -> float:
    return max(used.ru_maxrss for used in everybody) / 1024
