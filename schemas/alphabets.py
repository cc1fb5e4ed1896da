"""Words typed with letters of two alphabets: which letter is strange, and in which word.

From a text to words that name the letter; no eye can tell such a letter, so a message has to. Nothing can fail.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_ROMAN: Final = re.compile(r"[ivxіхуѵ]+", re.IGNORECASE)
"""Roman numbers are typed by letters of both alphabets, and read so."""


def strange_letter(text: str) -> str:
    """Say which Latin letter stands first in a Cyrillic word, or the other way round; nothing if none does."""
    return next((_strange(word) for word in _WORD.findall(text) if _mixed(word)), "")


def _mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _CYRILLIC.search(word) and not _ROMAN.fullmatch(word))


def _strange(word: str) -> str:
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    which, letter = ("латинська", latin[0]) if len(latin) <= len(cyrillic) else ("кирилична", cyrillic[0])
    return f"{which} «{letter}» у слові «{word}»"
