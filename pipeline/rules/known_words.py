"""Words that are right though no dictionary has them: terms of the field, and the organization's own names and terms.

Terms are written as in terms.txt: a word, a stem with an asterisk, an abbreviation with its dot. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from schemas.organization import Organization

_NAME: Final = re.compile(r"[\u0400-\u04ff]+(?:['’ʼ-][\u0400-\u04ff]+)*")
_ENDING: Final = 4
"""The longest ending that makes another form of a word."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """A list of words, stems and abbreviations, in small letters."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()

    def have(self, word: str, after: str) -> bool:
        """Tell whether the word is known where `after` is the letter that follows it."""
        small = word.lower()
        if small in self.words or (after == "." and small in self.abbreviations):
            return True
        return any(small.startswith(stem) and len(small) - len(stem) <= _ENDING for stem in self.stems)

    def __or__(self, other: KnownWords) -> KnownWords:
        """Give the words of both."""
        return KnownWords(
            self.words | other.words, (*self.stems, *other.stems), self.abbreviations | other.abbreviations
        )


def known_to(organization: Organization) -> KnownWords:
    """Give the terms of the field and of the organization, and its names and those of its officials, in every case."""
    return _of_the_field() | listed(map(str, organization.terms)) | listed(map(_stem, _names(organization)))


def listed(terms: Iterable[str]) -> KnownWords:
    """Understand a list of terms."""
    small = [term.strip().lower() for term in terms]
    return KnownWords(
        words=frozenset(term for term in small if not term.endswith(("*", "."))),
        stems=tuple(term.removesuffix("*") for term in small if term.endswith("*")),
        abbreviations=frozenset(term.removesuffix(".") for term in small if term.endswith(".")),
    )


@cache
def _of_the_field() -> KnownWords:
    lines = files("pipeline.rules").joinpath("terms.txt").read_text(encoding="utf-8").splitlines()
    return listed(line for line in lines if line and not line.startswith("#"))


def _names(organization: Organization) -> Iterator[str]:
    officials = (part for official in organization.officials for part in (official.name, official.position))
    for text in (organization.name, *officials, *organization.channels):
        yield from _NAME.findall(text)


def _stem(name: str) -> str:
    """Give what all cases of a name have in common."""
    return f"{name[: max(3, len(name) - 2)]}*" if len(name) > 3 else name  # noqa: PLR2004 - shorter ones have no ending
