"""What can be measured: a part each, enrolled by a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from bench.ground import Ground
from bench.growth.measures import docx, pdf
from bench.growth.reports import reports
from bench.parts.batch import batch
from bench.parts.changed import changed, unchanged
from bench.parts.large import linearity, rendering, single_table, whole
from bench.parts.memory import memory
from bench.parts.one import office, one, verification
from bench.parts.startup import startup
from bench.records import Chart, Row

Measure: TypeAlias = Callable[[Ground], Iterable[Row | Chart]]

USUAL: Final[dict[str, Measure]] = {
    "startup": startup,
    "one": one,
    "office": office,
    "unchanged": unchanged,
    "changed": changed,
    "verification": verification,
    "memory": memory,
    "batch": batch,
    "rendering": rendering,
    "large": whole,
    "linearity": linearity,
}

PARTS: Final[dict[str, Measure]] = {
    **USUAL,
    "single-table": single_table,
    "growth-docx": docx,
    "growth-pdf": pdf,
    "growth-reports": reports,
}
"""All, with those that take so long that they are run only when they are asked for."""
