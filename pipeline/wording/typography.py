"""A document as it was typed to one as it is printed: every sign by the organization's profile, no word another.

Read a paragraph at a time, over the borders of its looks and figures, letter for letter. Addresses of links, and
letters that are an address themselves, stay as typed; so do digits. Setting what is set changes nothing. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.wording.paragraphs import with_paragraphs
from pipeline.wording.signs.apostrophes import with_apostrophes
from pipeline.wording.signs.dashes import with_dashes
from pipeline.wording.signs.quotes import with_quotes
from pipeline.wording.signs.spaces import with_unbroken_spaces
from schemas.document import Document, PrintedParagraph
from schemas.prose import Run
from schemas.typography import Typography

ADDRESS: Final = re.compile(
    r"(?:https?://|mailto:|tel:|www\.)[^\s\"«»„“”]+|[\w.+'’ʼ-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
"""Letters that lead somewhere, in which every sign counts."""
HIDDEN: Final = "\ufffc"
"""Stands for a letter that no class looks at; no text that may be printed has it."""


def typeset(document: Document, profile: Typography) -> Document:
    """Print every sign of `document` as `profile` says; no line breaks in the organization's name."""
    name = set_signs(document.organization_name, profile.model_copy(update={"spaces": False}))

    def set_paragraph(paragraph: PrintedParagraph) -> PrintedParagraph:
        made = set_signs(paragraph.text, profile)
        unchanged = made == paragraph.text
        return paragraph if unchanged else paragraph.model_copy(update={"runs": tuple(_cut(made, paragraph.runs))})

    return with_paragraphs(document, set_paragraph).model_copy(update={"organization_name": name})


def set_signs(text: str, profile: Typography) -> str:
    """Print every sign of a paragraph's letters as `profile` says; there are as many letters as before."""
    lead = tuple(addresses(text))
    made = without(lead, text, HIDDEN)
    if profile.apostrophe:
        made = with_apostrophes(made, profile.apostrophe)
    if profile.quotes:
        made = with_quotes(made)
    if profile.dashes:
        made = with_dashes(made, profile.dashes)
    if profile.spaces:
        made = with_unbroken_spaces(made)
    for address in lead:
        made = made[: address.start()] + address[0] + made[address.end() :]
    return made


def addresses(text: str) -> Iterator[re.Match[str]]:
    """Give the letters that lead somewhere; few texts have any of the signs that all addresses have."""
    may_lead = "@" in text or ":" in text or "www." in text.lower()
    return ADDRESS.finditer(text) if may_lead else iter(())


def without(found: Iterable[re.Match[str]], text: str, sign: str) -> str:
    """Give a text with `sign` for each letter of what was found in it."""
    for each in found:
        text = text[: each.start()] + sign * len(each[0]) + text[each.end() :]
    return text


def _cut(text: str, runs: tuple[Run, ...]) -> Iterator[Run]:
    """Give the runs with the letters of `text`, each as many as it had."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        yield run.model_copy(update={"text": text[start:end]})
        start = end
