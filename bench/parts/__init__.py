"""What can be measured: a part each, enrolled by a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from bench.ground import Ground
from bench.parts.changed import changed, unchanged
from bench.parts.memory import memory
from bench.parts.one import office, one, verification
from bench.parts.startup import startup
from bench.records import Row

Measure: TypeAlias = Callable[[Ground], Iterable[Row]]

PARTS: Final[dict[str, Measure]] = {
    "startup": startup,
    "one": one,
    "office": office,
    "unchanged": unchanged,
    "changed": changed,
    "verification": verification,
    "memory": memory,
}
