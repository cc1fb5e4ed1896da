"""Ctrl-C, and every other request to end, to an end in order: what is being made is finished, nothing else is begun.

A second request ends at once, and later ones change nothing: what was made is still told. Nothing can fail.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any, Final, Self

_REQUESTS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STDERR: Final = 2
_TOLD: Final = "\nЗавершую: документи, які вже складаються, буде дороблено (ще раз Ctrl-C — облишити й їх)\n".encode()


class Ending:
    """Whether somebody has asked to end; it listens while it is entered."""

    def __init__(self, dismiss: Callable[[], None]) -> None:
        """Take what makes the workers leave at once."""
        self._dismiss = dismiss
        self._before: dict[signal.Signals, Any] = {}
        self.asked = False
        self._insisted = False

    def __call__(self) -> bool:
        """Tell whether somebody has asked."""
        return self.asked

    def __enter__(self) -> Self:
        """Listen to requests that are heeded; nohup has SIGHUP ignored."""
        heeded = [request for request in _REQUESTS if signal.getsignal(request) != signal.SIG_IGN]
        self._before = {request: signal.signal(request, self._hear) for request in heeded}
        return self

    def __exit__(self, *_: object) -> None:
        """Let others listen again."""
        for request, handler in self._before.items():
            signal.signal(request, handler)

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as the system calls it
        if self._insisted:
            return
        if self.asked:
            self._insisted = True
            self._dismiss()
            raise KeyboardInterrupt
        self.asked = True
        try:
            os.write(_STDERR, _TOLD)  # its buffer may be in use just now
        except OSError:
            return
