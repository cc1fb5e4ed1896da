"""One YAML scalar to the text that was typed, with the exact place of its letters if the file has them as they are."""

from __future__ import annotations

from typing import Protocol

import yaml

from schemas.origin import Origin
from schemas.text import FOLDED, Text

_NULLS = {"", "~", "null", "Null", "NULL"}


class _Mark(Protocol):
    """A place as the parser tells it: lines and columns from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def place(mark: _Mark | None) -> tuple[int, int]:
    """Give line and column, from 0; the parsers always mark what they give, though their types do not promise it."""
    return (mark.line, mark.column) if mark else (0, 0)


def scalar(event: yaml.ScalarEvent, lines: list[str], file: str) -> Text | None:
    """Give the text of a scalar, or None for an empty one; the file's text is `lines`.

    The line ends that close a block (`|`, `>`) are no letters of it.
    """
    if event.style in ("|", ">"):
        return _block(event, lines, file)
    if not event.style and event.value in _NULLS:
        return None
    quotes = 1 if event.style else 0
    line, column = place(event.start_mark)
    as_typed = lines[line][column + quotes : column + quotes + len(event.value)] == event.value
    exact = as_typed and place(event.end_mark)[0] == line
    return Text(event.value, Origin(file, line + 1, column + 1 + (quotes if exact else 0)), 0 if exact else FOLDED)


def note_column(event: yaml.ScalarEvent, lines: list[str]) -> int:
    """Give the column of a note (`# …`) that follows a scalar in its line; 0 if there is none."""
    line, column = place(event.end_mark)
    rest = lines[line][column:] if line < len(lines) else ""
    return column + 1 + rest.index("#") if rest.lstrip(" ").startswith("#") else 0


def _block(event: yaml.ScalarEvent, lines: list[str], file: str) -> Text:
    value = event.value.rstrip("\n")
    first = place(event.start_mark)[0] + 1
    letters = value.split("\n")
    number, line = next(((n, line) for n, line in enumerate(lines[first:]) if line.strip()), (0, ""))
    indent = len(line) - len(line.lstrip(" "))
    if event.style == "|":
        indent = len(line) - len(letters[min(number, len(letters) - 1)])
        return Text(value, Origin(file, first + 1, indent + 1), indent + 1)
    return Text(value, Origin(file, first + number + 1, indent + 1), FOLDED)
