"""From documents to their PDFs by one LibreOffice after another, each of which does many.

It is started before there is a document. It is started anew when it has done many, holds much memory, or anything goes
wrong; then each document without a PDF is tried once more alone, by a LibreOffice of its own. Fails with the documents
that fail there too; no other is harmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Self

from pipeline.errors import Fault, ProgramFailed, ZvitError
from pipeline.tools.cold import attempt
from pipeline.tools.running import Handed, Running, running
from pipeline.tools.way import Way

if TYPE_CHECKING:  # LibreOffice is started while these are imported
    from pipeline.contracts import Conversion, Converter, Docx
    from schemas.conformance import PdfA

_OFTEN = 2
"""Starts in vain, one after another, after which there are no more: this LibreOffice is not one that can stay."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What one start may do before there is a new one."""

    documents: int = 200
    memory: int = 500_000_000
    """Bytes that it may hold: 190 MB after a report; it does not give back what a large document took."""


_WEAR = Wear()


class WarmOffice:
    """A LibreOffice that is ready and stays; `cold` is what converts where it cannot.

    It is started in the `likely` way, which costs no trial; if that was in vain, in the one that has been `tried`.
    """

    def __init__(
        self, cold: Converter, likely: Callable[[], Way], tried: Callable[[], Way], wear: Wear = _WEAR
    ) -> None:
        self._cold = cold
        self._likely = likely
        self._tried = tried
        self._wear = wear
        self._stay = ExitStack()
        self._running: Running | None = None
        self._turn = Lock()
        self._in_vain = 0
        self._known: Way | None = None
        """A way in which it has done something."""
        self.peak = 0
        """The most bytes that LibreOffice has held so far."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Tell LibreOffice's version."""
        return self._cold.versions

    @property
    def confinement(self) -> str:
        """Say for the officer how it is confined."""
        return self._known.confinement if self._known else self._cold.confinement

    def warm(self) -> AbstractContextManager[Self]:
        """Give itself."""
        return nullcontext(self)

    def start(self) -> None:
        """Start LibreOffice, if it can be; what keeps it from that is told when something is converted."""
        if self._in_vain < _OFTEN:
            with suppress(ZvitError):
                way = self._tried() if self._in_vain else self._likely()
                self._running = self._stay.enter_context(running(way))

    def _start_anew(self) -> None:
        """End it, and start another one."""
        if self._running:
            self._in_vain = 0 if self._running.answered else self._in_vain + 1
        self.close()
        self.start()

    def close(self) -> None:
        """End it."""
        self._running = None
        self._stay.close()

    def __call__(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Mapping[str, bytes]:
        """Export every document for that part of PDF/A.

        Raises:
            ZvitError: as `begin`, and what that gives.
        """
        with self.begin(documents, pdfa) as conversion:
            return conversion()

    @contextmanager
    def begin(self, documents: Mapping[str, Docx], pdfa: PdfA = "1a") -> Iterator[Conversion]:
        """Begin to export every document for that part of PDF/A; a second order at the same time is done cold.

        Raises:
            ZvitError: as a cold LibreOffice does.
        """
        with ExitStack() as turn:
            at_work = self._mine(turn) if documents else None
            begun = self._order(at_work, turn, documents, pdfa) if at_work else self._cold.begin(documents, pdfa)
            with begun as conversion:
                yield conversion

    def _mine(self, turn: ExitStack) -> Running | None:
        """Give the LibreOffice that waits for an order, if it can be had; nobody else has it meanwhile."""
        if not self._turn.acquire(blocking=False):
            return None
        turn.callback(self._turn.release)
        if self._running is None:
            self.start()
        elif self._running.child.has_ended:
            self._start_anew()
        return self._running

    @contextmanager
    def _order(
        self, at_work: Running, turn: ExitStack, documents: Mapping[str, Docx], pdfa: PdfA
    ) -> Iterator[Conversion]:
        """Hand an order over; if it has not been done when the context is left, LibreOffice ends with it."""
        done = at_work.answered + len(documents)
        with closing(at_work.take(documents, pdfa)) as handed:
            try:
                yield partial(self._made, at_work, turn, handed, documents, pdfa)
            finally:
                if at_work is self._running and at_work.answered < done:
                    self.close()

    def _made(
        self, at_work: Running, turn: ExitStack, handed: Handed, documents: Mapping[str, Docx], pdfa: PdfA
    ) -> Mapping[str, bytes]:
        made, faults = at_work.wait(handed)
        turn.close()  # it is free for the same document's next printing
        self._known = at_work.way if at_work.answered else self._known
        self.peak = max(self.peak, at_work.peak)
        if faults or at_work.answered >= self._wear.documents or at_work.memory >= self._wear.memory:
            self._start_anew()
        if missing := {key: docx for key, docx in documents.items() if key not in made}:
            made |= self._each_alone(missing, pdfa)
        return {key: made[key] for key in documents}

    def _each_alone(self, documents: Mapping[str, Docx], pdfa: PdfA) -> dict[str, bytes]:
        """Convert each document once more, apart from the others."""
        made: dict[str, bytes] = {}
        faults: list[Fault] = []
        for key, docx in documents.items():
            try:
                with attempt(self._tried(), {key: docx}, pdfa) as conversion:
                    made |= conversion()
            except ProgramFailed as failure:
                faults += failure.faults
        if faults:
            raise ProgramFailed(*faults)
        return made
