"""Lines of a requisite of several lines."""

from __future__ import annotations

import textwrap

# The longest line of such a requisite is 73 mm, 28 characters (КМУ № 55 від 17.01.2018, додаток, п. 5).
LONGEST_LINE = 28


def requisite_lines(text: str) -> tuple[str, ...]:
    """Break a post or another requisite into lines of at most 28 characters; no word is torn."""
    return tuple(textwrap.wrap(text, LONGEST_LINE, break_long_words=False, break_on_hyphens=False))
