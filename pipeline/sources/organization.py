"""`organization.yaml`: the organization, for all years."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.organization import Organization


def read(folder: YearFolder, complain: Complain) -> tuple[Organization, ...]:
    """Read the organization; nothing if there is no such file."""
    return read_model(folder, folder.organization / "organization.yaml", Organization, complain)
