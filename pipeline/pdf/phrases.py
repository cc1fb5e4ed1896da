"""The grammar of what our documents draw: letters, straight lines, grounds. Whatever else a page says is unknown.

The phrases are those that LibreOffice writes for text and tables (operators: ISO 32000-1, 8 and 9). Letters and lines
that it draws by a pen of their own (`q … Q`) are one phrase with it: a page says little else. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

import pikepdf

# Possessive, so that no content can be tried in more than one way: a hostile one would be tried for ever.
_N: Final = r"[-+]?(?>\d++\.?\d*+|\.\d++)"
_TEXT: Final = r"(?:<[0-9A-Fa-f]*+>|\((?:[^()\\]|\\.)*+\))"
_SHIFTS: Final = r"[-+.\d\s]*+"
_NAME: Final = r"/[^\s/<>\[\]()]+"
_RGB: Final = rf"(?:{_N}\s+){{3}}"
_COLOUR: Final = rf"(?:{_RGB}rg|{_N}\s+g)"
_STYLE: Final = rf"{_N}\s+[JjG]|{_RGB}RG|\[[-+.\d\s]*\]\s*{_N}\s+d"
_PHRASES: Final = {
    "letters": rf"(?P<own>q\s+(?P<ink>{_COLOUR})\s+)?"
    rf"BT\s+(?:(?P<scale>{_N})\s+0\s+0\s+1\s+)?(?P<x>{_N})\s+(?P<y>{_N})\s+T(?(scale)m|d)\s*"
    rf"(?P<font>{_NAME})\s+(?P<size>{_N})\s+Tf\s*"
    rf"(?:(?P<string>{_TEXT})\s*Tj|\[\s*(?P<strings>(?:{_TEXT}{_SHIFTS})*+)\]\s*TJ)\s*ET(?(own)\s+Q)",
    "line": rf"(?P<bare>q\s+(?P<thick>{_N})\s+w\s+(?:(?:{_STYLE})\s+)*+)?"
    rf"(?P<ends>(?P<x0>{_N})\s+(?P<y0>{_N})\s+m\s+(?P<x1>{_N})\s+(?P<y1>{_N}))\s+l\s+S(?(bare)\s+Q)",
    "end": r"EMC",
    "mark": rf"(?P<tag>{_NAME})\s*(?:BMC|<<\s*(?:/MCID\s+(?P<number>\d++)|(?P<told>[^<>]*))\s*>>\s*BDC)",
    "save": r"q",
    "restore": r"Q",
    "colour": _COLOUR,
    "width": rf"(?P<pen>{_N})\s+w",
    "style": _STYLE,
    "clip": rf"(?P<window>(?:{_N}\s+){{4}})re\s+W\*?\s+n",
    "shift": rf"1\s+0\s+0\s+1\s+(?P<by>{_N}\s+{_N})\s+cm",
    "patch": rf"(?P<corner>{_N}\s+{_N})\s+(?:{_N}\s+{_N}\s+re|m(?:\s+{_N}\s+{_N}\s+l)++(?:\s+h)?)\s+f\*?",
}
_PHRASE: Final = re.compile(
    r"\s*+(?:" + "|".join(f"(?P<{kind}>{said})" for kind, said in _PHRASES.items()) + r")(?=[\s/<\[(]|$)"
    r"|\s*+(?P<unknown>\S.{0,59})",
    re.DOTALL,
)
_NUMBER: Final = re.compile(_N)
_STRING: Final = re.compile(_TEXT, re.DOTALL)

_number: Final = lru_cache(maxsize=1024)(float)
"""Letters are moved by the same few numbers over and over."""

Phrase: TypeAlias = re.Match[str]


def phrases(content: str) -> Iterator[Phrase | str]:
    """Give the phrases of a page's content in their sequence; last, the words that follow if they are none."""
    for phrase in _PHRASE.finditer(content):
        if phrase.lastgroup == "unknown":
            yield " ".join(phrase["unknown"].split())
            return
        yield phrase


def numbers(words: str | None) -> tuple[float, ...]:
    """Give the numbers in a part of a phrase, but not those within the strings of letters."""
    return tuple(map(float, _NUMBER.findall(_STRING.sub(" ", words or ""))))


def codes_of(phrase: Phrase) -> tuple[bytes, Sequence[float]]:
    """Give the codes of the letters that a phrase shows, and by how much some of them are moved together.

    Raises:
        ValueError: a string has half a code, or is followed by several numbers.
    """
    single, several = phrase.group("string", "strings")
    if several is None:
        return _codes(single), ()
    if "(" in several:
        return b"".join(map(_codes, _STRING.findall(several))), _shifts(_STRING.split(several))
    parts = several.replace(">", "<").split("<")
    return bytes.fromhex(" ".join(parts[1::2])), _shifts(parts[2::2])


def _shifts(words: Iterable[str]) -> Sequence[float]:
    """Read what stands after the strings: nearly always one number, nothing after the last."""
    return [*map(_number, filter(str.strip, words))]


def _codes(string: str) -> bytes:
    """Read a string as it is written (ISO 32000-1, 7.3.4)."""
    if string.startswith("<"):
        return bytes.fromhex(string[1:-1])
    return bytes(pikepdf.Object.parse(string.encode("latin-1")))
