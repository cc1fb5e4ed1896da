"""A text that has no sign of Markdown to its paragraphs, without the parser: most texts of a plan are such. Pure.

It gives what the parser would; a test holds the two against one another.
"""

from __future__ import annotations

import re

from schemas.prose import PLAIN, Paragraph, Prose, Run
from schemas.text import Text

# No line begins as anything but a paragraph does, and no sign in it means anything to the parser.
_FIRST = r"(?![0-9]+[.)])(?:[^\W_]|[«„“\"'’(№§])"
_AMONG = r"[^\n\t\\`*_\[\]<>&^~|]"
_LINE = rf"{_FIRST}(?:{_AMONG}*(?!\s){_AMONG})?"
_LETTERS = re.compile(rf"{_LINE}(?:\n+{_LINE})*\n*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def is_of_letters(text: Text) -> bool:
    """Tell whether a text is letters alone."""
    return _LETTERS.fullmatch(text) is not None


def of_letters(text: Text) -> Prose:
    """Give the paragraphs of a text without a sign that means anything, as the parser would, but sooner."""
    return Prose(
        paragraphs=tuple(
            Paragraph(
                inlines=(Run(text=found[0].replace("\n", " "), emphasis=PLAIN, origin=text.at(found.start())),),
                item=None,
            )
            for found in _PARAGRAPH.finditer(text)
        )
    )
