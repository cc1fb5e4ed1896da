"""A LibreOffice that stays in its room and is given documents, one order after another.

It keeps an empty document open, or it would end with the first order; and it exports a small table at first, which
makes it read all that it needs for a document, so that the first one takes it no longer than the others. Fails if it
cannot be started; whatever else goes wrong is seen by the PDFs that are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pipeline.tools.channel import Visit, socket_of, visit
from pipeline.tools.child import Child
from pipeline.tools.exporting import Order, place
from pipeline.tools.room import room
from pipeline.tools.tiny import document, table
from pipeline.tools.way import Way, profile_of

if TYPE_CHECKING:  # LibreOffice is started while these are imported
    from pipeline.contracts import Docx
    from pipeline.errors import Fault
    from schemas.conformance import PdfA

_OPEN = "private:factory/swriter"
_UP_SECONDS = 20.0
"""How long a start may take until it listens: it takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Handed:
    """An order that has been handed over, and until when it is waited for."""

    order: Order
    visit: Visit | None
    """None: LibreOffice did not listen."""
    until: float

    def close(self) -> None:
        """Remove what was handed over."""
        if self.visit:
            self.visit.connection.close()
        self.order.clear()


@dataclass(slots=True)
class Running:
    """A LibreOffice at work in its room."""

    way: Way
    here: Path
    child: Child
    taken: int
    """How many documents it has been given, the table that warms it included: no other may be called as that is."""
    answered: int = 0
    """How many documents it has been done with."""
    memory: int = 0
    """The bytes that it held after the last order."""
    peak: int = 0
    """The most bytes that it has ever held."""

    def take(self, documents: Mapping[str, Docx], pdfa: PdfA) -> Handed:
        """Hand documents over.

        Raises:
            FilesUnusable: there is no room for them.
        """
        order = place(documents, self.here, pdfa, first=self.taken)
        self.taken += len(documents)
        now = monotonic()
        until = now + self.way.seconds
        folder = self.way.jail.passing(self.here)
        visited = visit(profile_of(self.here), folder, self.child.ends, min(until, now + _UP_SECONDS))
        if visited:
            visited.say(order.words, self.here)
        return Handed(order, visited, until)

    def wait(self, handed: Handed) -> tuple[dict[str, bytes], list[Fault]]:
        """Wait for an order; give the PDFs that came whole, and what is wrong with the others."""
        done = handed.visit is not None and handed.visit.answered(handed.until)
        if handed.visit and done:
            self.answered += len(handed.order.files)
            self._look(handed.visit.process)
        return handed.order.made(self.child.words)

    def _look(self, process: int) -> None:
        """See how much memory it holds."""
        with suppress(OSError):  # it has ended
            said = Path(f"/proc/{process}/status").read_text("ascii", "replace")
            held = {name: int(kilobytes) * 1024 for name, kilobytes in re.findall(r"(Vm\w+):\s+(\d+) kB", said)}
            self.memory, self.peak = held.get("VmRSS", 0), held.get("VmHWM", 0)


@contextmanager
def running(way: Way) -> Iterator[Running]:
    """Start LibreOffice without documents; it ends with the context.

    Raises:
        ProgramFailed: it cannot be started.
        FilesUnusable: there is no room for it to work in.
    """
    with room(way.rooms) as here:
        way.furnish(here)
        first = place({"": document(table("Їжак"))}, here, "1a")
        try:
            with way.start(here, (_OPEN, *first.words)) as child:
                yield Running(way, here, child, taken=1)
        finally:
            with suppress(OSError):  # outside of a jail it lies where others may put one of that name
                if left := socket_of(profile_of(here), way.jail.passing(here)):
                    left.unlink()
