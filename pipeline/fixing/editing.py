"""Edits of texts to a file with them made: no byte beside them is another.

A text whose letters stand in the file otherwise than they are read (escaped, folded), or in a spreadsheet, is given
back: a person puts it right. Fails never.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.edits import Edit, applied
from pipeline.fixing.texts import Typed
from pipeline.reading.letters import unified
from schemas.text import FOLDED

_ENCODINGS: Final = ("utf-8", "utf-16", "cp1251")
_ENDS: Final = re.compile("\r\n|\r|\n")
_SPREADSHEETS: Final = (".xlsx", ".ods")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text with the edits that a class wants of it."""

    typed: Typed
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A file before and after, and what was to be put right in it but could not be."""

    name: str
    before: bytes
    after: bytes
    done: tuple[Wanted, ...] = ()
    left: tuple[Wanted, ...] = ()


def edited(name: str, content: bytes, wanted: Sequence[Wanted]) -> Edited:
    """Make the edits of one file."""
    encoding = None if name.endswith(_SPREADSHEETS) else _encoding(content)
    if encoding is None:
        return Edited(name, content, content, left=tuple(wanted))
    raw = content.decode(encoding)
    letters = unified(raw)
    if letters != unicodedata.normalize("NFC", letters):  # places would be counted by other letters
        return Edited(name, content, content, left=tuple(wanted))
    placed = [(each, _placed(each, letters)) for each in wanted]
    splices = sorted({splice for _, found in placed for splice in found or ()})
    made = applied(letters, splices)
    after = _ended(raw, made).encode(encoding, "replace")
    done = tuple(each for each, found in placed if found)
    if unified(after.decode(encoding)) != made:  # the encoding has no such sign
        return Edited(name, content, content, left=tuple(wanted))
    return Edited(name, content, after, done, tuple(each for each, found in placed if not found))


def decoded(content: bytes) -> str:
    """Give the letters of a file that could be edited, every line ended by a newline."""
    return unified(content.decode(_encoding(content) or _ENCODINGS[0]))


def _encoding(content: bytes) -> str | None:
    """Give the encoding in which the bytes can be written as they are."""
    for encoding in _ENCODINGS:
        try:
            if content.decode(encoding).encode(encoding) == content:
                return encoding
        except UnicodeDecodeError:
            continue
    return None


def _placed(wanted: Wanted, letters: str) -> list[Edit] | None:
    """Give the edits by places of the file's letters; None if one of them cannot be placed."""
    places = [*_places(wanted.typed, letters)]
    if not places:
        return None
    made = [Edit(places[start][0], places[end - 1][1], instead) for start, end, instead in wanted.edits]
    stand = [letters[start:end].replace('""', '"') for start, end, _ in made]
    meant = [wanted.typed.text[start:end] for start, end, _ in wanted.edits]
    return made if stand == meant else None


def _places(typed: Typed, letters: str) -> Iterator[tuple[int, int]]:
    """Give where in the file's letters each letter of the text begins and ends; nothing if that is not known."""
    text, starts = typed.text, [0, *(found.end() for found in re.finditer("\n", letters))]
    if text.indent == FOLDED and typed.place.file.endswith(".csv"):
        yield from _doubled(text, starts[typed.place.line - 1] + typed.place.column - 1)
    elif text.indent != FOLDED:
        for position in range(len(text)):
            place = text.at(position)
            if place and place.line <= len(starts):
                begin = starts[place.line - 1] + place.column - 1
                yield begin, begin + 1


def _doubled(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Give the same of a CSV field, in which a quotation mark is two."""
    for letter in text:
        end = begin + (2 if letter == '"' else 1)
        yield begin, end
        begin = end


def _ended(raw: str, made: str) -> str:
    """Give the lines their own ends back, and the file its mark of byte order."""
    ends = _ENDS.findall(raw)
    lines = made.split("\n")
    mark = raw[: len(raw) - len(raw.lstrip("\ufeff"))]
    return mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
