"""Where facts come from: one file per place, each a `read(folder, complain)`; a new one is enrolled by a line here."""

from __future__ import annotations

from pipeline.contracts import Source
from pipeline.sources import (
    acknowledgements,
    calendar,
    figures,
    marks,
    marks_table,
    organization,
    plan,
    registers,
    report,
    transcription,
)

SOURCES: tuple[Source, ...] = (
    organization.read,
    plan.read,
    report.read,
    marks.read,
    marks_table.read,
    figures.read,
    registers.read,
    transcription.read,
    acknowledgements.read,
    calendar.read,
)
"""All sources. The order is that of an officer's work and means nothing else: `merge` knows facts by what they are."""
