"""A person's name to every way in which a text may name that person: cases, initials, the surname first or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.publishing.declension import DASH, ENDINGS, any_case, halves, stems
from pipeline.publishing.letters import Span, folded
from pipeline.publishing.seen import found, look, looks, small

_CAPITAL: Final = "[А-ЯҐЄІЇ]"
_LOW: Final = "[а-яґєії]"
_LETTER: Final = "[А-Яа-яҐЄІЇґєії]"
_GLUED: Final = rf"(?<={_LOW})(?={_CAPITAL})"
_BEGINS, _ENDS = rf"(?:(?<!{_LETTER})|{_GLUED})", rf"(?:(?!{_LETTER})|{_GLUED})"
_INITIAL: Final = rf"{_BEGINS}{_CAPITAL}\."
_PATRONYMIC: Final = rf"{_BEGINS}(?={_CAPITAL})(?i:\w+(?:вич|[ії]вн|лліч|укич|ьмич|омич)\w{{0,3}})"
_NEVER: Final = re.compile(r"(?!)")
_LONG: Final = 7
"""So many letters together are no chance, even where spaces do not count."""
_CHANCE: Final = 6
"""Fewer letters of a name may come of bytes that are no text."""
_AROUND: Final = 12
_WRITTEN: Final = re.compile(r"[\s!-~А-Яа-яҐЄІЇґєії’«»№…]*")
_KINDS: Final = look("(?:md|csv|xlsx?|ods|odt|ya?ml|json|txt|docx?|pdf)")
"""Endings of names of files, as they are seen."""
_IN_A_FILE_NAME: Final = rf"(?=[\d_/\\]|[^\"/\\<>|\n]{{0,80}}\.{_KINDS}(?!\w))"
_OFFICE: Final = re.compile(r"\([^()]*\)")


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
        if not self._hinted(text):
            return
        plain = text.replace("_", " ")
        yield from found(self._whole, plain)
        yield from found(self._filed, text)

    def is_read_in(self, text: str) -> bool:
        """Tell whether a text names the person, by the surname alone unless there is a namesake."""
        return any(True for _ in self._readings(text))

    def _readings(self, text: str) -> Iterator[re.Match[str]]:
        for seen in looks(text) if self._hinted(text) else ():
            yield from self._least.finditer(seen.replace("_", " "))
            yield from self._filed.finditer(seen)

    def stands_in(self, reading: str, letters: str) -> bool:
        """Tell whether bytes that read so, and have these letters, name the person."""
        return any(key in letters for key in self.keys) or any(map(_is_no_chance, self._readings(reading)))

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
        return any(hint in small(text) for hint in self._hints)

    @cached_property
    def _hints(self) -> frozenset[str]:
        return frozenset(stem[:2] for half in halves(self.surname) for stem in stems(half))

    @cached_property
    def _forms(self) -> str:
        return "|".join(any_case(half) for half in halves(self.surname))

    @cached_property
    def _surname(self) -> str:
        """The pattern of the surname, and of what is joined to it by a hyphen."""
        joined = f"{_CAPITAL}{_LETTER}+"
        return rf"(?:{_BEGINS}{joined}-)?{_BEGINS}(?={_CAPITAL})(?i:{self._forms}){_ENDS}(?:-{joined})?"

    @cached_property
    def _filed(self) -> re.Pattern[str]:
        """The pattern of the surname in small letters, which names a person only in a name of a file or the like."""
        if self.has_namesake:
            return _NEVER
        after = rf"(?<=[\d_/\\])(?={_LOW})(?:{self._forms})(?!{_LETTER})"
        return re.compile(rf"{after}|(?<!{_LETTER})(?={_LOW})(?:{self._forms})(?!{_LETTER}){_IN_A_FILE_NAME}")

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


def _is_no_chance(one: re.Match[str]) -> bool:
    """Tell whether a short name that was read in bytes stands in a text, and is written as a word is."""
    around = one.string[max(0, one.start() - _AROUND) : one.end() + _AROUND]
    is_word = one[0].istitle() or one[0].isupper() or one[0].islower()
    return len(one[0]) >= _CHANCE or (is_word and _WRITTEN.fullmatch(around) is not None)


def named(name: str, told: frozenset[str] = frozenset()) -> Person:
    """Take a name as an organization writes it: «Власне ім’я ПРІЗВИЩЕ», or the surname first; `told` may be named."""
    given, surname = _parts(name)
    shared = any(re.fullmatch(any_case(surname), _parts(other)[1].casefold()) for other in told)
    return Person(given, surname, shared)


def _parts(name: str) -> tuple[str, str]:
    """Tell the given name from the surname, which is in capitals, or the last, or has a patronymic after it."""
    plain = re.sub(rf"\s*({DASH.pattern})\s*", "-", looks(_OFFICE.sub(" ", name))[0]).replace(".", ". ")
    words = [word for word in plain.split() if word[:1].isupper()] or plain.split() or [name]
    whole = [word for word in words if not word.endswith(".")] or words
    capitals = [word for word in whole if word.isupper()]
    firsts = whole[:1] if re.search(_PATRONYMIC, whole[-1]) and len(whole) > 1 else whole[-1:]
    surname = capitals[-1] if 0 < len(capitals) < len(whole) else firsts[0]
    given = next((word for word in words if word != surname), "")
    return given, surname
