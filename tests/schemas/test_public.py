"""What can be public is listed: no type behind the place where registers are read can hold one of their cells."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import BaseModel

from schemas.document import Document
from schemas.findings import Finding
from schemas.registers import FilledRegister, RegisterEntry
from schemas.report import Report


def _reached(shape: object, seen: set[object] | None = None) -> set[object]:
    """Every type that a value of `shape` can hold, at any depth."""
    seen = set() if seen is None else seen
    if shape in seen:
        return seen
    seen.add(shape)
    inside = [field.annotation for field in shape.model_fields.values()] if _is_model(shape) else get_args(shape)
    for each in inside:
        _reached(each, seen)
    return seen


def _is_model(shape: object) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


@pytest.mark.parametrize("public", [Report, Document, Finding])
def test_no_row_can_be_held(public: type[BaseModel]) -> None:
    """Neither a register's row nor anything untyped, and no key that is not listed."""
    reached = _reached(public)

    assert not reached & {RegisterEntry, FilledRegister, object}
    assert all(model.model_config.get("extra") == "forbid" for model in reached if _is_model(model))


def test_the_walk_would_find_a_row() -> None:
    """From a filled register it does."""
    assert RegisterEntry in _reached(FilledRegister)
