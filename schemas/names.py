"""Names and numbers by which parts of the data refer to one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from schemas.folders import SEALED
from schemas.text import Text


def _shaped(pattern: str, what: str) -> Callable[[Text], Text]:
    compiled = re.compile(pattern)

    def check(text: Text) -> Text:
        if not compiled.fullmatch(text):
            raise PydanticCustomError("name_malformed", "«{text}» не є {what}", {"text": str(text), "what": what})
        return text

    return check


NAME_SHAPE = r"[^\W\d_][\w-]{0,63}"
"""The pattern of a name."""

Name = Annotated[
    Text,
    AfterValidator(_shaped(NAME_SHAPE, "назвою: потрібні літери, цифри, «_» і «-», перша літера, до 64 знаків")),
]
"""The name of a figure, register, column or role: typed on any keyboard, Cyrillic or Latin."""

NUMBER_SHAPE = r"[^\W_]{1,8}([.\-/][^\W_]{1,8}){0,5}"
"""The pattern of a number."""

Number = Annotated[
    Text,
    AfterValidator(_shaped(NUMBER_SHAPE, "номером: приклади номерів — 2.10, 4, IV, 3-а")),
]
"""A printed number such as `2.10`: a text, never a quantity; the final dot belongs to the form."""

MeasureKey = Annotated[
    Text,
    AfterValidator(_shaped(r"[^\W_][\w.\-/]{0,63}", "ключем заходу: приклади ключів — 2.10, навчання, 3-а")),
]
"""What a mark names its measure by: its number, or a word if it has none."""

FilePath = Annotated[
    Text,
    AfterValidator(
        _shaped(
            rf"(?!.*\.\.)(?!(?:.*/)?{SEALED}/)[^\W_][\w.\- ]*(/[^\W_][\w.\- ]*)*",
            f"шляхом до файлу в теці року: без «..», без «/» на початку, не в теці {SEALED}/",
        )
    ),
]
"""A file named relative to the folder of the file that names it; it cannot leave that folder, nor be a sealed one: no
run takes those for data, so that a change of them would not be seen."""


def sequence(number: str) -> tuple[tuple[int, int, str], ...]:
    """Give the sort key that puts 2.10 after 2.9.

    Digits compare as quantities and come before letters.
    """
    parts = re.findall(r"\d+|[^\W\d_]+", number)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
