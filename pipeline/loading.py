"""Loading what a run needs only now: whole, or told as missing.

A request to end that comes meanwhile waits: libraries that are being loaded do not bear an exception.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pipeline.errors import Fault, ProgramMissing

_REQUESTS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def loading() -> Iterator[None]:
    """Keep requests to end away from the imports inside; one that came is met afterwards.

    Raises:
        ProgramMissing: a package is not installed, or does not load.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _REQUESTS)
    try:
        yield
    except ImportError as missing:
        reason = f"пакет Python «{missing.name}» не завантажується"
        raise ProgramMissing(Fault(reason, "Виконайте: make setup")) from missing
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
