"""Wholes and their parts as prose states them: from a cell's letters to «усього 12, з них 5 …, 7 …».

Only lists of a plain shape are taken: each part is one count, at the head of its place in the list or after a dash.
What is worded otherwise is left alone. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.rules.counts import Count

_STATEMENT_END: Final = re.compile(r"(?<=[\w)»%]{2}[.!?])\s+(?=[А-ЯЄІЇҐ«\d])|(?<![:;,])\n")
_OF_WHICH: Final = re.compile(
    r"\b(?:із?\s+них|з\s+них|із?\s+яких|з\s+яких|[ув]\s+тому\s+числі|[ув]\s+т\.\s?ч\.|(зокрема))(?!\w)[\s:–—-]*",
    re.IGNORECASE,
)
_COLON: Final = re.compile(r"[^,;.:]{0,60}:\s*")
_ALL_TOLD: Final = re.compile(r"\b(?:усього|всього|загалом|разом)\b[^.;:\d]{0,60}$", re.IGNORECASE)
_TOTAL: Final = re.compile(r"\b(?:усього|всього|загалом|разом)\s*[:–—-]?\s*$", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"\s*(?:,(?!\d)|;|\n|\b(?:та|і|й|а\s+також)\b(?=[^,;\n]*\d))\s*")
_LABEL: Final = re.compile(r"[^\d]*\s[–—-]\s*|[–—-]?\s*")
_MARKER: Final = re.compile(r"них|яких|числі|т\.|зокрема|всього|усього|загалом|разом")
"""What tells of wholes and parts, in small letters: few texts have it."""
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of the whole, and the counts of its parts."""

    whole: Count
    parts: tuple[Count, ...]
    is_complete: bool
    """Whether the text says that these are all parts."""


def statements(text: str) -> Iterator[tuple[int, int]]:
    """Give the bounds of each sentence; a list of paragraphs goes on after a colon, a semicolon or a comma."""
    start = 0
    for found in _STATEMENT_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def tallies(text: str, counted: Sequence[Count]) -> Iterator[Tally]:
    """Give every whole that is told with its parts, of a text whose counts are `counted`."""
    position = 0
    for start, end in statements(text) if len(counted) > 1 and _MARKER.search(text.casefold()) else ():
        first = position
        while position < len(counted) and counted[position].start < end:
            position += 1
        inside = counted[first:position]
        for number, whole in enumerate(inside[:-1]):
            yield from _with_parts_after(text[:end], start, whole, inside[number + 1 :])
        yield from _with_parts_before(text[:end], start, inside)


def _with_parts_after(text: str, start: int, whole: Count, later: Sequence[Count]) -> Iterator[Tally]:
    all_told = bool(_ALL_TOLD.search(text, start, whole.start)) if start < whole.start else False
    marker = _OF_WHICH.search(text, whole.end, later[0].start)
    colon = _COLON.match(text, whole.end, later[0].start) if all_told and marker is None else None
    opened = marker or colon
    if opened is None:
        return
    parts, is_whole_list = _listed(text, opened.end(), _list_end(text, whole.end, opened.end()), later)
    if parts:
        said_all = all_told and is_whole_list and not (marker and marker[1])
        yield Tally(whole, parts, said_all and len(parts) >= _FEWEST)


def _with_parts_before(text: str, start: int, inside: Sequence[Count]) -> Iterator[Tally]:
    """«5 нарад, 4 семінари, разом 9.»: the total ends the sentence."""
    if len(inside) <= _FEWEST or not _TOTAL.search(text, start, inside[-1].start):
        return
    whole = inside[-1]
    ends = text[whole.end :].strip(" .;)") == ""
    total = _TOTAL.search(text, start, whole.start)
    if ends and total:
        parts, is_whole_list = _listed(text, inside[0].start, total.start(), inside[:-1])
        if is_whole_list and len(parts) >= _FEWEST:
            yield Tally(whole, parts, is_complete=True)


def _list_end(text: str, whole_end: int, start: int) -> int:
    """Give where a list ends: with its bracket, before a list within it, or with the sentence."""
    nested = _OF_WHICH.search(text, start)
    end = nested.start() if nested else len(text)
    bracket = text.find(")", start, end) if "(" in text[whole_end:start] else -1
    return bracket if bracket >= 0 else end


def _listed(text: str, start: int, end: int, counted: Sequence[Count]) -> tuple[tuple[Count, ...], bool]:
    """Give the parts of a list, and whether each of its places is a part."""
    parts: list[Count] = []
    is_whole_list = True
    for first, last in _places(text, start, end):
        inside = [count for count in counted if first <= count.start < last]
        if not inside:
            is_whole_list = is_whole_list and not text[first:last].strip(" .")
        elif len(inside) == 1 and _LABEL.fullmatch(text, first, inside[0].start):
            parts.append(inside[0])
        else:
            return tuple(parts), False
    return tuple(parts), is_whole_list


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _SEPARATOR.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end
