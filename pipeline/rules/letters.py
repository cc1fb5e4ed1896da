"""Rules of single letters: two alphabets in one word, and letters that Ukrainian has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.passage import Passage
from pipeline.rules.passages import Slip, reading_rule, with_names
from schemas.findings import Severity

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_SEAM: Final = re.compile(r"[A-Za-z]['’ʼ]?[\u0400-\u04ff]|[\u0400-\u04ff]['’ʼ]?[A-Za-z]")
"""Where two alphabets meet; few paragraphs have it, and only their words are looked at."""
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_FOREIGN: Final = re.compile(r"[ыэъёўЫЭЪЁЎ]")

# What cannot be told apart in print.
_TWINS: Final = ("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
_TO_CYRILLIC: Final = str.maketrans(*_TWINS)
_TO_LATIN: Final = str.maketrans(*reversed(_TWINS))


@reading_rule(
    "mixed-alphabets",
    Severity.WARNING,
    "в одному слові змішано кириличні й латинські літери",
    "такого слова не знайде пошук, а програма читання з екрана прочитає його хибно",
    with_names,
)
def one_alphabet_in_a_word(passage: Passage) -> Iterator[Slip]:
    """Letters of two alphabets that look alike; each part of an address or a number is a word of its own."""
    for word in _WORD.finditer(passage.text) if _mixes(passage.text) else ():
        latin, cyrillic = _LATIN.findall(word[0]), _CYRILLIC.findall(word[0])
        if latin and cyrillic:
            instead = _unmixed(word[0])
            yield Slip(word.start(), word.end(), _mixture(word[0], instead, latin, cyrillic), instead)


def _mixes(text: str) -> bool:
    return _LATIN.search(text) is not None and _SEAM.search(text) is not None


def _unmixed(word: str) -> str:
    """Write the word in one alphabet, that of most of its letters if both can be; a number in Latin."""
    in_latin, in_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    is_latin, is_cyrillic = not _CYRILLIC.search(in_latin), not _LATIN.search(in_cyrillic)
    if is_latin and (_ROMAN.fullmatch(in_latin) or not is_cyrillic):
        return in_latin
    if is_latin and 2 * len(_LATIN.findall(word)) > len(word):
        return in_latin
    return in_cyrillic if is_cyrillic else ""


def _mixture(word: str, instead: str, latin: list[str], cyrillic: list[str]) -> str:
    if not instead:
        return f"у слові «{word}» змішано абетки: латинські {_listed(latin)}, кириличні {_listed(cyrillic)}"
    alphabet, strange = ("кириличні", cyrillic) if _LATIN.search(instead) else ("латинські", latin)
    return f"у слові «{word}» {alphabet} літери {_listed(strange)}"


def _listed(letters: list[str]) -> str:
    return ", ".join(dict.fromkeys(letters))


@reading_rule(
    "foreign-letters",
    Severity.WARNING,
    "у слові є літери, яких немає в українській абетці (ы, э, ъ, ё, ў)",
    "державна мова: ст. 12 і 13 Закону України «Про забезпечення функціонування української мови як державної»",
    with_names,
)
def only_ukrainian_letters(passage: Passage) -> Iterator[Slip]:
    """Letters of the neighbours' alphabets, mistyped or left of another language."""
    for word in _WORD.finditer(passage.text) if _FOREIGN.search(passage.text) else ():
        if strange := _FOREIGN.findall(word[0]):
            yield Slip(word.start(), word.end(), f"немає в українській абетці: {_listed(strange)}")
