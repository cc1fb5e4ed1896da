"""A YAML file to a model of the language; every fault of the file is told, each with its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.files import read_bytes
from pipeline.reading.letters import decoded
from pipeline.reading.located import validated
from pipeline.reading.yaml_text import read_yaml
from schemas.origin import RawMapping

M = TypeVar("M", bound=BaseModel)


def read_model(folder: YearFolder, file: Path, model: type[M], complain: Complain) -> tuple[M, ...]:
    """Read the one `model` that a YAML file holds; nothing if the file is not there or is at fault."""
    raw = read_yaml_file(folder, file, complain)
    made = None if raw is None else validated(model, raw, complain)
    return () if made is None else (made,)


def read_yaml_file(folder: YearFolder, file: Path, complain: Complain) -> RawMapping | None:
    """Read a YAML file of one mapping.

    Gives None if the file is not there, or if it cannot be read and that has been told to `complain`.
    """
    content = read_bytes(folder, file, complain)
    text = None if content is None else decoded(content, folder.name(file), complain)
    return None if text is None else read_yaml(text, folder.name(file), complain)
