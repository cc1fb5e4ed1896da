"""Work that another core does meanwhile: a call in a copy of this process, to what it gives or raises.

The copy has all that this process had, so nothing is handed over but what comes of the work. It dies with this process.
Fails as the work does, or if the copy is killed.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from functools import cache
from typing import Final, Generic, NoReturn, Protocol, TypeVar

from pipeline.errors import Fault, ProgramFault
from pipeline.heeding import as_any_program, unheeded
from pipeline.tools.child import die_with

Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)
_BEHIND: Final = 5
"""By how much the copy's work is less urgent than what this process and LibreOffice do meanwhile."""
_GONE: Final = Fault("частину роботи програми спинено ззовні; можливо, забракло пам’яті", "Повторіть команду")


class Work(Protocol[Made_co]):
    """Work that somebody does."""

    def here(self) -> None:
        """Do it now if nobody else does: this process would wait otherwise."""

    def __call__(self) -> Made_co:
        """Wait for it; give what came of it, or raise what it raised."""


class Beside(Protocol):
    """A way to have work done beside one's own."""

    def __call__(self, work: Callable[[], Made], /) -> AbstractContextManager[Work[Made]]:
        """Have it begun, if anybody is there to do it; nobody does it any more when the context is left."""


class _Own(Generic[Made]):
    """Work that is left to this process."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = cache(work)

    def here(self) -> None:
        self._work()

    def __call__(self) -> Made:
        return self._work()


class _Given(Generic[Made]):
    """Work that a copy does, which answers through a pipe."""

    def __init__(self, answers: int) -> None:
        self._answers = answers

    def here(self) -> None:
        """Leave it to the copy."""

    def __call__(self) -> Made:
        with os.fdopen(self._answers, "rb", closefd=False) as pipe:
            told = pipe.read()
        try:
            is_made, what = pickle.loads(told)  # noqa: S301 - a copy of this very process has written it
        except (EOFError, pickle.UnpicklingError) as cut:
            raise ProgramFault(_GONE) from cut
        if not is_made:
            raise what
        made: Made = what
        return made


def by_itself(work: Callable[[], Made]) -> AbstractContextManager[Work[Made]]:
    """Leave the work to this process: there is no other core, or others are at work on it."""
    return nullcontext(_Own(work))


@contextmanager
def beside(work: Callable[[], Made]) -> Iterator[Work[Made]]:
    """Let a copy of this process do the work; it is gone when the context is left. What it gives must be picklable.

    It is left to this process where there is no core or no room for a copy, or where this process has other threads: a
    copy would have their locks and not them.
    """
    with ExitStack() as stay:
        copy = None
        if len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1:
            with suppress(OSError):
                copy = stay.enter_context(_copy(work))
        yield _Own(work) if copy is None else _Given(copy)


@contextmanager
def _copy(work: Callable[[], Made]) -> Iterator[int]:
    """Make the copy; give the pipe that it answers through."""
    answers, answered = os.pipe()
    with ExitStack() as stay:
        stay.callback(os.close, answers)
        child = _forked(work, answered)
        stay.callback(os.waitpid, child, 0)
        stay.callback(os.kill, child, signal.SIGKILL)  # it is not reaped before, so the number is its own
        yield answers


def _forked(work: Callable[[], Made], answered: int) -> int:
    parent = os.getpid()
    try:
        with unheeded():
            child = os.fork()
            if not child:
                _answer(work, answered, parent)
        return child
    finally:
        os.close(answered)


def _answer(work: Callable[[], Made], answered: int, parent: int) -> NoReturn:
    """Be the copy: whatever comes of the work is sent, and nothing of this process's own ending is done twice."""
    code = 1
    try:
        die_with(parent)
        os.nice(_BEHIND)
        as_any_program()
        with os.fdopen(answered, "wb") as pipe:
            pipe.write(_told(work))
        code = 0
    finally:
        os._exit(code)


def _told(work: Callable[[], Made]) -> bytes:
    try:
        return pickle.dumps((True, work()), pickle.HIGHEST_PROTOCOL)
    except Exception as failure:  # noqa: BLE001 - it is raised where the work is waited for
        return pickle.dumps((False, failure), pickle.HIGHEST_PROTOCOL)
