"""`report.yaml`: what the year's report has around its table."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.report import ReportFile


def read(folder: YearFolder, complain: Complain) -> tuple[ReportFile, ...]:
    """Read the report's requisites; nothing if there is no such file."""
    return read_model(folder, folder.year / "report.yaml", ReportFile, complain)
