"""A document to the same one with each of its paragraphs changed, wherever it stands. Fails never."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from schemas.document import PrintedParagraph

V = TypeVar("V")


def with_paragraphs(part: V, change: Callable[[PrintedParagraph], PrintedParagraph]) -> V:
    """Give a document, or a part of one, with every paragraph as `change` gives it; what stays the same is the same."""
    made: object = part
    if isinstance(part, PrintedParagraph):
        made = change(part)
    elif isinstance(part, BaseModel):
        changed = _changed(vars(part), change)
        made = part.model_copy(update=changed) if changed else part
    elif isinstance(part, tuple):
        parts = tuple(with_paragraphs(one, change) for one in part)
        made = part if all(map(operator.is_, part, parts)) else parts
    elif isinstance(part, Mapping):
        made = {**part, **_changed(part, change)}
    return made  # type: ignore[return-value] # of the same kind as `part`


def _changed(named: Mapping[str, object], change: Callable[[PrintedParagraph], PrintedParagraph]) -> dict[str, object]:
    made = {name: with_paragraphs(one, change) for name, one in named.items()}
    return {name: one for name, one in made.items() if one is not named[name]}
