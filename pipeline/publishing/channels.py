"""An organization's channels to every way in which a text may write them.

Telephones, electronic and postal addresses, and whatever else is typed, as letters that stand close together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.privacy.found import canonical
from pipeline.privacy.numbers import numbers
from pipeline.publishing.letters import Span, folded, placed
from pipeline.publishing.streets import Street, streets

_WIDEST_GAP: Final = 5
"""So many signs and spaces may stand between two letters of one channel."""
_SHORTEST: Final = 5
_TELLING: Final = 9
"""So many digits are a telephone's, whatever stands between them; fewer only if they are grouped as one's are."""
_NATIONAL: Final = 10
_CODE: Final = 3
"""So many digits of a national number are the code."""
_AT: Final = ("", "at", "ат", "ет", "собака", "равлик")
_DOTS: Final = ("", "dot", "дот", "крапка", "точка")
_SCHEME: Final = re.compile(r"^\s*(?:[a-z]+://)?(?:www\.)?", re.IGNORECASE)
_ACCOUNT: Final = re.compile(
    r"(?:t\.me|telegram\.me|instagram\.com|facebook\.com|fb\.com|x\.com|twitter\.com|tiktok\.com|youtube\.com)/"
    r"(?:@|c/|s/)?([\w.-]+)",
    re.IGNORECASE,
)
_GROUPS: Final = re.compile(r"\d+(?:[-‐-―\s()]{1,3}\d+)+")
_FURTHER: Final = re.compile(r"(?<=[,;/])\s*(\d[\d\s()‐-―-]{3,}\d)(?=\s*(?:[,;/]|$))")
_AREA: Final = re.compile(r"\(0\d{1,4}\)")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that is not to be told."""

    keys: frozenset[str] = frozenset()
    """Its letters and digits, which are the same however it is written."""
    grouped: frozenset[str] = frozenset()
    """Telephones too short to be known by their digits, unless these are grouped."""
    what: str = "канал зв’язку"

    def spans(self, text: str) -> Iterator[Span]:
        """Give where `text` writes the channel."""
        if not any(key in folded(text) for key in (*self.keys, *self.grouped)):
            return
        letters, places = placed(text)
        for key in (*self.keys, *self.grouped):
            for found in re.finditer(re.escape(key), letters):
                where = places[found.start() : found.end()]
                if _is_one(text, where) and (key in self.keys or _is_grouped(text, where)):
                    yield _with_signs(text, Span(where[0], where[-1] + 1))

    def is_read_in(self, text: str) -> bool:
        """Tell whether a text writes the channel."""
        return any(self.spans(text))

    def stands_in(self, reading: str, letters: str) -> bool:
        """Tell whether bytes that read so, and have these letters, write the channel."""
        hits = [key for key in self.keys if key in letters]
        return any(re.search(rf"{_before(key)}{re.escape(key)}{_after(key)}", letters) for key in hits) or (
            bool(hits) and self.is_read_in(reading)
        )


def channels(typed: str) -> Iterator[Channel | Street]:
    """Take a channel as typed, and each telephone, electronic address and street in it.

    Gives nothing if it is too short to be told from other words.
    """
    found = [one.text for one in numbers(typed) if one.rule in ("personal-phone", "personal-email")]
    for one in found:
        yield _electronic(one) if "@" in one else _telephone(one)
    yield from _further(typed, found)
    yield from streets(typed)
    for account in _ACCOUNT.findall(typed):
        if len(folded(account)) >= _SHORTEST:
            yield Channel(frozenset({folded(account)}))
    if not any(letter.isalpha() for letter in typed):
        if not found and len(folded(typed)) >= _SHORTEST:
            yield _telephone(typed)
    elif len(key := folded(_SCHEME.sub("", typed))) >= _SHORTEST and key not in map(folded, found):
        yield Channel(frozenset({key}))


def _electronic(address: str) -> Channel:
    name, domain = address.split("@", 1)
    ways = (
        name.replace(".", inside) + at + domain.replace(".", dot) for at in _AT for dot in _DOTS for inside in ("", dot)
    )
    return Channel(frozenset(map(folded, ways)), what="електронну адресу")


def _further(typed: str, found: list[str]) -> Iterator[Channel]:
    """Take the numbers that stand after a whole one, and share its code."""
    whole = [digits for one in found if len(digits := canonical(one)) == _NATIONAL and digits.isdigit()]
    for further in _FURTHER.findall(typed) if whole else ():
        digits = canonical(further)
        if _SHORTEST <= len(digits) < _NATIONAL:
            yield _telephone(f"{whole[0][: _NATIONAL - len(digits)]}{digits}", digits)


def _telephone(typed: str, alone: str = "") -> Channel:
    """Take a number, and the part of it that is typed alone."""
    digits = canonical(typed)
    local = folded(_AREA.split(typed, maxsplit=1)[-1]) if _AREA.search(typed) else alone
    short = {each for each in (digits, local) if _SHORTEST <= len(each) < _TELLING}
    long = {digits} if len(digits) >= _TELLING else set()
    if len(digits) == _NATIONAL:
        long |= {f"8{digits}", f"38{digits}", f"0038{digits}", digits.removeprefix("0")}
        short.add(digits[_CODE:])
    return Channel(frozenset(long), frozenset(short), "номер телефону")


def _is_one(text: str, places: tuple[int, ...]) -> bool:
    """Tell whether letters stand close together, and no more of their kind stand at the ends."""
    close = all(after - before <= _WIDEST_GAP + 1 for before, after in pairwise(places))
    return close and not _goes_on(text, places[0], places[0] - 1) and not _goes_on(text, places[-1], places[-1] + 1)


def _goes_on(text: str, place: int, beside: int) -> bool:
    if not 0 <= beside < len(text):
        return False
    return text[beside].isalnum() and text[beside].isdigit() == text[place].isdigit()


def _is_grouped(text: str, places: tuple[int, ...]) -> bool:
    """Tell whether digits stand in groups as a telephone's do, and are no part of a longer row of groups."""
    longer = re.search(r"\d[-–./,]$", text[: places[0]]) or re.match(r"[-–./,]\d", text[places[-1] + 1 :])
    return not longer and _GROUPS.fullmatch(text, places[0], places[-1] + 1) is not None


def _with_signs(text: str, span: Span) -> Span:
    start = span.start
    while start and text[start - 1] in "+(" and text[start].isdigit() | (text[start] in "+("):
        start -= 1
    return Span(start, span.end)


def _before(key: str) -> str:
    return r"(?<!\d)" if key[0].isdigit() else ""


def _after(key: str) -> str:
    return r"(?!\d)" if key[-1].isdigit() else ""
