"""The proof that a file says after its edits what it said before, but for the texts that were to be put right.

Independent of the edits: a library of its own reads the YAML before and after, and the texts that should differ are
made of what the class gave. Markdown has the same paragraphs, looks, links and figures. Fails with `ProgramFault`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from pydantic_core import PydanticCustomError
from ruamel.yaml import YAML

from pipeline.edits import applied
from pipeline.errors import Fault, ProgramFault
from pipeline.fixing.editing import Edited, decoded
from pipeline.fixing.texts import Path
from schemas.markdown import parse
from schemas.prose import FigureMention, Paragraph, Run
from schemas.text import Text

_WRONG: Final = "після правки файл каже не те, що мав би, тому його не змінено"
_DELIMITERS: Final = ";,\t"


def proven(made: Edited) -> Edited:
    """Give the same, proven.

    Raises:
        ProgramFault: a text changed that should not have, or did not as it should.
    """
    if not made.done:
        return made
    texts = [(each.typed.path, str(each.typed.text), applied(each.typed.text, each.edits)) for each in made.done]
    before, after = decoded(made.before), decoded(made.after)
    if made.name.endswith(".yaml"):
        by_path = {path: (was, now) for path, was, now in texts}
        holds = _changed(_yaml(before), by_path, ()) == _yaml(after)
    elif made.name.endswith(".csv"):
        by_cell = {was: now for _, was, now in texts}
        holds = [[by_cell.get(cell, cell) for cell in row] for row in _rows(before)] == _rows(after)
    else:
        holds = all((was, now) == (before, after) for _, was, now in texts)
    if not holds or any(_shape(was) != _shape(now) for _, was, now in texts):
        raise ProgramFault(Fault(_WRONG, "Правте його самі й передайте це супровідникові", place=made.name))
    return made


def _yaml(letters: str) -> object:
    return YAML(typ="safe", pure=True).load(letters)


def _changed(value: object, texts: Mapping[Path, tuple[str, str]], path: Path) -> object:
    """Give the file's content with the texts as they should be; a block's last line end is no letter of its text."""
    if isinstance(value, Mapping):
        return {key: _changed(each, texts, (*path, str(key))) for key, each in value.items()}
    if isinstance(value, list):
        return [_changed(each, texts, (*path, number)) for number, each in enumerate(value)]
    if isinstance(value, str) and path in texts:
        was, now = texts[path]
        return now + value[len(was) :] if value.startswith(was) else None
    return value


def _rows(letters: str) -> list[list[str]]:
    first = letters.partition("\n")[0]
    return [*csv.reader(io.StringIO(letters, newline=""), delimiter=max(_DELIMITERS, key=first.count))]


def _shape(text: str) -> object:
    """Give what of a Markdown text is no letter: its paragraphs, looks, links and figures; nothing if it is none."""
    try:
        return [_paragraph(each) for each in parse(Text(text)).paragraphs]
    except PydanticCustomError:
        return None


def _paragraph(paragraph: Paragraph) -> object:
    return paragraph.item, [
        (inline.emphasis, (inline.name, inline.noun, inline.case) if isinstance(inline, FigureMention) else Run)
        for inline in paragraph.inlines
    ]
