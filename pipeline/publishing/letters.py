"""A text to its letters alone, as two writings of one thing are compared: +38 (094) 400-81-18 is 380944008118.

Case, spaces, signs and marks over letters do not count; a Cyrillic letter that looks like a Latin one is that one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_BESIDE: Final = re.compile(r"[\W_]+")
_LOOKALIKES: Final = str.maketrans("аеорсхуіјѕԁԛԝһ", "aeopcxyijsdqwh")


class Span(NamedTuple):
    """Where a passage stands in a text."""

    start: int
    end: int


@lru_cache(maxsize=16)  # each secret asks for the letters of one long text
def folded(text: str) -> str:
    """Give the letters and digits of `text`."""
    return _letters(text)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("№", "")).lower()
    return _BESIDE.sub("", plain).translate(_LOOKALIKES)


def placed(text: str) -> tuple[str, tuple[int, ...]]:
    """Give the same letters, and the place of each in `text`."""
    letters, places = [], []
    for place, written in enumerate(text):
        for letter in _letters(written):
            letters.append(letter)
            places.append(place)
    return "".join(letters), tuple(places)
