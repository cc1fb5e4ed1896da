"""Ctrl-C before the program is loaded, as an impatient officer presses it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ExitCode
from pipeline.heeding import unheeded

ROOT = Path(__file__).parents[1]
STRUCK = """
import os, signal, sys
class Struck:
    def find_spec(self, name, path=None, target=None):
        if name == "pipeline.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Struck())
from pipeline.__main__ import main
main()
"""


@pytest.mark.parametrize(("before", "told"), [("", "Перервано"), ("import os; os.close(2)", "")])
def test_an_interruption_while_the_program_is_loaded_is_told(before: str, told: str) -> None:
    """With the exit code of any interruption; where nobody listens, with that alone."""
    run = subprocess.run(
        [sys.executable, "-c", before + STRUCK], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (ExitCode.INTERRUPTED, told) == (run.returncode, run.stderr.strip().partition(":")[0])


UNHEARD = """
import abc, signal
from collections.abc import Mapping
from typing import Annotated, Literal
from pydantic import BaseModel, Field
from pipeline import cli
from pipeline.__main__ import main
class Left(BaseModel):
    kind: Literal["left"]
class Right(BaseModel):
    kind: Literal["right"]
class Group(BaseModel):
    blocks: list[Annotated[Left | Right, Field(discriminator="kind")]]
asked, left = abc.ABCMeta.__instancecheck__, Left(kind="left")
def strike(kind, thing):
    if kind is Mapping and thing is left:
        signal.raise_signal(signal.SIGINT)
    return asked(kind, thing)
def validate(arguments):
    abc.ABCMeta.__instancecheck__ = strike
    try:
        Group(blocks=[left])
        print("went on")
        while True:
            pass
    except KeyboardInterrupt:
        return 130
cli.run = validate
main()
"""


def test_an_interruption_is_not_forgotten_that_comes_while_a_model_is_validated() -> None:
    """There, Python can raise nothing: it would tell of the interruption, with a traceback, and go on."""
    run = subprocess.run(
        [sys.executable, "-c", UNHEARD], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60
    )

    assert (ExitCode.INTERRUPTED, "went on", "") == (run.returncode, run.stdout.strip(), run.stderr)


def test_one_that_is_raised_again_waits_like_any_for_what_is_being_loaded() -> None:
    """Libraries that are being loaded do not bear an exception."""
    before, went_on = signal.signal(signal.SIGALRM, signal.default_int_handler), False
    try:
        with unheeded():
            signal.raise_signal(signal.SIGALRM)
            went_on = True
    except KeyboardInterrupt:
        assert went_on
    else:
        pytest.fail("it was lost")
    finally:
        signal.signal(signal.SIGALRM, before)


FORGOTTEN = """
import sys
from pipeline import cli
from pipeline.__main__ import main
class Broken:
    def __del__(self):
        raise ValueError("of its own")
def forget(arguments):
    Broken()
    return 0
cli.run = forget
main()
"""


def test_what_else_cannot_be_raised_is_told_as_python_tells_it() -> None:
    """A maintainer must see it."""
    run = subprocess.run(
        [sys.executable, "-c", FORGOTTEN], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert run.returncode == 0
    assert "of its own" in run.stderr


ENDING = """
import atexit, os
from pipeline.__main__ import end
class Last:
    def __del__(self, write=os.write):
        write(1, b"taken apart")
last = Last()
atexit.register(print, "told at the end")
end(3)
"""


@pytest.mark.parametrize(
    ("mode", "said"), [((), ["told at the end"]), (("-X", "dev"), ["told at the end", "taken apart"])]
)
def test_at_its_end_a_run_does_what_was_asked_for_then_and_no_more(mode: tuple[str, ...], said: list[str]) -> None:
    """The exit code is the run's; only Python's development mode takes all apart, to tell what was left open."""
    run = subprocess.run(
        [sys.executable, *mode, "-c", ENDING], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert (3, said) == (run.returncode, run.stdout.splitlines())
