"""The workers of a Dask cluster: those of a scheduler somewhere on the network, or of one for this machine.

Parcels and deliveries travel as bytes, so that no disk is shared. A scheduler gives a dead worker's parcel to another,
and gives up only one that has killed several. Fails if the extra packages are not there, or no scheduler answers.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, Final, TypeVar

from distributed import Client, KilledWorker, LocalCluster
from distributed.cfexecutor import ClientExecutor
from distributed.client import ClosedClientError

from pipeline.batching.finding import Wanted
from pipeline.batching.running import AHEAD, Team
from pipeline.errors import Fault, ProgramFailed

_T = TypeVar("_T")

LOCAL: Final = "local"
"""In the place of an address: a cluster of this machine, for the time of the batch."""
_ANSWER_SECONDS: Final = 15
_OVER: Final = ("closing", "closed")
"""What a client calls its connection that it has given up; one that it has only lost, it tries to get back."""
_START: Final = (
    "Перевірте, чи планувальник працює (dask scheduler) і чи адреса саме його, наприклад tcp://10.0.0.5:8786"
)
_GO_ON: Final = "Запустіть планувальник і повторіть ту саму команду: зробленого вона не повторює"
_HIRE: Final = "Запустіть хоча б одного на тій чи іншій машині: dask worker АДРЕСА --nthreads 1 (docs/batch.md)"


class Crew(Executor):
    """The cluster as an executor whose work can be called off, as that of processes can."""

    def __init__(self, client: Client) -> None:
        """Take who sends the work."""
        self._executor = ClientExecutor(client, pure=False)

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:  # noqa: ANN401 - Executor's
        """Send work; what was sent before is done again if it is sent again.

        Raises:
            BrokenExecutor: the connection has been given up.
        """
        try:
            sent: Future[_T] = self._executor.submit(fn, *args, **kwargs)
        except ClosedClientError as closed:
            raise BrokenExecutor from closed
        return sent

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's
        """Take no more work; what has begun is waited for, or called off."""
        with suppress(ClosedClientError):  # then all of it is called off
            self._executor.shutdown(wait=wait and not cancel_futures)


@contextmanager
def cluster(address: str, count: int) -> Iterator[Team[tuple[Wanted, str]]]:
    """Give the workers of the scheduler at `address`; or with `LOCAL`, `count` processes of this machine.

    Raises:
        ProgramFailed: no scheduler answers there, or it has no workers; later, when it answers no more.
    """
    logging.disable(logging.CRITICAL)  # a lost connection is told by tracebacks there; whoever waits is told of it too
    with ExitStack() as stack:
        client = _client(stack, address, count)

        def look() -> None:
            if client.status in _OVER:
                raise ProgramFailed(Fault(f"планувальник Dask ({address}) більше не відповідає", _GO_ON))

        def hire() -> Crew:
            look()
            return Crew(client)

        threads = sum(client.nthreads().values())
        if not threads:
            raise ProgramFailed(Fault(f"планувальник Dask ({address}) не має жодного працівника", _HIRE))
        yield Team(hire, AHEAD * threads, gone=(KilledWorker, BrokenExecutor, CancelledError), look=look)


def _client(stack: ExitStack, address: str, count: int) -> Client:
    if address == LOCAL:
        workers = LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None)
        here: Client = stack.enter_context(Client(stack.enter_context(workers)))
        return here
    try:
        there: Client = stack.enter_context(Client(address, timeout=_ANSWER_SECONDS))
    except (OSError, ValueError, TypeError) as silence:
        raise ProgramFailed(Fault(f"планувальник Dask ({address}) не відповідає", _START)) from silence
    return there
