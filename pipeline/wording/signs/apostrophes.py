"""Apostrophes: one sign between letters, whichever key they were typed by (КМУ № 55 від 17.01.2018: «ім’я»). Pure.

What stands at a word's edge may be a quotation mark, and stays. Fails never.
"""

from __future__ import annotations

import re
from typing import Final

_APOSTROPHE: Final = re.compile(r"['’ʼ‘`´](?<=[^\W\d_].)(?=[^\W\d_])")


def with_apostrophes(text: str, sign: str) -> str:
    """Set every apostrophe as `sign`."""
    return _APOSTROPHE.sub(sign, text)
