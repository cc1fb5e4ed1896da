"""`findings.yaml`: findings of the year that the officer has decided to leave as they are, with the reasons."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.acknowledgements import Acknowledgements


def read(folder: YearFolder, complain: Complain) -> tuple[Acknowledgements, ...]:
    """Read the acknowledgements; nothing if there is no such file."""
    return read_model(folder, folder.year / "findings.yaml", Acknowledgements, complain)
