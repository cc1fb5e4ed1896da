"""Rules of measures that were put off: how often, and whether the plan that they come from has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.rules.rule import Noticed, Subject, rule
from schemas.findings import Severity
from schemas.plan import CarriedOver

RUNNING: Final = 3
"""A measure that stands in the plans of so many years running is told of."""


@rule(
    "put-off-again",
    Severity.WARNING,
    "захід стоїть у планах третій рік поспіль",
    "план складають із заходів, які буде виконано",
)
def nothing_is_put_off_for_ever(subject: Subject) -> Iterator[Noticed]:
    """What stands in the plans of three years running is not being done."""
    year = subject.report.year
    for measure in subject.report.plan.measures():
        chain = subject.put_off.get(measure.id, ())
        if len(chain) + 1 >= RUNNING:
            years = ", ".join(f"{link.year} ({link.measure})" for link in reversed(chain))
            yield Noticed(
                f"захід стоїть у планах {len(chain) + 1}-й рік поспіль: {years}, {year}",
                "Виконайте його, вилучіть із плану або поясніть у findings.yaml, чому його перенесено знову",
                measure=measure.id,
                origin=measure.origin,
            )


@rule(
    "carried-over-astray",
    Severity.WARNING,
    "захід перенесено з плану, у якому його немає",
    "перенесений захід має стояти в плані попереднього року",
)
def what_is_carried_over_was_there_before(subject: Subject) -> Iterator[Noticed]:
    """A link leads back, and to a measure that stands there if the year before is known."""
    for measure in subject.report.plan.measures():
        link = measure.carried_over
        if link and (why := _astray(link, subject)):
            yield Noticed(why, "Перевірте carried_over", measure=measure.id, origin=link.origin)


@lru_cache(maxsize=1)
def _planned_before(subject: Subject) -> frozenset[str]:
    return frozenset(each.id for each in subject.last_year.plan.measures()) if subject.last_year else frozenset()


def _astray(link: CarriedOver, subject: Subject) -> str:
    if link.year >= subject.report.year:
        return f"захід перенесено з {link.year} року, а це не минулий рік"
    before = subject.last_year
    if before and before.year == link.year and link.measure not in _planned_before(subject):
        return f"захід перенесено з {link.year} року, а там заходу {link.measure} немає"
    return ""
