"""Killed or interrupted at any moment, a run leaves the old documents or the new ones, and nothing in its way."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest

from pipeline.__main__ import INTERRUPTED, REQUESTS
from pipeline.errors import ExitCode
from tests.story.running import Place, Run, Tree, ended, place

pytestmark = pytest.mark.hard

KILLS = 100
REPORT = ("report", "--year", "2024", "--today", "2026-01-15")
DATA = "data/vyhadana-rada/2024/report.yaml"
WORDS, OTHERS = "Роботу буде продовжено.", "Роботу завершено."
Record: TypeAlias = Callable[[str, object], None]


@dataclass
class Struck:
    """A place whose report is made of two data states in turn, and struck down while it is made."""

    where: Place
    moments: random.Random
    states: dict[bool, Tree] = field(default_factory=dict)
    seconds: float = 0

    def __post_init__(self) -> None:
        """Make the report of both states once."""
        for other in (False, True):
            self.finish(other)

    def finish(self, other: bool) -> None:  # noqa: FBT001 - one of two states
        """Make the report of a state, whole, and hold it against what it was before."""
        self.put(other)
        begun = time.monotonic()
        run = self.where.run(*REPORT)
        self.seconds = time.monotonic() - begun

        assert (0, "") == (run.code, run.err)
        assert self.where.documents() == self.states.setdefault(other, self.where.documents())
        assert [] == self.where.litter()

    def put(self, other: bool) -> None:  # noqa: FBT001
        """Put one of the two data states in place."""
        file = self.where.root / DATA
        text = file.read_text("utf-8")
        file.write_text(text.replace(WORDS, OTHERS) if other else text.replace(OTHERS, WORDS), "utf-8")

    def strike(self, kill: int, whole_group: bool) -> tuple[Run, float]:  # noqa: FBT001
        """Start a run that would change the documents, and end it at some moment of its life."""
        self.put(not self.shows_other())
        moment = self.moments.uniform(0.1, 1.0)
        begun = time.monotonic()
        run = self.where.start(*REPORT)
        try:
            run.wait(moment * self.seconds)
            self.seconds = min(self.seconds, time.monotonic() - begun)  # the machine has become less busy
        except subprocess.TimeoutExpired:
            (os.killpg if whole_group else os.kill)(run.pid, kill)
        return ended(run), moment

    def shows_other(self) -> bool:
        """Tell of which state the documents are; they are of one of them, whole."""
        documents = self.where.documents()
        assert documents in self.states.values()
        return documents == self.states[True]


def _kills(where: Path, seed: int) -> Iterator[str]:
    struck = Struck(place(where, "vyhadana-rada"), random.Random(seed))  # noqa: S311 - moments are no secrets
    killed = 0
    for number in range(KILLS):
        if killed == KILLS // 2:
            return
        before = struck.shows_other()
        run, _ = struck.strike(signal.SIGKILL, number % 2 == 0)
        at_work = any(struck.where.passing.iterdir())

        assert [] == struck.where.left_behind()
        end = "killed" if run.code == -signal.SIGKILL else "ended"
        killed += end == "killed"
        yield f"{end}, {'old' if struck.shows_other() is before else 'new'}"
        if at_work:
            yield "with a program at work"
        if number % 10 == 9:
            struck.finish(not struck.shows_other())


def test_a_hundred_kills_leave_the_old_documents_or_the_new_ones(tmp_path: Path, record_property: Record) -> None:
    """At random moments of the whole run, alone or with its group; every tenth time the next run is let to its end."""
    with ThreadPoolExecutor(2) as both:
        seen = both.map(lambda seed: Counter(_kills(tmp_path / str(seed), seed)), (1, 2))
    counts = sum(seen, Counter[str]())

    record_property("SIGKILLs of the whole build", dict(counts))
    assert KILLS == counts["killed, old"] + counts["killed, new"]
    assert counts["with a program at work"] > KILLS * 0.3


def test_an_interruption_leaves_the_old_documents_and_no_litter(tmp_path: Path, record_property: Record) -> None:
    """Ctrl-C, a request to end and a closed window are met alike, from the first imports on: 130, and one message."""
    struck = Struck(place(tmp_path, "vyhadana-rada"), random.Random(3))  # noqa: S311
    codes = Counter(_interruption(struck, request) for _ in range(5) for request in REQUESTS)

    record_property("interruptions of the whole build, by exit code", dict(codes))
    assert {0, INTERRUPTED} >= set(codes)
    assert codes[INTERRUPTED] > 9
    struck.finish(not struck.shows_other())


def test_the_exit_code_of_an_interruption_is_the_documented_one() -> None:
    """It is written twice, as the first must be known before anything is loaded."""
    assert ExitCode.INTERRUPTED == INTERRUPTED


def _interruption(struck: Struck, kill: int) -> int:
    before = struck.shows_other()
    run, moment = struck.strike(kill, whole_group=True)
    told = f"{moment:.3f} of the run: {run.err}"

    assert "Traceback" not in run.err, told
    assert [] == struck.where.litter(), told
    assert [] == struck.where.left_behind(), told
    assert INTERRUPTED == run.code or struck.shows_other() is not before, told
    return run.code
