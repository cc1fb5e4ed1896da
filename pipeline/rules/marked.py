"""The measures that have marks, with what became of them: what rules of time and state are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.rules.rule import Noticed, Subject
from pipeline.timing.named_days import NamedDay, named_days
from schemas.marks import ImplementationMark
from schemas.outcomes import Outcome
from schemas.periods import Period
from schemas.plan import Measure
from schemas.text import one_apostrophe


@dataclass(frozen=True, eq=False)
class Marked:
    """A measure, its mark and its outcome; what one rule has read of the mark is there for the next."""

    measure: Measure
    mark: ImplementationMark
    outcome: Outcome

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """What the mark says; each figure is «…»."""
        return tuple(
            "".join(inline.text if inline.kind == "run" else "…" for inline in paragraph.inlines)
            for paragraph in self.mark.text.paragraphs
        )

    @cached_property
    def named_days(self) -> tuple[tuple[NamedDay, ...], ...]:
        """The days that each paragraph names, in order."""
        return tuple(tuple(named_days(text)) for text in self.paragraphs)

    @cached_property
    def prose(self) -> str:
        """The same in one line of small letters, with one kind of apostrophe."""
        return " ".join(one_apostrophe(" ".join(self.paragraphs)).casefold().split())

    def noticed(self, message: str, remedy: str) -> Noticed:
        """Tell of the measure, at its mark."""
        told = f"захід {self.measure.id}: {message}"
        return Noticed(told, remedy, measure=self.measure.id, origin=self.mark.origin)


@lru_cache(maxsize=1)
def marked(subject: Subject) -> tuple[Marked, ...]:
    """Give every measure that has a mark; none if the document does not print marks."""
    return tuple(_marked(subject))


def _marked(subject: Subject) -> Iterator[Marked]:
    outcomes = {outcome.measure: outcome for outcome in subject.document.outcomes}
    for reported in subject.report.measures():
        if reported.mark and reported.measure.id in outcomes:
            yield Marked(reported.measure, reported.mark, outcomes[reported.measure.id])


def said(periods: tuple[Period, ...]) -> str:
    """Give periods in the officer's own words."""
    return ", ".join(each.said for each in periods)
