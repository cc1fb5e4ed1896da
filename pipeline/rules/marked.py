"""The measures that have marks, with what became of them: what rules of time and state are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.rules.rule import Noticed, Subject
from schemas.marks import ImplementationMark
from schemas.outcomes import Outcome
from schemas.periods import Period
from schemas.plan import Measure


@dataclass(frozen=True, slots=True)
class Marked:
    """A measure, its mark and its outcome."""

    measure: Measure
    mark: ImplementationMark
    outcome: Outcome

    def paragraphs(self) -> Iterator[str]:
        """Give what the mark says; each figure is «…»."""
        for paragraph in self.mark.text.paragraphs:
            yield "".join(inline.text if inline.kind == "run" else "…" for inline in paragraph.inlines)

    def noticed(self, message: str, remedy: str) -> Noticed:
        """Tell of the measure, at its mark."""
        told = f"захід {self.measure.id}: {message}"
        return Noticed(told, remedy, measure=self.measure.id, origin=self.mark.origin)


def marked(subject: Subject) -> Iterator[Marked]:
    """Give every measure that has a mark; none if the document does not print marks."""
    outcomes = {outcome.measure: outcome for outcome in subject.document.outcomes}
    for reported in subject.report.measures():
        if reported.mark and reported.measure.id in outcomes:
            yield Marked(reported.measure, reported.mark, outcomes[reported.measure.id])


def said(periods: tuple[Period, ...]) -> str:
    """Give periods in the officer's own words."""
    return ", ".join(each.said for each in periods)
