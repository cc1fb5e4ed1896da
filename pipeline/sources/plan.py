"""`plan.yaml`: the year's plan; `plan-2.yaml` and so on: the whole plan as each amendment has left it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault
from pipeline.reading.members import everything
from pipeline.reading.yaml_file import read_model
from schemas.origin import Origin
from schemas.plan import Plan

PLAN: Final = "plan.yaml"
_VERSION: Final = re.compile(r"plan-([1-9][0-9]?)\.yaml")


def read(folder: YearFolder, complain: Complain) -> tuple[Plan, ...]:
    """Read the plan and its later versions in their sequence; nothing if there is no such file."""
    found = [(file, plan) for file in _files(folder, complain) for plan in read_model(folder, file, Plan, complain)]
    plans = tuple(plan for file, plan in found if _fits(plan, file.name, folder.name(file), complain))
    for fault in _disorder(plans):
        complain(fault)
    return plans


def _files(folder: YearFolder, complain: Complain) -> Iterator[Path]:
    """Give the files of all versions, the first first; a name that is out of sequence is told."""
    yield folder.year / PLAN
    files = {file.name: file for file in sorted(folder.year.glob("plan-*.yaml"))}
    named = {name: f"plan-{number}.yaml" for number, name in enumerate(_in_sequence(files), 2)}
    for name, expected in named.items():
        if name != expected:
            reason, remedy = f"версія плану має стояти у файлі {expected}", "Перейменуйте: plan-2.yaml, plan-3.yaml…"
            complain(Fault(reason, remedy, Origin(folder.name(files[name])), about=frozenset(everything(Plan))))
        yield files[name]


def _in_sequence(names: dict[str, Path]) -> list[str]:
    numbers = {name: found for name in names if (found := _VERSION.fullmatch(name))}
    return sorted(names, key=lambda name: int(numbers[name][1]) if name in numbers else 100)


def _fits(plan: Plan, name: str, place: str, complain: Complain) -> bool:
    """Tell whether a version says what amended it, and the plan as approved does not."""
    if (plan.amended_by is None) == (name == PLAN):
        return True
    where = replace(plan.origin or Origin(place), file=place)
    if plan.amended_by is None:
        remedy = "Додайте amended_by: {act: розпорядження міського голови, date: 10.06.2023, number: 45-ра}"
        complain(Fault("не сказано, чим внесено зміни до плану", remedy, where))
    else:
        reason, remedy = "план, яким його затверджено, не може мати amended_by", "Змінений план — у plan-2.yaml"
        complain(Fault(reason, remedy, plan.amended_by.origin or where))
    return False


def _disorder(plans: Sequence[Plan]) -> Iterator[Fault]:
    """Tell of an amendment that is older than the one before it, or that has no date while a later one has."""
    acts = [plan.amended_by for plan in plans if plan.amended_by]
    for before, act in pairwise(acts):
        if before.date is None:
            yield Fault("дати немає, а наступну версію плану вже складено", "Впишіть date", before.origin)
        elif act.date and act.date < before.date:
            reason = "дата раніша, ніж у попередньої версії плану"
            yield Fault(reason, "Версії нумерують за датами документів", act.origin)
