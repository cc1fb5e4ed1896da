"""Markdown, as far as an official document needs it, to prose.

Paragraphs, lists, bold, italics, links, superscript and `[[figures]]`; whatever else is refused, with its position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Annotated, Any

from markdown_it.token import Token
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from schemas import markdown_refusals as refusals
from schemas.markdown_inlines import Walk, joined
from schemas.markdown_letters import is_of_letters, of_letters
from schemas.markdown_refusals import Refusal
from schemas.markdown_rules import parser
from schemas.prose import ListItem, Paragraph, Prose
from schemas.text import Text

_SILENT = {
    f"{block}_{end}" for block in ("paragraph", "bullet_list", "ordered_list", "list_item") for end in ("open", "close")
}
_NUMBER = re.compile(r" *[0-9]{1,9}[.)](?: |$)")
_LIST_MARK = re.compile(r" *(?:[-+*]|[0-9]{1,9}[.)]) *")


def parse(text: Text) -> Prose:
    """Read Markdown; every letter of `text` is in the prose, each run and mention with its origin.

    Raises:
        PydanticCustomError: of type `markdown`; its context's `refusals` has all that cannot be printed (`Refusal`).
    """
    return of_letters(text) if is_of_letters(text) else parsed(text)


def parsed(text: Text) -> Prose:
    """Let the parser read a text, whatever it holds.

    Raises:
        PydanticCustomError: as above.
    """
    reading = _Reading(text)
    reading.refuse_letters()
    reading.over(parser().parse(text))
    if reading.refused:
        raise PydanticCustomError(
            "markdown", "розмітка тексту не підтримується", {"refusals": tuple(sorted(set(reading.refused)))}
        )
    return Prose(paragraphs=tuple(reading.paragraphs))


@dataclass
class _Element:
    """An element of a list that is being read."""

    item: ListItem
    line: int
    start: int
    has_text: bool = False


@dataclass
class _Reading:
    """One text on its way to prose."""

    text: Text
    refused: list[Refusal] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    inside: Token | None = None
    """The refused block whose parts are not looked at."""

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def refuse_letters(self) -> None:
        """Refuse letters that no eye sees and that the parser takes otherwise than the eye."""
        self._refuse_at((found.start() for found in re.finditer("\t", self.text)), refusals.TAB)
        blank = (number for number, line in enumerate(self.lines) if line.strip(" \t") and not line.strip())
        self._refuse_at((self.starts[number] for number in blank), refusals.BLANK)

    def over(self, tokens: list[Token]) -> None:
        """Read all blocks."""
        for token in tokens:
            if self.inside:
                if token.nesting == -1 and token.level == self.inside.level:
                    self.inside = None
            else:
                self._block(token)

    def _block(self, token: Token) -> None:
        if token.type == "inline":
            self._paragraph(token)
        elif token.type == "list_item_open":
            self._open(token)
        elif token.type == "list_item_close":
            self._demand_text(self.elements.pop())
        elif token.type not in _SILENT:
            if self.elements:
                self.elements[-1].has_text = True
            self.refused.append(Refusal(self._start(token), *refusals.BLOCKS.get(token.type, refusals.UNKNOWN)))
            self.inside = token if token.nesting == 1 else None

    def _open(self, token: Token) -> None:
        number, level, start = token.info, len(self.elements), self._start(token)
        if level >= refusals.MAX_LEVELS:
            self.refused.append(Refusal(start, *refusals.TOO_DEEP))
        if number.startswith("0") and number != "0":
            self.refused.append(Refusal(start, *refusals.ORDINAL))
        if self.elements:
            self._demand_text(self.elements[-1])
        item = ListItem(level=level, ordinal=int(number), delimiter=token.markup) if number else ListItem(level=level)
        self.elements.append(_Element(item, _line(token), start))

    def _demand_text(self, element: _Element) -> None:
        if not element.has_text:
            self.refused.append(Refusal(element.start, *refusals.EMPTY_ELEMENT))
            element.has_text = True

    def _paragraph(self, token: Token) -> None:
        columns = self._columns(token)
        firsts = [self.starts[_line(token) + number] + column for number, column in enumerate(columns)]
        further = range(_line(token) + 1, _line(token) + len(columns))
        self._refuse_at((self.starts[n] for n in further if _NUMBER.match(self.lines[n])), refusals.LOOKS_LIKE_ELEMENT)
        self._refuse_at([] if token.content.strip() else firsts, refusals.BLANK)
        if self.elements:
            self._in_list(further, firsts[0], columns[0])

        def place(position: int) -> int:
            line = token.content.count("\n", 0, position)
            return firsts[line] + position - (token.content.rfind("\n", 0, position) + 1)

        pieces = Walk(token.content, place, self.refused.append).over(token.children or [])
        item = self.elements[-1].item if self.elements else None
        self.paragraphs.append(Paragraph(inlines=tuple(joined(self.text, pieces, place)), item=item))

    def _in_list(self, further: Iterable[int], first: int, column: int) -> None:
        element = self.elements[-1]
        if element.has_text:
            self.refused.append(Refusal(first, *refusals.SECOND_PARAGRAPH))
        element.has_text = True
        self._refuse_at((self.starts[n] for n in further if _indent(self.lines[n]) < column), refusals.LAZY)

    def _columns(self, token: Token) -> list[int]:
        """Tell how much of each source line stands before the part of it that is the paragraph's."""
        pairs = zip(self.lines[_line(token) :], token.content.split("\n"), strict=False)
        return [len(line.rstrip(" ")) - len(letters.rstrip(" ")) for line, letters in pairs]

    def _start(self, token: Token) -> int:
        """Tell where a block begins: after the marks of the list elements that begin in its line."""
        line = self.lines[_line(token)]
        column = _indent(line)
        for element in self.elements:
            if element.line == _line(token) and (mark := _LIST_MARK.match(line, column)):
                column = mark.end()
        return self.starts[_line(token)] + column

    def _refuse_at(self, positions: Iterable[int], why: tuple[str, str]) -> None:
        self.refused += [Refusal(position, *why) for position in positions]


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _typed(typed: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return typed if isinstance(typed, Prose) else parse(Text.checked(typed))


Markdown = Annotated[Prose, BeforeValidator(_typed), WithJsonSchema({"type": ["string", "number"]})]
