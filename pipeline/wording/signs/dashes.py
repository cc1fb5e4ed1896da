"""Dashes: a hyphen between spaces is a dash, one between two years a range (Український правопис 2019, «Тире»). Pure.

A line that begins with one is an item of a list, and two numbers may be a difference: both stay as they were typed, and
so does every number of a document, telephone or code. Fails never.
"""

from __future__ import annotations

import re
from typing import Final

_SPACE: Final = "[ \u00a0]"
_DASH: Final = re.compile(rf"[-–—](?<=\S{_SPACE}.)(?=[ \u00a0\n])(?!(?<=[0-9]{_SPACE}.)\s+[0-9])")
_YEAR: Final = "(?:19|20)[0-9]{2}"
_YEARS: Final = re.compile(rf"(?<![\w.,/№–—-])({_YEAR})-({_YEAR})(?=\s*(?:рік|рок|рр?\.))")
_BEFORE: Final = re.compile(rf"№{_SPACE}?$")
RANGE: Final = "–"


def with_dashes(text: str, sign: str) -> str:
    """Set every dash between spaces as `sign`, and a range of years without spaces by an en dash."""
    made = _DASH.sub(sign, text)
    return _YEARS.sub(_range, made) if "-" in made else made


def _range(found: re.Match[str]) -> str:
    is_number = _BEFORE.search(found.string[max(0, found.start() - 2) : found.start()])
    return found[0] if is_number or found[1] >= found[2] else f"{found[1]}{RANGE}{found[2]}"
