"""The year before to its report, by which this year's is judged."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from pipeline.errors import Fault, ZvitError
from pipeline.load import load
from pipeline.merge import merge
from pipeline.workspace import Workspace
from schemas.report import Report


def last_year(workspace: Workspace, organization: str, year: int) -> Report | None:
    """Give the report of the year before `year`; None if its data are not there, or not sound: its own build tells."""
    faults: list[Fault] = []
    with suppress(ZvitError):
        facts = load(workspace.folder(organization, year - 1), organization, year - 1, faults.append)
        report = merge(facts, faults.append, dt.date(year - 1, 12, 31))
        return None if faults else report
    return None
