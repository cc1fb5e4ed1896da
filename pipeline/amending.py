"""The versions of a plan to the one in force on a day, and to what became of a measure that is not in it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.wording.acts import cited
from schemas.plan import Plan


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a measure that some version has is not in the plan in force."""

    reason: str
    remedy: str


def in_force(versions: Sequence[Plan], day: dt.date | None) -> Plan:
    """Give the last version whose day has come; the latest of all if no day is named."""
    return [plan for plan in versions if day is None or _has_come(plan, day)][-1]


def absence(measure: str, versions: Sequence[Plan], plan: Plan) -> Absence | None:
    """Tell why `measure` is not in `plan`; None if no version has it."""
    has = [measure in {each.id for each in version.measures()} for version in versions]
    at = versions.index(plan)
    for number in _turns(has[: at + 1], was=True):
        if act := versions[number].amended_by:
            return Absence(f"його виключено ({cited(act)})", "Приберіть відмітку")
    for number in _turns(has, was=False):
        if number > at and (act := versions[number].amended_by):
            return Absence(f"його внесено пізніше ({cited(act)})", "Приберіть відмітку або впишіть дату змін")
    return None


def _has_come(plan: Plan, day: dt.date) -> bool:
    return plan.amended_by is None or (plan.amended_by.date is not None and plan.amended_by.date <= day)


def _turns(has: Sequence[bool], *, was: bool) -> Iterator[int]:
    """Give the positions where a measure went (`was` there) or came, the last first."""
    changed = [number for number, (before, after) in enumerate(pairwise(has), 1) if (before, after) == (was, not was)]
    return reversed(changed)
