"""From documents to their PDFs by a LibreOffice that is started with them and ends with them.

Fails if it does not end in time, or does not give a whole PDF for every document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pipeline.errors import ProgramFailed
from pipeline.tools.child import Child
from pipeline.tools.exporting import Order, fault, place
from pipeline.tools.room import room
from pipeline.tools.way import RESTART, Way

if TYPE_CHECKING:  # LibreOffice is started while these are imported
    from pipeline.contracts import Conversion, Docx
    from schemas.conformance import PdfA

_MORE_TIME = "Перевірте встановлення: make doctor; великому документові дайте більше часу, наприклад ZVIT_SECONDS=600"


class OutOfTime(ProgramFailed):
    """LibreOffice was stopped at the time limit; another try would only wait as long again."""


@contextmanager
def attempt(way: Way, documents: Mapping[str, Docx], pdfa: PdfA) -> Iterator[Conversion]:
    """Start LibreOffice on the documents; what is given waits for its end.

    Raises:
        ProgramFailed: it cannot be started; or, when it is waited for, it did not give a whole PDF for each.
        OutOfTime: when it is waited for: it was not ready in time.
        FilesUnusable: there is no room for it to work in.
    """
    with room(way.rooms) as here:
        way.furnish(here)
        order = place(documents, here, pdfa)
        until = monotonic() + way.seconds
        with way.start(here, order.words) as child:
            yield _Attempt(way, here, order, child, until)


@dataclass(frozen=True, slots=True)
class _Attempt:
    way: Way
    here: Path
    order: Order
    child: Child
    until: float

    def __call__(self) -> dict[str, bytes]:
        """Wait for the end, and for that of another start if LibreOffice asks for one."""
        ended = self.child.end(self.until - monotonic())
        if ended.code == RESTART:
            with self.way.start(self.here, self.order.words) as again:
                ended = again.end(self.until - monotonic())
        if ended.code is None:
            reason = f"LibreOffice не закінчив перетворення за {self.way.seconds:g} с, його зупинено"
            raise OutOfTime(fault(reason, ended.words, remedy=_MORE_TIME))
        whole, faults = self.order.made(ended.words or f"код завершення {ended.code}")
        if faults:
            raise ProgramFailed(*faults)
        return whole
