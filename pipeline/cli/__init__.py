"""The words of the command line to jobs, failures to exit codes; nothing else. A file for each kind of commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from pipeline.cli import (
    archiving,
    comparing,
    documents,
    explaining,
    fixing,
    machine,
    newyear,
    pades,
    publishing,
    ruling,
    sealing,
    signing,
    summarizing,
)
from pipeline.cli.group import TRACE, zvit
from pipeline.errors import ExitCode
from pipeline.telling import Telling
from pipeline.telling.outcomes import Failed
from pipeline.telling.speech import understood
from pipeline.telling.streams import open_all, settle
from pipeline.tools.room import sweep

COMMANDS = (
    documents,
    newyear,
    explaining,
    comparing,
    fixing,
    archiving,
    sealing,
    signing,
    pades,
    publishing,
    summarizing,
    ruling,
    machine,
)
"""The files of commands; each enrols its own with the group."""


def main() -> None:
    """Run the command and leave with its documented exit code."""
    open_all()
    code = run(sys.argv[1:])
    settle()
    if code == ExitCode.INTERRUPTED:
        sweep()  # of the room that was being made just then
        os._exit(code)  # Python would end by the signal itself if it came in generated code
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command with `arguments`, tell what became of it, and give the exit code."""
    telling = Telling(arguments, os.environ)
    _told(telling, lambda: zvit.main(arguments, prog_name="zvit", standalone_mode=False, obj=telling))
    _told(telling, telling.close)
    return telling.exit_code


def _told(telling: Telling, act: Callable[[], object]) -> None:
    """Do it, and tell of its failure; a failure that cannot be told either still has its exit code."""
    try:
        act()
    except SystemExit:  # click's, when whoever read the help has left
        return
    except BaseException as failure:
        if TRACE in os.environ:
            raise
        settle()
        with suppress(OSError):
            telling(Failed(understood(failure)))
