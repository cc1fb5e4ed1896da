"""A paragraph as rules read it: its letters, where it stands, and what they have read of it already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.counts import Count, counts
from pipeline.timing.named_days import NamedDay, named_days
from schemas.document import PrintedParagraph
from schemas.origin import Origin


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph that is printed, and where it stands; what one rule has read of it is there for the next."""

    paragraph: PrintedParagraph
    measure: str | None = None
    column: str | None = None
    """The key of the table's column; None outside the table."""
    is_last: bool = True
    """Whether it ends its cell."""

    @cached_property
    def text(self) -> str:
        """Its letters."""
        return self.paragraph.text

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The counts that it states, in order."""
        return tuple(counts(self.text, self.paragraph.runs))

    @cached_property
    def named_days(self) -> tuple[NamedDay, ...]:
        """The days that it names, in order."""
        return tuple(named_days(self.text))

    def origin(self, position: int) -> Origin | None:
        """Give where the run was typed that has the letter at `position`."""
        end = 0
        for run in self.paragraph.runs:
            end += len(run.text)
            if position < end:
                return run.origin
        return self.paragraph.runs[-1].origin if self.paragraph.runs else None
