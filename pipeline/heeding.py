"""Requests to end - Ctrl-C, SIGTERM, a closed window - kept away from what does not bear an exception. Fails never."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

REQUESTS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_KEPT_AWAY: Final = (*REQUESTS, signal.SIGALRM)
"""With the one by which a request is raised again that was lost where nothing can be raised."""


@contextmanager
def unheeded() -> Iterator[None]:
    """Let requests wait: one that comes inside is met afterwards. Any other thread would meet it at once."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _KEPT_AWAY)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def as_any_program() -> None:
    """End by requests as a program does that knows of none: for a process that was begun inside of `unheeded`.

    What was ignored still is: nohup has SIGHUP ignored, for the whole run.
    """
    for request in _KEPT_AWAY:
        if signal.getsignal(request) != signal.SIG_IGN:
            signal.signal(request, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _KEPT_AWAY)
