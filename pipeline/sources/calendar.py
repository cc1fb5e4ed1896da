"""`data/calendar.yaml`: working days, for all organizations and years."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.working_days import WorkingCalendar


def read(folder: YearFolder, complain: Complain) -> tuple[WorkingCalendar, ...]:
    """Read the calendar; nothing if there is no such file: then no working day is counted."""
    return read_model(folder, folder.calendar, WorkingCalendar, complain)
