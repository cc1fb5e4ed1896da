"""`figures.yaml`: the year's figures and the nouns that go with them."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.yaml_file import read_model
from schemas.figures import Figures


def read(folder: YearFolder, complain: Complain) -> tuple[Figures, ...]:
    """Read the figures; nothing if there is no such file."""
    return read_model(folder, folder.year / "figures.yaml", Figures, complain)
