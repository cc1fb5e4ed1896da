"""A batch from what is wanted to what it has come to, and the register of its results.

Fails if the results' folder cannot be used, another batch is at work there, or somebody asks to end twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from pipeline import settings
from pipeline.batching.batch import Batch, Order, Tell
from pipeline.batching.finding import Wanted
from pipeline.batching.journal import JOURNAL, Journal
from pipeline.batching.outcome import Results
from pipeline.batching.register import register, together
from pipeline.batching.results import PAGE, files
from pipeline.batching.running import AHEAD, Team
from pipeline.batching.saying import conclusion
from pipeline.batching.workers import hire
from pipeline.claiming import claimed
from pipeline.errors import DataFaults
from pipeline.loading import loading
from pipeline.shelving import shelve
from pipeline.telling.answering import answer
from pipeline.telling.outcomes import Failed
from pipeline.tools.room import sweep

RESULTS: Final = "results"
_FOR_CLUSTERS: Final = "Виконайте: make setup-dask"


def results_below(root: Path) -> Path:
    """Give where the results of a batch lie if nobody says otherwise: no organization's folder begins so."""
    return root / "build" / "_batch"


@contextmanager
def crew(count: int, address: str = "") -> Iterator[Team[tuple[Wanted, str]]]:
    """Give so many workers of this machine, or those of a Dask cluster.

    Raises:
        ProgramMissing: the packages for a cluster are not installed.
        ProgramFailed: no scheduler answers at that address.
    """
    if not address:
        yield Team(partial(hire, count), AHEAD * count)
        return
    with loading(_FOR_CLUSTERS):
        from pipeline.batching.cluster import cluster  # noqa: PLC0415 - it needs the extra packages
    with cluster(address, count) as workers:
        yield workers


def said(results: Results, folder: Path, seconds: float) -> str:
    """Say what all has come to."""
    page, here = folder / RESULTS / PAGE, Path.cwd()
    place = page.relative_to(here) if page.is_relative_to(here) else page
    return conclusion(results, str(place), seconds)


def carry_out(
    order: Order, folder: Path, team: Team[tuple[Wanted, str]], tell: Tell, ending: Callable[[], bool]
) -> Results:
    """Make all that is wanted; put the register of it, and the journal by which it can be gone on with, in `folder`.

    What is given is of this run alone.
    """
    shelf = folder / RESULTS
    with claimed(shelf, settings.patience(order.environment)):
        batch = Batch(order, Journal(folder / JOURNAL), tell)
        batch.run(team, ending)
        sweep()  # of the rooms of workers that were killed
        faults = answer("batch", "", (Failed(DataFaults(order.faults)),)).faults
        results = Results(batch.in_order(), order.today, faults)
        shelve(shelf, files(_with_earlier(results, batch, shelf), order.root, shelf))
    return results


def _with_earlier(results: Results, batch: Batch, shelf: Path) -> Results:
    order, noted = batch.order, batch.journal.entries()
    return together(results, register(shelf, order.root), noted, order.root, all_sought=order.all_sought)
