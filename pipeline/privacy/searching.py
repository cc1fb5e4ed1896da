"""A text to everything in it that tells of a person, in the order it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.privacy.found import Found, canonical
from pipeline.privacy.names import names
from pipeline.privacy.numbers import numbers

_STEM = 2
"""So many letters at a surname's end may differ by case: ДЕМЧЕНКО, ДЕМЧЕНКА."""


@dataclass(frozen=True, slots=True)
class Public:
    """What an organization makes public itself: its channels and its officials' names."""

    channels: frozenset[str]
    officials: tuple[str, ...]

    def names(self, found: Found) -> bool:
        """Tell whether `found` is one of the organization's own."""
        if found.rule == "personal-name":
            return any(_is_person(official, found.text) for official in self.officials)
        return canonical(found.text) in self.channels


def public(channels: Iterable[str], officials: Iterable[str]) -> Public:
    """Take the organization's channels as typed, each alone or among other words, and its officials' names."""
    typed = tuple(channels)
    alone = (canonical(channel) for channel in typed)
    inside = (canonical(found.text) for channel in typed for found in numbers(channel))
    return Public(frozenset((*alone, *inside)), tuple(officials))


def personal(text: str) -> tuple[Found, ...]:
    """Give every number, address and name in `text` that belongs to a person."""
    return tuple(sorted((*numbers(text), *names(text)), key=lambda found: found.start))


def _is_person(official: str, text: str) -> bool:
    """Tell whether a name in any case and shape, «Олега ДЕМЧЕНКА» or «О. Демченко», is an official's."""
    given, *more = official.casefold().split()
    surname = more[-1] if more else given
    words = re.findall(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*", text.casefold())
    stem = surname[: max(_STEM, len(surname) - _STEM)]
    return any(word.startswith(stem) for word in words) and any(word[0] == given[0] for word in words)
