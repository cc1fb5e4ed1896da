"""A foreign text to what may be shown of it. Nothing can fail."""

from __future__ import annotations


def visible(text: str) -> str:
    """Give `text` with each letter that cannot be seen, or that would steer a terminal, as Python's escape of it."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
