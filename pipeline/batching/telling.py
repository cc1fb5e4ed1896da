"""Each document of a batch, as it comes, to what people and programs are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.batching.batch import Order, Tell
from pipeline.batching.progress import Progress, terminal
from pipeline.batching.saying import line
from pipeline.telling import Telling
from pipeline.telling.writing import place_in_repository, tell_at_once
from schemas.answer import Answer
from schemas.batch import Entry


@contextmanager
def teller(telling: Telling, order: Order) -> Iterator[Tell]:
    """Give what tells of a document: on a terminal, only one that failed has a line of its own."""
    progress = Progress(len(order.wanted), terminal())

    def tell(entry: Entry, answer: Answer) -> None:
        said = line(entry)
        place = place_in_repository(order.root / entry.workspace) or entry.workspace
        found = answer.model_copy(update={"command": telling.command, "base": place})
        tell_at_once(telling, found, "" if progress.terminal else said)
        progress(entry.outcome, said if entry.outcome == "failed" else "")

    try:
        yield tell
    finally:
        progress.close()
