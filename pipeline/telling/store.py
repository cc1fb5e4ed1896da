"""What an officer is told of a store that does not serve."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.keeping.store import CACHE, Store
from pipeline.refusal import fault
from pipeline.wording.numbers import counted

_ENTRIES = ("запис", "записи", "записів")


def unkept(store: Store) -> Iterator[str]:
    """Say what was kept and could not be used, and why nothing was kept for the next run, if that is so."""
    if store.spoiled:
        damaged = counted(len(store.spoiled), _ENTRIES)
        again = "" if store.refused else " й записано наново"
        yield f"  у build/{CACHE} пошкоджено {damaged}: складено без цього{again}"
    if store.refused:
        yield f"  {fault(store.refused, 'складене не запам’ятовано', f'build/{CACHE}')}"
