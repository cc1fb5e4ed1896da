"""The one type of every string that may be printed: checked, and knowing where it was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from schemas.origin import Origin

# What Word drops, what spoofs a reader's eye, and what docxtpl would take for template code or alter
# (each measured): C0 but tab and newline, DEL, C1, surrogates, noncharacters, bidi controls, delimiters.
_UNPRINTABLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufffc"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
)
FORBIDDEN = re.compile(rf"[{_UNPRINTABLE}]|\{{[{{%#]|[}}%#]\}}|\{{_[{{%]|[}}%]_\}}")

# What no eye sees and a search or a comparison trips over, and what no typeface of a form has: soft hyphens, joiners,
# fillers, selectors of variants, tags, annotations, characters of private use. The no-break spaces are welcome.
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff9-\ufffb\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
INVISIBLE = re.compile(f"[{_UNSEEN}]")
_SUSPECT = re.compile(rf"[{_UNPRINTABLE}{_UNSEEN}{{}}]")
"""What a text has that is not taken as it stands; most have none."""

_APOSTROPHES = re.compile("['’ʼ`]")

FOLDED = -1


class Text(str):
    """A string as typed, in Unicode's NFC, with its place; equal to any `str` of the same characters.

    A model that has it as a field takes only what can be printed as it stands (`checked`).
    """

    __slots__ = ("indent", "origin")

    origin: Origin | None
    """Where the first character stands; None for a text that was made, not typed."""
    indent: int
    """The column where the text's further lines start in the file; 0 if that is not known.

    FOLDED if the file has the text in other lines or letters (YAML's folding, escapes): then only its start is known.
    """

    def __new__(cls, value: str, origin: Origin | None = None, indent: int = 0) -> Self:
        """Take `value` in NFC and remember its place."""
        made = super().__new__(cls, unicodedata.normalize("NFC", value))
        made.origin, made.indent = origin, indent
        return made

    def at(self, position: int) -> Origin | None:
        """Give the place of the character at `position` in its file, as closely as it is known."""
        line, column = self.count("\n", 0, position), position - (self.rfind("\n", 0, position) + 1)
        if self.origin is None or not self.origin.line or self.indent == FOLDED:
            return self.origin
        if line == 0:
            return replace(self.origin, column=self.origin.column + column)
        if not self.indent:
            return self.origin
        return replace(self.origin, line=self.origin.line + line, column=self.indent + column)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Let pydantic take strings only, check them, and write them as strings."""
        return core_schema.no_info_plain_validator_function(
            cls._plain, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors that it is a string; a bare number is kept as it was typed, so it is welcome too."""
        return {"type": ["string", "number"]}

    @classmethod
    def _plain(cls, typed: Any) -> Self:  # noqa: ANN401 - pydantic hands over whatever the file held
        """Take a text that is printed letter by letter; a figure's name in it would be printed, too."""
        text = cls.checked(typed)
        if (position := text.find("[[")) >= 0:
            raise PydanticCustomError(
                "text_forbidden", "показник тут не підставляється: {what}", {"what": "«[[»", "position": position}
            )
        return text

    @classmethod
    def checked(cls, typed: Any) -> Self:  # noqa: ANN401 - pydantic hands over whatever the file held
        """Take a printable, not empty string.

        Raises:
            PydanticCustomError: `text_expected`, `text_empty`, or `text_forbidden`, `text_invisible`, which tell
                the position.
        """
        if not isinstance(typed, str):
            raise PydanticCustomError("text_expected", "очікувався текст")
        text = typed if isinstance(typed, cls) else cls(typed)
        if _SUSPECT.search(text):
            _refuse(text)
        if not text.strip():
            raise PydanticCustomError("text_empty", "текст порожній")
        return text


def one_apostrophe(text: str) -> str:
    """Give the text as it is compared: ' ’ ʼ and ` are one apostrophe, whichever key it was typed by."""
    return _APOSTROPHES.sub("’", text)


def _refuse(text: str) -> None:
    if found := FORBIDDEN.search(text):
        raise PydanticCustomError(
            "text_forbidden",
            "{what} не можна надрукувати",
            {"what": _describe(found.group()), "position": found.start()},
        )
    if found := INVISIBLE.search(text):
        raise PydanticCustomError(
            "text_invisible",
            "{what} не видно на папері",
            {"what": _describe(found.group()), "position": found.start()},
        )


def _describe(found: str) -> str:
    if len(found) > 1:
        return f"позначку шаблона «{found}»"
    name = unicodedata.name(found, "без назви")
    return f"символ U+{ord(found):04X} ({name})"
