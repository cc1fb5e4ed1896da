"""A text to what a reader sees in it: one look for each letter, apostrophe and dash, and nothing that is not seen.

A Latin or Greek letter that looks like a Cyrillic one is that one; stress marks, soft hyphens and the like are gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.publishing.letters import Span

_LOOKS: Final = str.maketrans(
    "aeopcxyikABEHIKMOPCTXYοαρικΑΒΕΗΙΚΜΟΡΤΧ'ʼ`‘′´ʹ＇‐‑‒–—−",
    "аеорсхуікАВЕНІКМОРСТХУоарікАВЕНІКМОРТХ’’’’’’’’------",
)
_UNSEEN: Final = re.compile("[\u0300\u0301\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_CLUSTER: Final = re.compile("[\\s\\S][\u0300-\u036f\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]*")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])(?:-\s+|-?\s*\n\s*)(?=[^\W\d_])")


@lru_cache(maxsize=16)  # each secret asks for the looks of one long text
def looks(text: str) -> tuple[str, ...]:
    """Give the text as it is seen; and with the words whole that a hyphen or an end of a line has broken."""
    whole = look(text)
    return tuple(dict.fromkeys((whole, _BROKEN.sub("", whole))))


@lru_cache(maxsize=16)  # as above
def small(text: str) -> str:
    """Give the same in small letters, one after the other, to look for a part of a word."""
    return "\n".join(looks(text)).casefold()


def found(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Give where a pattern of what is seen stands in the text itself."""
    there = [(letter, span) for span in _clusters(text) for letter in look(text[span.start : span.end])]
    whole = "".join(letter for letter, _ in there)
    yield from _spans(pattern, there)
    if breaks := [span for broken in _BROKEN.finditer(whole) for span in range(*broken.span())]:
        gone = frozenset(breaks)
        yield from _spans(pattern, [each for place, each in enumerate(there) if place not in gone])


def look(text: str) -> str:
    """Give the text as it is seen."""
    apart = _UNSEEN.sub("", unicodedata.normalize("NFD", text)).translate(_LOOKS)
    return unicodedata.normalize("NFC", apart)


def _clusters(text: str) -> Iterator[Span]:
    return (Span(*cluster.span()) for cluster in _CLUSTER.finditer(text))


def _spans(pattern: re.Pattern[str], there: list[tuple[str, Span]]) -> Iterator[Span]:
    for one in pattern.finditer("".join(letter for letter, _ in there)):
        yield Span(there[one.start()][1].start, there[one.end() - 1][1].end)
