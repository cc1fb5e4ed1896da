"""Work that another core does meanwhile: a call in a copy of this process, to what it gives or raises.

The copy has all that this process had, so nothing is handed over but what comes of the work. It dies with this process.
What both have open is the copy's from then on: a program that it asks must not be asked here, too. Fails as the work
does, or if the copy is killed.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from typing import Final, Generic, NoReturn, Protocol, TypeAlias, TypeVar, cast

from pipeline.errors import Fault, ProgramFault, ZvitError
from pipeline.heeding import as_any_program, unheeded
from pipeline.tools.child import die_with
from pipeline.tools.room import sweep

Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)
Understood: TypeAlias = Callable[[BaseException], ZvitError]
"""Gives the failure of ours that stands for any other."""
_BEHIND: Final = 5
"""By how much the copy's work is less urgent than what this process and LibreOffice do meanwhile."""
_GONE: Final = Fault("частину роботи програми спинено ззовні; можливо, забракло пам’яті", "Повторіть команду")
_LENGTH: Final = 8
"""Bytes that say how many follow, so that what was cut short is known as such."""


class Work(Protocol[Made_co]):
    """Work that somebody does once."""

    def advance(self) -> None:
        """Do what can be done without waiting: all of it, if it is left to this process.

        Raises:
            Exception: as the work did that is done by now.
        """

    def __call__(self) -> Made_co:
        """Wait for it, and give what came of it; the same whenever it is asked.

        Raises:
            Exception: as the work did.
            ProgramFault: whoever did it was killed.
        """


class Beside(Protocol):
    """A way to have work done beside one's own."""

    def __call__(self, work: Callable[[], Made], /) -> AbstractContextManager[Work[Made]]:
        """Have it begun, if anybody is there to do it; nobody does it any more when the context is left."""


class _Done(Generic[Made]):
    """What came of work, or what it raised."""

    def __init__(self, made: Made | None = None, failure: Exception | None = None) -> None:
        self._made = made
        self._failure = failure

    def __call__(self) -> Made:
        if self._failure:
            raise self._failure
        return cast("Made", self._made)


class _Own(Generic[Made]):
    """Work that is left to this process."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self._done: _Done[Made] | None = None

    def advance(self) -> None:
        self()

    def __call__(self) -> Made:
        self._done = self._done or self._tried()
        return self._done()

    def _tried(self) -> _Done[Made]:
        try:
            return _Done(self._work())
        except Exception as failure:  # noqa: BLE001 - it is raised whenever the work is asked for
            return _Done(failure=failure)


class _Given(Generic[Made]):
    """Work that a copy does, which answers through a pipe."""

    def __init__(self, answers: int) -> None:
        self._answers = answers
        self._done: _Done[Made] | None = None

    def advance(self) -> None:
        poll = select.poll()
        poll.register(self._answers)
        if self._done or poll.poll(0):
            self()

    def __call__(self) -> Made:
        self._done = self._done or self._read()
        return self._done()

    def _read(self) -> _Done[Made]:
        with os.fdopen(self._answers, "rb", closefd=False) as pipe:
            length, told = pipe.read(_LENGTH), pipe.read()
        if not length or len(told) < int.from_bytes(length, "big"):
            return _Done(failure=ProgramFault(_GONE))
        done: _Done[Made] = pickle.loads(told)  # noqa: S301 - a copy of this very process has written it
        return done


def in_this_process(work: Callable[[], Made]) -> AbstractContextManager[Work[Made]]:
    """Leave the work to this process: there is no other core, or others are at work on it."""
    return nullcontext(_Own(work))


@contextmanager
def beside(work: Callable[[], Made], understood: Understood) -> Iterator[Work[Made]]:
    """Let a copy of this process do the work; it is gone when the context is left.

    It is left to this process where there is no core or no room for a copy, or where this process has other threads: a
    copy would have their locks and not them.

    Args:
        work: what it gives must be picklable.
        understood: what a failure is told as. It is asked in the copy: where it failed, only that knows.
    """
    with ExitStack() as stay:
        copy = None
        if len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1:
            with suppress(OSError):
                copy = stay.enter_context(_copy(work, understood))
        yield _Own(work) if copy is None else _Given(copy)


@contextmanager
def _copy(work: Callable[[], Made], understood: Understood) -> Iterator[int]:
    """Make the copy; give the pipe that it answers through."""
    parent = os.getpid()
    answers, answered = os.pipe()
    with ExitStack() as stay:
        stay.callback(os.close, answers)
        try:
            with unheeded():  # until it is sure to be ended
                child = _forked()
                if not child:
                    _answer(work, understood, answered, parent)
                stay.callback(_end, child)
        finally:
            os.close(answered)
        yield answers


def _forked() -> int:
    return os.fork()


def _end(child: int) -> None:
    """End the copy, and clear away what it was at work in."""
    os.kill(child, signal.SIGKILL)  # it is not reaped before, so the number is its own
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        with suppress(OSError):  # then the next run does
            sweep()


def _answer(work: Callable[[], Made], understood: Understood, answered: int, parent: int) -> NoReturn:
    """Be the copy: whatever comes of the work is sent, and nothing of this process's own ending is done twice."""
    code = 1
    try:
        die_with(parent)
        os.nice(_BEHIND)
        as_any_program()
        told = _told(work, understood)
        with os.fdopen(answered, "wb") as pipe:
            pipe.write(len(told).to_bytes(_LENGTH, "big") + told)
        code = 0
    finally:
        os._exit(code)


def _told(work: Callable[[], Made], understood: Understood) -> bytes:
    try:
        return pickle.dumps(_Done(work()), pickle.HIGHEST_PROTOCOL)
    except BaseException as failure:  # noqa: BLE001 - it is raised where the work is waited for
        meant = understood(failure)
        if isinstance(meant, ProgramFault):
            meant.add_note("".join(traceback.format_exception(failure)))  # does not travel by itself
        return pickle.dumps(_Done(failure=meant), pickle.HIGHEST_PROTOCOL)
