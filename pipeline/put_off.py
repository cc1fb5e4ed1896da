"""The measures of a plan to the years from which they were put off, one year after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from pipeline.errors import Fault, ZvitError
from pipeline.sources import plan as source
from pipeline.workspace import Workspace
from schemas.plan import CarriedOver, Measure, Plan


def chains(workspace: Workspace, organization: str, plan: Plan) -> dict[str, tuple[CarriedOver, ...]]:
    """Give the chain of every measure that was carried over, the last year first.

    It ends where the plan that it leads to is not there, is not sound, or has no such measure.
    """
    plans = _Plans(workspace, organization)
    return {str(each.id): tuple(plans.chain(each)) for each in plan.measures() if each.carried_over}


@dataclass
class _Plans:
    """The measures of an organization's years, each read once."""

    workspace: Workspace
    organization: str
    measures: dict[int, dict[str, Measure]] = field(default_factory=dict)

    def chain(self, measure: Measure) -> Iterator[CarriedOver]:
        """Follow the links back."""
        link, before = measure.carried_over, None
        while link and (before is None or link.year < before):
            yield link
            earlier, before = self._of(link.year).get(link.measure), link.year
            link = earlier.carried_over if earlier else None

    def _of(self, year: int) -> dict[str, Measure]:
        if year not in self.measures:
            faults, plans = list[Fault](), tuple[Plan, ...]()
            with suppress(ZvitError):
                plans = tuple(source.read(self.workspace.folder(self.organization, year), faults.append))
            self.measures[year] = {str(each.id): each for plan in plans for each in plan.measures()}
        return self.measures[year]
