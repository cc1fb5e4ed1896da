"""What a model takes at a place of a file: its keys, with what an officer calls them."""

from __future__ import annotations

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

DISCRIMINATOR = "by"
"""The key that chooses between models (a test insists that there is no other)."""


def model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Give the model that stands at pydantic's `loc` inside `model`; None if another kind of value stands there."""
    shape: object = model
    for part in loc:
        shape = inside(shape, part)
    shape = bare(shape)
    return shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None


def keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give the fields that may be typed in a file, by the key as typed."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {key: field for key, field in fields.items() if not key.startswith("@")}


def inside(shape: object, part: str | int) -> object:
    """Give what is expected at `part` of `shape`: a model's key, the tag of a choice, a place in a list or mapping."""
    stripped = bare(shape)
    if isinstance(stripped, type) and issubclass(stripped, BaseModel):
        field = keys(stripped).get(str(part))
        return field.annotation if field else None
    if get_origin(stripped) in (Union, UnionType):
        return next((member for member in get_args(stripped) if part in _tags(member)), None)
    if get_origin(stripped) in (tuple, dict):
        # tuple[X, ...] and dict[Name, X]: what is inside is X
        return get_args(stripped)[0 if get_origin(stripped) is tuple else 1]
    return None


def bare(shape: object) -> object:
    """Strip annotations, and the None of what may be absent."""
    if get_origin(shape) is Annotated:
        return bare(get_args(shape)[0])
    if get_origin(shape) in (Union, UnionType):
        present = [member for member in get_args(shape) if member is not type(None)]
        return bare(present[0]) if len(present) == 1 else shape
    return shape


def _tags(member: object) -> tuple[object, ...]:
    field = keys(member).get(DISCRIMINATOR) if isinstance(member, type) and issubclass(member, BaseModel) else None
    return get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
