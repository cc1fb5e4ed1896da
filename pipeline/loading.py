"""Loading what a run needs only now: whole, or told as missing, and with no more work than it takes.

A request to end that comes meanwhile waits: libraries that are being loaded do not bear an exception. What is loaded
lasts as long as the process, so nobody looks for garbage in it, neither while it is loaded nor later: of a run that
makes one report, that was a tenth.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pipeline.errors import Fault, ProgramMissing
from pipeline.heeding import unheeded

_INSTALL: Final = "Виконайте: make setup"
_SELDOM: Final = (100_000, 50, 100)
"""How often what a run makes is searched for garbage, of which it makes little: of 5,000 measures, a tenth is saved."""


@contextmanager
def loading(remedy: str = _INSTALL) -> Iterator[None]:
    """Keep requests to end away from the imports inside; one that came is met afterwards.

    Raises:
        ProgramMissing: a package is not installed, or does not load.
    """
    try:
        with unheeded(), _without_collecting():
            yield
    except ImportError as missing:
        reason = f"пакет Python «{missing.name}» не завантажується"
        raise ProgramMissing(Fault(reason, remedy)) from missing


@contextmanager
def _without_collecting() -> Iterator[None]:
    was_enabled, known = gc.isenabled(), len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > known:
            gc.freeze()
            gc.set_threshold(*_SELDOM)
        if was_enabled:
            gc.enable()
