"""`plan.yaml`: the year's plan."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.plan import Plan


def read(folder: YearFolder, complain: Complain) -> tuple[Plan, ...]:
    """Read the plan; nothing if there is no such file."""
    return read_model(folder, folder.year / "plan.yaml", Plan, complain)
