"""A document as it was typed to one as it is printed: every sign by the organization's profile, no word another.

Read a paragraph at a time, over the borders of its looks and figures, letter for letter. Addresses of links, and
letters that are an address themselves, stay as typed; so do digits. Setting what is set changes nothing. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel

from pipeline.wording.signs.apostrophes import with_apostrophes
from pipeline.wording.signs.dashes import with_dashes
from pipeline.wording.signs.quotes import with_quotes
from pipeline.wording.signs.spaces import with_unbroken_spaces
from schemas.document import Document, PrintedParagraph
from schemas.prose import Run
from schemas.typography import Typography

V = TypeVar("V")

ADDRESS: Final = re.compile(
    r"(?:https?://|mailto:|tel:|www\.)[^\s\"«»„“”]+|[\w.+'’ʼ-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
"""Letters that lead somewhere, in which every sign counts."""
HIDDEN: Final = "\ufffc"
"""Stands for a letter that no class looks at; no text that may be printed has it."""


def typeset(document: Document, profile: Typography) -> Document:
    """Print every sign of `document` as `profile` says; no line breaks in the organization's name."""
    name = set_signs(document.organization_name, profile.model_copy(update={"spaces": False}))
    return _set(document, profile).model_copy(update={"organization_name": name})


def set_signs(text: str, profile: Typography) -> str:
    """Print every sign of a paragraph's letters as `profile` says; there are as many letters as before."""
    made = ADDRESS.sub(_hidden, text)
    if profile.apostrophe:
        made = with_apostrophes(made, profile.apostrophe)
    if profile.quotes:
        made = with_quotes(made)
    if profile.dashes:
        made = with_dashes(made, profile.dashes)
    if profile.spaces:
        made = with_unbroken_spaces(made)
    for address in ADDRESS.finditer(text):
        made = made[: address.start()] + address[0] + made[address.end() :]
    return made


def _hidden(address: re.Match[str]) -> str:
    return HIDDEN * len(address[0])


def _set(part: V, profile: Typography) -> V:
    if isinstance(part, PrintedParagraph):
        made = set_signs(part.text, profile)
        return part if made == part.text else part.model_copy(update={"runs": tuple(_cut(made, part.runs))})
    if isinstance(part, BaseModel):
        return part.model_copy(update={name: _set(getattr(part, name), profile) for name in type(part).model_fields})
    return _set_all(part, profile)


def _set_all(parts: V, profile: Typography) -> V:
    found: object = parts
    if isinstance(parts, tuple):
        found = tuple(_set(one, profile) for one in parts)
    elif isinstance(parts, Mapping):
        found = {key: _set(one, profile) for key, one in parts.items()}
    return found  # type: ignore[return-value] # of the same kind as `parts`


def _cut(text: str, runs: tuple[Run, ...]) -> Iterator[Run]:
    """Give the runs with the letters of `text`, each as many as it had."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        yield run.model_copy(update={"text": text[start:end]})
        start = end
