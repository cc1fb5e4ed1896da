"""A postal address as an organization types it to every way in which a text may name that house of that street."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.publishing.declension import any_case
from pipeline.publishing.letters import Span
from pipeline.publishing.seen import found, looks, small

_LETTER: Final = "[А-Яа-яҐЄІЇґєії]"
_HOUSE: Final = r"(?:\b(?:будин\w+|буд|д|б)\b|№|\bN[oо]?\b)?[.\s,+]*"
_TYPED: Final = re.compile(
    r"\b(?:вул|просп|пр|пл|бульв|бул|пров|наб|майд|узв\w*|вулиц\w|площ\w|проспект\w?|бульвар\w?|провул\w+|майдан\w?"
    r"|набережн\w+|шосе|але\w|тупик\w?|квартал\w?|мікрорайон\w?)\b\.?\s*"
    rf"(?P<name>[^,;]{{3,60}}?),?\s*{_HOUSE}{_HOUSE}(?P<house>\d{{1,4}}\s*[-/]?\s*{_LETTER}?)(?!\w)"
)


@dataclass(frozen=True)
class Street:
    """A house that is not to be told."""

    name: str
    """The street's, without its kind."""
    house: str
    what: str = "адресу"

    def spans(self, text: str) -> Iterator[Span]:
        """Give where `text` names the house."""
        return found(self._shape, text) if self._hinted(text) else iter(())

    def is_read_in(self, text: str) -> bool:
        """Tell whether a text names the house."""
        return self._hinted(text) and any(self._shape.search(seen) for seen in looks(text))

    def stands_in(self, reading: str, _: str) -> bool:
        """Tell whether bytes that read so name the house."""
        return self.is_read_in(reading)

    def _hinted(self, text: str) -> bool:
        return self._last[:2].casefold() in small(text)

    @cached_property
    def _last(self) -> str:
        return looks(self.name)[0].split()[-1]

    @cached_property
    def _shape(self) -> re.Pattern[str]:
        """The pattern of the last word of the street in any case, and the house with any letter after it."""
        number = re.sub(r"\D.*", "", self.house)
        name = rf"(?<!{_LETTER})(?i:{any_case(self._last)})(?!{_LETTER})"
        return re.compile(rf"{name}[»\"\s,+]*(?i:{_HOUSE}{_HOUSE}){number}(?!\d)(?:\s?[-/]?\s?{_LETTER}(?!{_LETTER}))?")


def streets(typed: str) -> Iterator[Street]:
    """Give each house of a street in a channel as typed."""
    return (Street(one["name"], one["house"]) for one in _TYPED.finditer(typed))
