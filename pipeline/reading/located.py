"""A raw tree to a model of the language, or to faults: each with its exact place, in Ukrainian, all together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.reading.complaints import worded
from pipeline.reading.places import KEY, place
from pipeline.reading.shapes import DISCRIMINATOR
from schemas.origin import Origin, RawMapping
from schemas.text import Text

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], raw: RawMapping, complain: Complain) -> M | None:
    """Make `model` of what was typed; None if that cannot be, and every reason has been told to `complain`."""
    try:
        return model.model_validate(raw)
    except ValidationError as failed:
        for fault in faults_of(model, raw, failed):
            complain(fault)
        return None


def faults_of(model: type[BaseModel], raw: RawMapping, failed: ValidationError) -> Iterator[Fault]:
    """Give a fault for everything that kept `model` from being made of `raw`."""
    errors = failed.errors(include_url=False)
    for error in errors:
        if not _echoes(error, errors):
            yield from _faults(model, raw, error)


def _echoes(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Tell whether a list is only called too short because pydantic does not count its faulty members."""
    place, length = error["loc"], len(error["loc"])
    return error["type"] == "too_short" and any(
        other is not error and other["loc"][:length] == place for other in errors
    )


def _faults(model: type[BaseModel], raw: RawMapping, error: ErrorDetails) -> Iterator[Fault]:
    typed, context = error["input"], error.get("ctx", {})
    origin = place(raw, (*error["loc"], KEY) if error["type"] == "extra_forbidden" else error["loc"])
    if error["type"] == "markdown":
        for position, reason, remedy in context["refusals"]:
            yield Fault(reason, remedy, _at(typed, position) or origin)
    elif "position" in context:
        yield Fault(*worded(error, model), _at(typed, context["position"]) or origin)
    elif error["type"] == "union_tag_invalid":
        yield Fault(*worded(error, model), place(raw, (*error["loc"], DISCRIMINATOR)))
    else:
        yield Fault(*worded(error, model), origin)


def _at(typed: object, position: int) -> Origin | None:
    return typed.at(position) if isinstance(typed, Text) else None
