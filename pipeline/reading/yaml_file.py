"""A YAML file to a model of the language; every fault of the file is told, each with its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.files import read_bytes
from pipeline.reading.letters import decoded
from pipeline.reading.members import everything
from pipeline.reading.salvage import doubting, salvaged
from pipeline.reading.yaml_text import read_yaml
from schemas.base import Located
from schemas.origin import RawMapping

M = TypeVar("M", bound=Located)


def read_model(folder: YearFolder, file: Path, model: type[M], complain: Complain) -> tuple[M, ...]:
    """Read the one `model` that a YAML file holds, or its sound part; nothing if the file is not there or is broken."""
    raw = read_yaml_file(folder, file, doubting(complain, *everything(model)))
    made = None if raw is None else salvaged(model, raw, complain)
    return () if made is None else (made,)


def read_yaml_file(folder: YearFolder, file: Path, complain: Complain) -> RawMapping | None:
    """Read a YAML file of one mapping.

    Gives None if the file is not there, or if it cannot be read and that has been told to `complain`.
    """
    content = read_bytes(folder, file, complain)
    text = None if content is None else decoded(content, folder.name(file), complain)
    return None if text is None else read_yaml(text, folder.name(file), complain)
