"""A document to the same one with each of its paragraphs changed, wherever it stands. Fails never."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from schemas.document import PrintedParagraph

V = TypeVar("V")


def with_paragraphs(part: V, change: Callable[[PrintedParagraph], PrintedParagraph]) -> V:
    """Give a document, or a part of one, with every paragraph as `change` gives it."""
    found: object = part
    if isinstance(part, PrintedParagraph):
        found = change(part)
    elif isinstance(part, BaseModel):
        fields = {name: with_paragraphs(getattr(part, name), change) for name in type(part).model_fields}
        found = part.model_copy(update=fields)
    elif isinstance(part, tuple):
        found = tuple(with_paragraphs(one, change) for one in part)
    elif isinstance(part, Mapping):
        found = {key: with_paragraphs(one, change) for key, one in part.items()}
    return found  # type: ignore[return-value] # of the same kind as `part`
