"""A team of workers, of whatever executor: nothing is lost, nothing is made twice, and only so much is on its way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from pipeline.batching import running
from pipeline.batching.fulfilling import failed
from pipeline.batching.parcels import Delivery, Parcel, Tree
from pipeline.batching.running import Team
from pipeline.contracts import Job
from pipeline.errors import ProgramFailed, UsageError


@dataclass
class Fleet:
    """Executors whose workers die of some parcels, as processes do that are killed; what was made is remembered."""

    deaths: Counter[str] = field(default_factory=Counter)
    """How many times a worker still dies of a parcel of that organization."""
    made: list[str] = field(default_factory=list)
    hired: int = 0

    def hire(self) -> Executor:
        """Give an executor with fresh workers."""
        self.hired += 1
        return Crew(self)


class Crew(Executor):
    """An executor of one worker, whose death takes along all that was in hand."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet, self.worker, self.broken = fleet, ThreadPoolExecutor(1), False

    def submit(self, _fn: Callable[[Parcel], Delivery], parcel: Parcel, /) -> Future[Delivery]:
        """Take a parcel in hand."""
        if self.broken:
            raise BrokenExecutor
        return self.worker.submit(self.work, parcel)

    def work(self, parcel: Parcel) -> Delivery:
        """Make it, or die of it."""
        name = parcel.job.organization
        if self.broken or self.fleet.deaths[name]:
            self.fleet.deaths[name] -= not self.broken
            self.broken = True
            raise BrokenExecutor
        if name == "odd":
            raise RuntimeError(name)
        self.fleet.made.append(name)
        return failed(parcel.job, UsageError(name))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let the worker go."""
        self.worker.shutdown(wait, cancel_futures=cancel_futures)


def parcels(*names: str) -> Iterator[tuple[str, Parcel]]:
    """A parcel of each organization."""
    for name in names:
        yield name, Parcel(Job(name, 2023, "report", dt.date(2026, 1, 15)), Tree("/x", {}))


def delivered(fleet: Fleet, *names: str) -> dict[str, str]:
    """What became of each: the reason that its delivery tells."""
    deliveries = list(Team[str](fleet.hire, 3).deliver(parcels(*names)))

    assert Counter(names) == Counter(key for key, _ in deliveries)
    return {key: delivery.answer.faults[0].message for key, delivery in deliveries}


NAMES = tuple(f"o{number}" for number in range(12))


def test_everything_is_delivered_once() -> None:
    """By one executor, if no worker dies."""
    fleet = Fleet()

    assert {name: name for name in NAMES} == delivered(fleet, *NAMES)
    assert (sorted(NAMES), 1) == (sorted(fleet.made), fleet.hired)


def test_only_so_many_parcels_are_drawn_ahead() -> None:
    """Memory does not grow with the batch: at most three have been drawn that were not given."""
    drawn = given = 0

    def counted() -> Iterator[tuple[str, Parcel]]:
        nonlocal drawn
        for each in parcels(*NAMES):
            drawn += 1
            assert drawn - given <= 3
            yield each

    for _ in Team[str](Fleet().hire, 3).deliver(counted()):
        given += 1
    assert 12 == given


@pytest.mark.parametrize("place", [0, 5, 11])
def test_what_kills_a_worker_twice_has_failed_and_its_neighbours_live(place: int) -> None:
    """Wherever it stands; nobody else is made twice."""
    fleet = Fleet(Counter({NAMES[place]: 3}))

    told = delivered(fleet, *NAMES)

    assert "двічі раптово скінчився" in told.pop(NAMES[place])
    assert {name: name for name in NAMES if name != NAMES[place]} == told
    assert sorted(told) == sorted(fleet.made)


@pytest.mark.parametrize("deaths", [{"o0": 1}, {"o5": 1, "o6": 1}, {"o11": 1}, dict.fromkeys(NAMES, 1)], ids=str)
def test_a_worker_that_dies_once_loses_nothing(deaths: dict[str, int]) -> None:
    """Its parcel is made alone the next time, and so is all that was in hand with it."""
    fleet = Fleet(Counter(deaths))

    assert {name: name for name in NAMES} == delivered(fleet, *NAMES)
    assert sorted(NAMES) == sorted(fleet.made)


def test_all_die_and_each_is_told() -> None:
    """Even if no worker survives anything."""
    told = delivered(Fleet(Counter(dict.fromkeys(NAMES, 99))), *NAMES)

    assert {True} == {"двічі раптово скінчився" in reason for reason in told.values()}


def test_what_an_executor_says_besides_is_told_of_its_parcel() -> None:
    """Such as a delivery that cannot be sent; the others are not concerned."""
    told = delivered(Fleet(), "o1", "odd", "o2")

    assert ("o1", "o2") == (told["o1"], told["o2"])
    assert told["odd"].startswith("RuntimeError")


def test_who_asks_to_end_gets_what_is_on_its_way() -> None:
    """And nothing else is begun."""
    fleet, asked = Fleet(), False

    def ending() -> bool:
        return asked

    given = []
    for key, _ in Team[str](fleet.hire, 3).deliver(parcels(*NAMES), ending):
        given.append(key)
        asked = True

    assert sorted(given) == sorted(fleet.made)
    assert len(given) <= 3


class Silent(Executor):
    """An executor whose workers have gone without a word, as a cluster's may."""

    def submit(self, _fn: Callable[[Parcel], Delivery], _parcel: Parcel, /) -> Future[Delivery]:  # type: ignore[override] # as a team calls it
        """Take a parcel that nobody will ever deliver."""
        return Future()


def test_nobody_waits_for_workers_that_are_gone_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows of it says so, and that ends the waiting."""
    monkeypatch.setattr(running, "_LOOKS", 0.01)

    def look() -> None:
        raise ProgramFailed("нікого немає")

    with pytest.raises(ProgramFailed, match="нікого немає"):
        list(Team[str](Silent, 2, look=look).deliver(parcels("a", "b", "c")))
