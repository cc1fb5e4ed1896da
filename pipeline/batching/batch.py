"""The whole of a batch, in the order it happens: enclosed, passed over if it is current, made, shelved, entered, told.

One document that fails, in whatever way, never keeps the others from being made. Fails if the results' folder cannot be
used, or somebody asks to end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from pipeline import settings
from pipeline.archive import MANIFEST, keep
from pipeline.batching.enclosing import enclose
from pipeline.batching.entering import answered, entered, unchanged
from pipeline.batching.finding import Wanted
from pipeline.batching.fulfilling import failed
from pipeline.batching.journal import Journal
from pipeline.batching.knowing import current, mark_of
from pipeline.batching.parcels import Delivery, Parcel
from pipeline.batching.running import Team
from pipeline.batching.unmade import explained, unreached
from pipeline.claiming import claimed
from pipeline.contracts import FormChoice, Job
from pipeline.errors import DataFaults, Fault
from pipeline.workspace import Workspace
from schemas.answer import Answer
from schemas.batch import Entry, Line
from schemas.conformance import PdfA

_CHANGED: Final = Fault(
    "дані змінили, поки документ складали; раніше складений лишився, яким був", "Повторіть ту саму команду"
)

Tell: TypeAlias = Callable[[Entry, Answer], None]
"""Told of each document as it comes: its entry, and what a run of its own would answer."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a batch."""

    root: Path
    """Where the search began."""
    wanted: tuple[Wanted, ...]
    today: dt.date
    versions: Mapping[str, str]
    """Of the programs that documents are made with."""
    environment: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    """What was found that cannot be a document."""
    all_sought: bool = True
    """Whether every folder below the root was looked at, and not only what a list names."""
    pdfa: PdfA | None = None
    template: FormChoice = "sealed"

    def job(self, wanted: Wanted) -> Job:
        """Give the job of one document."""
        patience = settings.patience(self.environment)
        return Job(
            wanted.organization, wanted.year, wanted.document, self.today, patience, self.pdfa, template=self.template
        )

    def workspace(self, wanted: Wanted) -> Workspace:
        """Give the workspace that a document is made in.

        Raises:
            FilesUnusable: its folder of sealed packages is not there.
        """
        found = wanted.workspace(self.root)
        return replace(found, originals=settings.originals(self.environment, found))


@dataclass
class Batch:
    """A batch under way."""

    order: Order
    journal: Journal
    tell: Tell
    entries: dict[Wanted, Entry] = field(default_factory=dict)

    def run(self, team: Team[tuple[Wanted, str]], ending: Callable[[], bool]) -> None:
        """Make all that is wanted; end early, in order once somebody asks to, at once if they insist."""
        with suppress(KeyboardInterrupt):  # what was made until then is told, as after any other end
            for (wanted, mark), delivery in team.deliver(self._parcels(ending), ending):
                self._receive(wanted, mark, delivery)

    def in_order(self) -> tuple[Entry, ...]:
        """Give an entry for each document, in the order in which they were found; nobody may have come to it."""
        root, day = self.order.root, self.order.today
        return tuple(self.entries.get(wanted) or unreached(wanted, root, day) for wanted in self.order.wanted)

    def _parcels(self, ending: Callable[[], bool]) -> Iterator[tuple[tuple[Wanted, str], Parcel]]:
        """Enclose what must be made; what is current, or cannot even be enclosed, is told at once."""
        for wanted in self.order.wanted:
            if ending():
                return
            try:
                parcel, mark = self._enclosed(wanted)
                shelved = self._current(wanted, mark)
            except Exception as failure:  # noqa: BLE001 - no folder, however odd, ends the batch of all others
                self._enter(wanted, failed(self.order.job(wanted), failure))
                continue
            if shelved:
                self._told(wanted, *shelved)
            else:
                yield (wanted, mark), parcel

    def _enclosed(self, wanted: Wanted) -> tuple[Parcel, str]:
        parcel = enclose(self.order.job(wanted), self.order.workspace(wanted))
        return parcel, mark_of(parcel, self.order.versions)

    def _current(self, wanted: Wanted, mark: str) -> tuple[Entry, Answer] | None:
        """Give what is to be told of a document that is current; None if it must be made."""
        line = self.journal.line(wanted)
        manifest = current(line, mark, self._shelf(wanted))
        if line is None or manifest is None:
            return None
        entry = unchanged(line)
        return entry, answered(entry, manifest, self.order.job(wanted))

    def _receive(self, wanted: Wanted, mark: str, delivery: Delivery) -> None:
        """Put a delivery on its shelf; if that fails, it has failed."""
        if delivery.files:
            try:
                delivery = self._shelved(wanted, mark, delivery)
            except Exception as failure:  # noqa: BLE001 - however odd the folder has become meanwhile
                delivery = failed(self.order.job(wanted), failure)
        self._enter(wanted, delivery)

    def _shelved(self, wanted: Wanted, mark: str, delivery: Delivery) -> Delivery:
        shelf = self._shelf(wanted)
        manifest = hashlib.sha256(delivery.files[MANIFEST]).hexdigest()
        with claimed(shelf, settings.patience(self.order.environment)):
            if self._enclosed(wanted)[1] != mark:  # somebody may have made the newer one by now
                raise DataFaults([_CHANGED])
            self.journal.add(Line(mark=mark, manifest=manifest, entry=self._entry(wanted, delivery)))
            archived = keep(delivery.files, shelf)
        document = delivery.answer.documents[0].model_copy(update={"unchanged": archived.unchanged})
        return replace(delivery, answer=delivery.answer.model_copy(update={"documents": (document,)}))

    def _enter(self, wanted: Wanted, delivery: Delivery) -> None:
        entry = self._entry(wanted, delivery)
        self._told(wanted, entry if delivery.files else explained(entry, wanted, self.order.root), delivery.answer)

    def _entry(self, wanted: Wanted, delivery: Delivery) -> Entry:
        return entered(wanted, delivery, self.order.today)

    def _told(self, wanted: Wanted, entry: Entry, answer: Answer) -> None:
        self.entries[wanted] = entry
        self.tell(entry, answer)

    def _shelf(self, wanted: Wanted) -> Path:
        return wanted.workspace(self.order.root).shelf(wanted.organization, wanted.year, wanted.document)
