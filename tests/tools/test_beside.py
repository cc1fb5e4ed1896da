"""Work in a copy of the process: what it gives or raises comes back, and nothing of the copy stays."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import NoReturn

import pytest

from pipeline.errors import DataFaults, Fault, ProgramFault
from pipeline.telling.speech import told, understood
from pipeline.tools import beside as tool
from pipeline.tools.beside import Made, Work, in_this_process
from pipeline.tools.room import room
from pipeline.wording.numbers import counted
from schemas.origin import Origin
from schemas.text import Text

pytestmark = pytest.mark.usefixtures("copies")

ROOT = Path(__file__).parents[2]


def beside(work: Callable[[], Made]) -> AbstractContextManager[Work[Made]]:
    """As the command line has work done."""
    return tool.beside(work, understood)


def test_what_the_work_gives_comes_back() -> None:
    """From another process; texts with their places."""
    here = [Text("відмітка", Origin("marks.yaml", 3, 5), indent=4), os.getpid()]

    with beside(lambda: [*here, os.getpid()]) as waiting:
        text, mine, its = waiting()

    assert (here[0], mine) == (text, os.getpid())
    assert its != mine
    assert (Text, Origin("marks.yaml", 3, 5), 4) == (type(text), text.origin, text.indent)


def test_more_than_a_pipe_holds_comes_back() -> None:
    """Though nobody reads it while this process is at work."""
    with beside(lambda: b"x" * 10_000_000) as waiting:
        assert 10_000_000 == len(waiting())


FAULTS = [Fault("друге", "ось так", Origin("plan.yaml", 9)), Fault("перше", origin=Origin("plan.yaml", 2))]


def _raise(failure: BaseException) -> NoReturn:
    raise failure


def test_what_is_wrong_is_told_as_it_would_be_here() -> None:
    """All faults in their order."""
    with pytest.raises(DataFaults) as told, beside(lambda: _raise(DataFaults(FAULTS))) as waiting:
        waiting()

    assert tuple(reversed(FAULTS)) == told.value.faults
    assert str(DataFaults(FAULTS)) == str(told.value)


def test_a_fault_of_the_program_is_told_with_its_place() -> None:
    """As it would be if it had come here: where in our code, with nothing of what it was about."""
    with pytest.raises(ProgramFault) as failure, beside(lambda: counted("приватне", ())) as waiting:  # type: ignore[arg-type] # a bug
        waiting()

    assert "ValueError (pipeline/wording/numbers.py:" in str(failure.value)
    assert "приватне" not in told(failure.value)
    assert "in counted" in "".join(traceback.format_exception(failure.value))


class _OfTwoWords(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


@pytest.mark.parametrize("failure", [SystemExit(3), _OfTwoWords("a", "b"), MemoryError()], ids=type)
def test_whatever_is_raised_is_told(failure: BaseException) -> None:
    """Though it cannot be sent, or ends a process."""
    with pytest.raises(ProgramFault) as told, beside(lambda: _raise(failure)) as waiting:
        waiting()

    assert str(told.value) == str(understood(failure)) or type(failure).__name__ in str(told.value)


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0)])
def test_a_copy_that_is_gone_is_told(end: Callable[[], object]) -> None:
    """As when the system has no memory left."""
    with pytest.raises(ProgramFault, match="спинено ззовні"), beside(end) as waiting:
        waiting()


def test_what_cannot_be_sent_is_a_fault_of_the_program() -> None:
    """It is told, not waited for."""
    with pytest.raises(ProgramFault, match=re.escape("pipeline/tools/beside.py")), beside(lambda: lambda: 1) as waiting:
        waiting()


class _Cut(bytes):
    def __len__(self) -> int:
        return super().__len__() + 1


def test_half_an_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a copy that is killed while it answers."""
    whole = tool._told
    monkeypatch.setattr(tool, "_told", lambda *asked: _Cut(whole(*asked)))

    with pytest.raises(ProgramFault, match="спинено ззовні"), beside(os.getpid) as waiting:
        waiting()


def _wait_in_a_room(here: Path) -> None:
    with room(here):
        (here / "begun").touch()
        time.sleep(60)


def test_what_a_copy_was_at_work_in_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is killed, so it cannot clear that away itself."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with beside(lambda: _wait_in_a_room(tmp_path)):
        until = time.monotonic() + 20
        while not (tmp_path / "begun").exists() and time.monotonic() < until:
            time.sleep(0.01)
        assert 2 == len(list(tmp_path.iterdir()))

    assert ["begun"] == [left.name for left in tmp_path.iterdir()]


def test_a_copy_ignores_what_the_run_ignores() -> None:
    """As under nohup, when the window is closed; any other request ends it."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with beside(lambda: [signal.getsignal(each) for each in (signal.SIGHUP, signal.SIGTERM)]) as waiting:
            assert [signal.SIG_IGN, signal.SIG_DFL] == waiting()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_nobody_waits_for_work_that_is_not_wanted_any_more() -> None:
    """It ends with the context."""
    begun = time.monotonic()
    with suppress(KeyError), beside(lambda: time.sleep(60)):
        raise KeyError

    assert time.monotonic() - begun < 30


def test_one_process_does_it_all_where_there_is_no_core_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, when it would wait otherwise."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    done: list[int] = []

    with beside(lambda: done.append(os.getpid())) as waiting:
        assert [] == done
        waiting.advance()
        assert [os.getpid()] == done
        waiting()
    assert 1 == len(done)


def test_what_a_copy_does_is_not_done_here() -> None:
    """Nobody does the same work twice, and nobody waits who only looks; who asks again is told the same."""
    with beside(lambda: (time.sleep(0.2), os.getpid())[1]) as waiting:
        waiting.advance()
        first = waiting()
        waiting.advance()
        assert os.getpid() != first == waiting()


def test_who_looks_after_the_work_has_failed_is_told() -> None:
    """Without waiting for it."""
    with beside(lambda: _raise(DataFaults(FAULTS))) as waiting, pytest.raises(DataFaults):
        _look_for_a_while(waiting)


def _look_for_a_while(waiting: Work[object]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        waiting.advance()


@pytest.mark.parametrize("lack", ["threads", "room"])
def test_where_there_can_be_no_copy_the_work_is_done_here(lack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside other threads, whose locks a copy would hold for ever; and where the system refuses."""
    if lack == "threads":
        monkeypatch.setattr(threading, "active_count", lambda: 2)
    else:
        monkeypatch.setattr(tool, "_forked", lambda *_: _raise(BlockingIOError()))

    with beside(os.getpid) as waiting:
        assert os.getpid() == waiting()


def test_what_is_left_to_this_process_raises_where_it_is_done() -> None:
    """Not when it is named, and once: who asks again is told the same, and nothing is done again."""
    done: list[int] = []

    def work() -> None:
        done.append(1)
        raise DataFaults(FAULTS)

    with in_this_process(work) as waiting:
        for ask in (waiting.advance, waiting):
            with pytest.raises(DataFaults):
                ask()
    assert [1] == done


DYING = """
import os, time
from pipeline.tools.beside import beside
os.sched_getaffinity = lambda _: {0, 1}
def work():
    print(os.getpid(), flush=True)
    time.sleep(60)
with beside(work, str) as waiting:
    waiting()
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_the_copy_dies_with_the_process(number: signal.Signals) -> None:
    """However that ends, and without a word of its own."""
    run = subprocess.Popen(
        [sys.executable, "-c", DYING], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert run.stdout
    copy = int(run.stdout.readline())
    run.send_signal(number)
    _, said = run.communicate(timeout=20)

    assert said.count("Traceback") == (number is signal.SIGINT)
    until = time.monotonic() + 20
    while _is_at_work(copy) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_at_work(copy)


def _is_at_work(process: int) -> bool:
    """Tell whether it is there, and not only waited for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
