"""A person's name to every way in which a text may name that person: cases, initials, the surname first or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.publishing.declension import ENDINGS, any_case, stems
from pipeline.publishing.letters import Span, folded

_CAPITAL: Final = "[А-ЯҐЄІЇ]"
_BEGINS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_INITIAL: Final = rf"{_BEGINS}{_CAPITAL}\."
_PATRONYMIC: Final = rf"{_BEGINS}(?={_CAPITAL})(?i:\w+(?:вич|[ії]вн|лліч|укич|ьмич|омич)\w{{0,3}})"
_NEVER: Final = re.compile(r"(?!)")
_LONG: Final = 7
"""So many letters together are no chance, even where spaces do not count."""


@dataclass(frozen=True)
class Person:
    """Someone whose name is not to be told."""

    given: str
    """The given name, or its initial; nothing if it is not known."""
    surname: str
    has_namesake: bool = False
    """Whether someone who is told of has the same surname, so that it alone does not name this person."""
    what: str = "ім’я"

    def spans(self, text: str) -> Iterator[Span]:
        """Give where `text` names the person."""
        return (Span(*found.span()) for found in self._whole.finditer(text)) if self._hinted(text) else iter(())

    def is_read_in(self, text: str) -> bool:
        """Tell whether a text names the person, by the surname alone unless there is a namesake."""
        return self._hinted(text) and self._least.search(text) is not None

    def stands_in(self, reading: str, letters: str) -> bool:
        """Tell whether bytes that read so, and have these letters, name the person."""
        return any(key in letters for key in self.keys) or self.is_read_in(reading)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The name whole, in any order and case, as letters alone."""
        orders = ((self.given, self.surname), (self.surname, self.given)) if len(self.given.rstrip(".")) > 1 else ()
        ways = (
            folded(stem + ending + following)
            for first, second in orders
            for stem in stems(first)
            for ending in ("", *ENDINGS)
            for following in stems(second)
        )
        return frozenset(way for way in ways if len(way) >= _LONG)

    def _hinted(self, text: str) -> bool:
        return any(hint in text for hint in self._hints)

    @cached_property
    def _hints(self) -> tuple[str, ...]:
        return tuple(way for stem in stems(self.surname) for way in (stem[:1].upper(), stem[:3].upper()))

    @cached_property
    def _surname(self) -> str:
        return rf"{_BEGINS}(?={_CAPITAL})(?i:{any_case(self.surname)}){_ENDS}"

    @cached_property
    def _own(self) -> str:
        """The pattern of the given name or its initial."""
        initial = rf"{_BEGINS}{self.given[:1].upper()}\."
        whole = rf"{_BEGINS}(?={_CAPITAL})(?i:{any_case(self.given)}){_ENDS}"
        return initial if len(self.given.rstrip(".")) == 1 else f"(?:{whole}|{initial})"

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        own = self._own if self.given else _INITIAL
        near = f"(?:{own}|{_PATRONYMIC}|{_INITIAL})"
        if not self.has_namesake:
            return re.compile(rf"(?:{near}\s*){{0,3}}{self._surname}(?:\s*{near}){{0,3}}")
        return self._beside(own, near) if self.given else _NEVER

    @cached_property
    def _least(self) -> re.Pattern[str]:
        return self._whole if self.has_namesake else re.compile(self._surname)

    def _beside(self, own: str, near: str) -> re.Pattern[str]:
        """Give the pattern of the surname with what tells the person from a namesake."""
        before = rf"{own}\s*(?:{near}\s*){{0,2}}{self._surname}"
        return re.compile(rf"{before}|{self._surname}\s*{own}(?:\s*{near}){{0,2}}")


def named(name: str, told: frozenset[str] = frozenset()) -> Person:
    """Take a name as an organization writes it: «Власне ім’я ПРІЗВИЩЕ»; those in `told` may be named."""
    given, *more = name.split()
    surname = more[-1] if more else given
    shared = any(set(stems(surname)) & set(stems(other.split()[-1])) for other in told)
    return Person(given if more else "", surname, shared)
