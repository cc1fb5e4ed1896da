"""The formats in which a run answers programs, and what may be said to people beside each; `writing` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_COMMAND = re.compile(r":(?=:)|##(?=\[)")
"""What the runner takes for a command: `::` that begins a line, behind any spaces, and the older `##[` anywhere."""


def without_commands(text: str) -> str:
    """Break up what GitHub's runner would execute: data that is quoted in a message must not give it commands."""
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


FORMATS: Mapping[str, Callable[[str], str] | None] = MappingProxyType(
    {"text": None, "json": str, "github": without_commands}
)
"""By the word of `--format`: what makes a text for people harmless to the program that reads along; None where none
does, and a text is all that is said."""
