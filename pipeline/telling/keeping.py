"""What an officer is told of what is kept: a run after which nothing has changed, and a store that does not serve."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.keeping.records import Record
from pipeline.keeping.store import CACHE, Store
from pipeline.refusal import fault
from pipeline.wording.numbers import counted

_ENTRIES = ("запис", "записи", "записів")


def again(record: Record, seconds: float, *more: str) -> str:
    """Say what was said of the document when it was made, and that it is so still."""
    proven = "усе, з чого його складено, і готові файли ті самі, що тоді, коли їх звірено з даними"
    return "\n".join((*record.told, *more, f"  {lasted('без змін', seconds)}: {proven}"))


def lasted(done: str, seconds: float) -> str:
    """Say what was done in how many seconds."""
    return f"{done} за {seconds:.1f} с".replace(".", ",")


def unkept(store: Store) -> Iterator[str]:
    """Say what was kept and could not be used, and why nothing was kept for the next run, if that is so."""
    if store.spoiled:
        damaged = counted(len(store.spoiled), _ENTRIES)
        yield f"  у build/{CACHE} пошкоджено {damaged}: складено без цього й записано наново"
    if store.refused:
        yield f"  {fault(store.refused, 'складене не запам’ятовано', f'build/{CACHE}')}"
