"""What a publication copy leaves out, by the organization's rules: channels, names of all but those who approve.

From an organization and a document to what must not be read in the copy. Told: a channel that is too short to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.privacy.names import names
from pipeline.privacy.searching import public
from pipeline.publishing.channels import channels
from pipeline.publishing.letters import Span, folded
from pipeline.publishing.people import Person, named
from schemas.document import Document
from schemas.organization import Organization

_LONG: Final = 8
_CAPITALS: Final = re.compile(r"(?<![^\W_])[А-ЯҐЄІЇ][А-ЯҐЄІЇ’'ʼ-]{2,}(?![^\W_])")
_WORDS: Final = re.compile(r"(?<![^\W_])[А-ЯҐЄІЇ][^\W\d_][\w’'ʼ-]+")
_INITIALS: Final = re.compile(r"(?<![^\W_])([А-ЯҐЄІЇ])\.")


class Withheld(Protocol):
    """Something that is not to be told, and how it is recognised."""

    @property
    def what(self) -> str:
        """What it is, for messages, in the accusative."""

    def spans(self, text: str) -> Iterator[Span]:
        """Give where it stands in a text that is to be printed."""

    def is_read_in(self, text: str) -> bool:
        """Tell whether a person reads it in `text`."""

    def stands_in(self, reading: str, letters: str) -> bool:
        """Tell whether it is in bytes that can be read so, and have these letters."""


@dataclass(frozen=True)
class Passage:
    """Words that are not to be told as they stand."""

    text: str
    what: str = "вилучене"

    def spans(self, text: str) -> Iterator[Span]:
        """Give where the words stand."""
        return (Span(*found.span()) for found in self._shape.finditer(text))

    def is_read_in(self, text: str) -> bool:
        """Tell whether the words stand in `text`."""
        return self._shape.search(text) is not None

    def stands_in(self, reading: str, letters: str) -> bool:
        """Tell whether the words' letters are there, if they are too many for chance."""
        key = folded(self.text)
        return len(key) >= _LONG and key in letters and (not key.isdigit() or self.is_read_in(reading))

    @cached_property
    def _shape(self) -> re.Pattern[str]:
        words = r"[\s_]+".join(map(re.escape, self.text.split()))
        return re.compile(rf"(?<![^\W_]){words}(?![^\W_])" if folded(self.text) else words)


def withheld(organization: Organization, document: Document, complain: Complain) -> tuple[Withheld, ...]:
    """Give all that the organization's rules leave out of a copy of `document`."""
    rules = organization.publication.redact
    found: list[Withheld] = []
    if "channels" in rules:
        found += _channels(organization, complain)
    if "names-below-head" in rules:
        found += _people(organization, document)
    return tuple(found)


def _channels(organization: Organization, complain: Complain) -> Iterator[Withheld]:
    for typed in organization.channels:
        known = tuple(channels(typed))
        yield from known
        if not known:
            reason = f"канал «{typed}» закороткий: у копії для оприлюднення його не відрізнити від інших слів і чисел"
            complain(Fault(reason, "Допишіть його повністю або приберіть channels з redact", origin=typed.origin))


def _people(organization: Organization, document: Document) -> Iterator[Withheld]:
    told = approvers(document)
    for official in organization.officials:
        if folded(official.name) not in {folded(name) for name in told}:
            yield named(official.name, told)
    own = public((), told)
    texts = (paragraph.text for block in document.blocks() for paragraph in block)
    for text in (*texts, *(figure.title for figure in document.figures)):
        for found in names(text):
            if not own.names(found):
                yield from _other(found.text, told)


def approvers(document: Document) -> frozenset[str]:
    """Give the names of those who approve."""
    return frozenset(paragraph.text for approval in document.approvals for paragraph in approval.name)


def _other(text: str, told: frozenset[str]) -> Iterator[Withheld]:
    """Take a name that was found, and the surname alone if the writing tells which word it is."""
    yield Passage(text, "ім’я")
    initials, words, capitals = _INITIALS.findall(text), _WORDS.findall(text), _CAPITALS.findall(text)
    surnames = words if initials and len(words) == 1 else capitals if len(capitals) == 1 < len(words) else []
    for surname in surnames:
        given = initials[0] if initials else next(word for word in words if word != surname)
        yield Person(given, surname, named(surname, told).has_namesake)
