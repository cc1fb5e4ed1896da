"""The workers of this machine: processes that have all they need imported, and end when whoever hired them does.

Each is started afresh: what two import costs the memory that they would share with a process to be forked from, and
that would leave a folder behind whenever it is killed. Fails if the system gives no process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Final

from pipeline.loading import loading

_TERMINALS: Final = (signal.SIGINT, signal.SIGHUP)
"""What a terminal asks of all of its processes. SIGTERM ends a worker: a broken executor sends it to the rest."""


def processors() -> int:
    """Tell on how many processors this process may run."""
    return len(os.sched_getaffinity(0))


def hire(count: int) -> Executor:
    """Give an executor of so many processes of this machine."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_settle_in)


def dismiss() -> None:
    """Have every worker leave at once; whoever comes next sweeps the rooms that they leave."""
    for worker in multiprocessing.active_children():
        worker.kill()


def _settle_in() -> None:
    """Leave Ctrl-C to whoever sends the work; end with it, however that ends; have everything imported."""
    for request in _TERMINALS:
        signal.signal(request, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_sender, daemon=True).start()
    with loading():
        from pipeline.batching import making  # noqa: F401, PLC0415 - whoever sends the work needs none of it


def _end_with_the_sender() -> None:
    sender = multiprocessing.parent_process()
    if sender:
        sender.join()
    os._exit(1)
