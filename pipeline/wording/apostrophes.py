"""Apostrophes: printed by one sign, where the council's profile asks for it, whichever key they were typed by.

From a document's content to the same content. Only a sign between two letters is an apostrophe; what stands at a word's
edge may be a quotation mark, and addresses of links stay as typed. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import BaseModel

from schemas.document import Document
from schemas.prose import Run

V = TypeVar("V")

_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")


def with_apostrophes(document: Document, sign: str | None) -> Document:
    """Print every apostrophe of `document` as `sign`; as typed if there is none."""
    if sign is None:
        return document
    name = _APOSTROPHE.sub(sign, document.organization_name)
    return _signed(document, sign).model_copy(update={"organization_name": name})


def _signed(part: V, sign: str) -> V:
    if isinstance(part, Run):
        return part.model_copy(update={"text": _APOSTROPHE.sub(sign, part.text)})
    if isinstance(part, BaseModel):
        return part.model_copy(update={name: _signed(getattr(part, name), sign) for name in type(part).model_fields})
    return _signed_all(part, sign)


def _signed_all(parts: V, sign: str) -> V:
    found: object = parts
    if isinstance(parts, tuple):
        found = tuple(_signed(one, sign) for one in parts)
    elif isinstance(parts, Mapping):
        found = {key: _signed(one, sign) for key, one in parts.items()}
    return found  # type: ignore[return-value] # of the same kind as `parts`
