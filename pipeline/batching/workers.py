"""The workers of this machine: processes that have all they need imported, and end when whoever hired them does.

They are forked from one process that has imported everything and does nothing else: each is at work in a few
milliseconds, and they share the memory of what is imported. Fails if the system gives no process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Final

_NEEDED: Final = "pipeline.batching.making"
"""What a worker imports before it has work."""
_REQUESTS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def processors() -> int:
    """Tell on how many processors this process may run."""
    return len(os.sched_getaffinity(0))


def hire(count: int) -> Executor:
    """Give an executor of so many processes of this machine."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_NEEDED])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_settle_in)


def _settle_in() -> None:
    """Leave Ctrl-C to whoever sends the work; end with it, however it ends."""
    for request in _REQUESTS:
        signal.signal(request, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_sender, daemon=True).start()


def _end_with_the_sender() -> None:
    sender = multiprocessing.parent_process()
    if sender:
        sender.join()
    os._exit(1)


def dismiss() -> None:
    """Have every worker leave at once; whoever comes next sweeps the rooms that they leave."""
    for worker in multiprocessing.active_children():
        worker.kill()
