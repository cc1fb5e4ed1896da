"""Parcels through an executor to deliveries, as they come: only so many are on their way that memory does not grow.

A worker's death takes along whatever its executor has in hand. All that is made anew, each alone: what kills a worker
twice then is at fault, and its neighbours are not. Fails only if no executor can be had.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Generic, TypeAlias, TypeVar

from pipeline.batching.fulfilling import failed, fulfil
from pipeline.batching.parcels import Delivery, Parcel
from pipeline.errors import Fault, ProgramFailed

_Key = TypeVar("_Key")

Hire: TypeAlias = Callable[[], Executor]
"""Gives an executor with fresh workers."""

AHEAD: Final = 2
"""Parcels on their way for each worker: one that it makes, one that waits for it."""
_LOOKS: Final = 2.0
"""Seconds between two looks at whether anybody is there who would deliver."""
_TRIES: Final = 2
"""How often a parcel is tried alone: what was lost in company need not have killed anybody."""
_KILLS: Final = Fault(
    "процес, що складав документ, двічі раптово скінчився",
    "Можливо, забракло пам’яті: повторіть з одним працівником (WORKERS=1)",
)


def nobody_asks() -> bool:
    """Let a batch run to its end."""
    return False


def trust_the_executor() -> None:
    """Let the executor say when a worker has died."""


@dataclass
class Team(Generic[_Key]):
    """Workers, and what they have in hand."""

    hire: Hire
    abreast: int
    """How many parcels may be on their way."""
    gone: tuple[type[Exception], ...] = (BrokenExecutor,)
    """How an executor says that a worker has died."""
    look: Callable[[], None] = trust_the_executor
    """Raises if nobody is there any more who would deliver: an executor need not notice it."""
    _executor: Executor | None = None
    _hands: dict[Future[Delivery], tuple[_Key, Parcel]] = field(default_factory=dict)

    def deliver(
        self, parcels: Iterable[tuple[_Key, Parcel]], ending: Callable[[], bool] = nobody_asks
    ) -> Iterator[tuple[_Key, Delivery]]:
        """Give each delivery as it comes; once somebody asks to end, only what is on its way by then."""
        coming = iter(parcels)
        try:
            while True:
                for key, parcel in islice(coming, 0 if ending() else self.abreast - len(self._hands)):
                    self._hands[self._submit(parcel)] = (key, parcel)
                if not self._hands:
                    return
                lost = yield from self._landed()
                for key, parcel in () if ending() else lost:
                    yield key, self._alone(parcel)
        finally:
            self._part()

    def _landed(self) -> Generator[tuple[_Key, Delivery], None, list[tuple[_Key, Parcel]]]:
        """Give what has landed; return what was lost with a worker, and with that all that is left in hand."""
        done = self._wait(self._hands, FIRST_COMPLETED)
        if any(isinstance(_failure(future), self.gone) for future in done):
            done = self._wait(self._hands, ALL_COMPLETED)
            self._part()
        lost = []
        for future in done:
            key, parcel = self._hands.pop(future)
            if isinstance(_failure(future), self.gone):
                lost.append((key, parcel))
            else:
                yield key, _landed(future, parcel)
        return lost

    def _wait(self, futures: Collection[Future[Delivery]], until: str) -> set[Future[Delivery]]:
        """Wait for the first, or for all."""
        while True:
            done, awaited = wait(futures, _LOOKS, until)
            if not awaited or (done and until == FIRST_COMPLETED):
                return done
            self.look()

    def _alone(self, parcel: Parcel) -> Delivery:
        """Have a parcel made while nothing else is: if a worker dies now, it dies of that."""
        for _ in range(_TRIES):
            future = self._submit(parcel)
            self._wait((future,), ALL_COMPLETED)
            if not isinstance(_failure(future), self.gone):
                return _landed(future, parcel)
            self._part()
        return failed(parcel.job, ProgramFailed(_KILLS))

    def _submit(self, parcel: Parcel) -> Future[Delivery]:
        self._executor = self._executor or self.hire()
        try:
            return self._executor.submit(fulfil, parcel)
        except self.gone as failure:
            lost: Future[Delivery] = Future()
            lost.set_exception(failure)
            return lost

    def _part(self) -> None:
        """Let the workers go; what they have not begun is not begun any more."""
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _landed(future: Future[Delivery], parcel: Parcel) -> Delivery:
    """Give the delivery; what else an executor may say is told as a failure."""
    failure = _failure(future)
    return failed(parcel.job, failure) if failure else future.result()


def _failure(future: Future[Delivery]) -> BaseException | None:
    """Give what kept it from being made; a cluster that goes away calls its work off."""
    return CancelledError() if future.cancelled() else future.exception()
