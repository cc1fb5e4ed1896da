"""From the command line to the exit code; a request to end is met as Ctrl-C is, from the first moment on."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
MISSING = 4
STDERR = 2
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MOMENT = 0.001
"""Seconds, until what raised nothing is raised again."""


def main() -> None:
    """Run the command and leave with its documented exit code."""
    heeded = [request for request in REQUESTS if signal.getsignal(request) != signal.SIG_IGN]  # nohup ignores SIGHUP
    for request in heeded:
        signal.signal(request, leave)
    try:
        from pipeline import cli  # noqa: PLC0415 - it takes half a second, in which Ctrl-C may be pressed
    except ImportError as missing:
        sys.exit(_unfinished(missing))
    sys.unraisablehook = raise_again
    for request in (*heeded, signal.SIGALRM):
        signal.signal(request, signal.default_int_handler)
    try:
        code = cli.main()
    finally:
        for request in (*heeded, signal.SIGALRM):
            signal.signal(request, signal.SIG_IGN)  # all is done; the end takes a moment
    end(code)


def end(code: int) -> NoReturn:
    """Leave as Python does, but take nothing apart that ends anyway: of one report, that was a fortieth.

    Threads are not waited for. In its development mode (`-X dev`) Python takes all apart, and tells what has been left
    open; profilers that write when Python ends need it.
    """
    if sys.flags.dev_mode:
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - `sys.exit` does it, too; there is no other name for it
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # it may be closed, or have been none from the beginning
            stream.flush()
    os._exit(code)


def raise_again(lost: sys.UnraisableHookArgs) -> None:
    """Raise an interruption a moment later that came where Python can raise none, and would be told and forgotten.

    Of each block that is validated, pydantic-core asks whether it is a mapping; that call is Python's, but no failure
    of it is handed on (PyO3's `PyTypeCheck`). A `__del__` hands on none either.
    """
    if lost.exc_type is KeyboardInterrupt:
        signal.setitimer(signal.ITIMER_REAL, MOMENT)
    else:
        sys.__unraisablehook__(lost)


def leave(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - as the system calls it
    """Say so and leave at once: nothing has begun, and libraries that are being loaded do not bear an exception."""
    with suppress(OSError):  # stderr may be closed; its own buffer may be in use just now
        os.write(STDERR, "\nПерервано:\n  нічого ще не почалося, тож нічого не змінилося\n".encode())
    os._exit(INTERRUPTED)


def _unfinished(missing: ImportError) -> int:
    """Tell that the installation is not finished, and give the exit code."""
    if sys.stderr:
        package = f"пакет Python «{missing.name}» не завантажується"
        sys.stderr.write(f"Бракує програми:\n  {package}. Виконайте: make setup\n")
    return MISSING


if __name__ == "__main__":
    main()
