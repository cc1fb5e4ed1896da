"""The words of the command line to jobs, failures to exit codes; nothing else. A file for each kind of verbs.

What a verb needs is loaded when its words are understood, so that help and slips of the pen are told at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from pipeline.cli.group import zvit
from pipeline.errors import ExitCode
from pipeline.loading import loading
from pipeline.telling import Telling
from pipeline.telling.outcomes import Failed
from pipeline.telling.speech import TRACE, understood
from pipeline.telling.streams import open_all, settle


def main() -> int:
    """Run the command, and give its documented exit code."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no package has a say in our models, so none is looked for
    open_all()
    code = run(sys.argv[1:])
    settle()
    if code == ExitCode.INTERRUPTED:
        from pipeline.tools.room import sweep

        sweep()  # of the room that was being made just then
        os._exit(code)  # Python would end by the signal itself if it came in generated code
    return code


def run(arguments: list[str]) -> int:
    """Run the command with `arguments`, tell what became of it, and give the exit code."""
    telling = Telling(arguments, os.environ)
    _told(telling, lambda: zvit.main(arguments, prog_name="zvit", standalone_mode=False, obj=telling))
    if telling.is_awaited:
        _told(telling, lambda: _answer(telling))
    return telling.exit_code


def _answer(telling: Telling) -> None:
    with loading():
        from pipeline.telling.writing import tell_programs
    tell_programs(telling)


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
        failed = Failed(understood(failure))
        if failed.said not in (outcome.said for outcome in telling.outcomes):  # a full disk fails the answer, too
            with suppress(OSError):
                telling(failed)
