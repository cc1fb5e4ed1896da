"""The grammar of what our documents draw: letters, straight lines, grounds. Whatever else a page says is unknown.

The phrases are those that LibreOffice writes for text and tables (operators: ISO 32000-1, 8 and 9). Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

# Possessive, so that no content can be tried in more than one way: a hostile one would be tried for ever.
_N: Final = r"[-+]?(?>\d++\.?\d*+|\.\d++)"
_TEXT: Final = r"(?:<[0-9A-Fa-f\s]*+>|\((?:[^()\\]|\\.)*+\))"
_NAME: Final = r"/[^\s/<>\[\]()]+"
_PHRASES: Final = {
    "letters": rf"BT\s+(?:(?P<scale>{_N})\s+0\s+0\s+1\s+)?(?P<at>{_N}\s+{_N})\s+T[dm]"
    rf"\s*{_NAME}\s+(?P<size>{_N})\s+Tf\s*(?:{_TEXT}\s*Tj|\[(?P<shifts>(?:{_TEXT}|{_N}|\s++)*+)\]\s*TJ)\s*ET",
    "mark": rf"{_NAME}\s*(?:BMC|<<[^<>]*>>\s*BDC)|EMC",
    "save": r"q",
    "restore": r"Q",
    "colour": rf"(?P<rgb>(?:{_N}\s+){{3}})rg|(?P<grey>{_N})\s+g",
    "width": rf"(?P<pen>{_N})\s+w",
    "style": rf"{_N}\s+[JjG]|(?:{_N}\s+){{3}}RG|\[[-+.\d\s]*\]\s*{_N}\s+d",
    "clip": rf"(?P<window>(?:{_N}\s+){{4}})re\s+W\*?\s+n",
    "shift": rf"1\s+0\s+0\s+1\s+(?P<by>{_N}\s+{_N})\s+cm",
    "line": rf"(?P<ends>{_N}\s+{_N}\s+m\s+{_N}\s+{_N})\s+l\s+S",
    "patch": rf"(?P<corner>{_N}\s+{_N})\s+(?:{_N}\s+{_N}\s+re|m(?:\s+{_N}\s+{_N}\s+l)++(?:\s+h)?)\s+f\*?",
}
_PHRASE: Final = re.compile(
    r"\s*(?:" + "|".join(f"(?P<{kind}>{said})" for kind, said in _PHRASES.items()) + r")(?=[\s/<\[(]|$)"
)
_NUMBER: Final = re.compile(_N)
_STRING: Final = re.compile(_TEXT)

Phrase: TypeAlias = re.Match[str]


def phrases(content: str) -> Iterator[Phrase | str]:
    """Give the phrases of a page's content in their sequence; last, the words that follow if they are none."""
    place, end = 0, len(content.rstrip())
    while place < end:
        phrase = _PHRASE.match(content, place)
        if phrase is None:
            yield " ".join(content[place : place + 60].split())
            return
        yield phrase
        place = phrase.end()


def numbers(words: str | None) -> tuple[float, ...]:
    """Give the numbers in a part of a phrase, but not those within the strings of letters."""
    return tuple(map(float, _NUMBER.findall(_STRING.sub(" ", words or ""))))
