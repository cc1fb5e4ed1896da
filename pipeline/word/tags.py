"""Tags: what a clerk may write in a template, and nothing else.

From a paragraph's text to `Tag`s. The grammar is ours, and small: print a name, a loop, a condition. What is not in it
never reaches Jinja, so a template cannot compute (a call in a template ran a shell command as root when it could).
Fails with `Misspelt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

from pipeline.word.wordml import Element, w

Reach = Literal["", "p", "r", "tr"]
"""What a tag stands for: text, a paragraph, a run of letters, a table's row."""

Verb = Literal["print", "for", "if", "elif", "else", "endif", "endfor"]

_NAME: Final = r"[^\W\d_][\w-]*"
_VARIABLE: Final = r"[^\W\d_]\w*"
_PATH: Final = rf"{_VARIABLE}(?:\.{_NAME})*"
_TERM: Final = rf"(?:not\s+)?{_PATH}"
_PRINT: Final = re.compile(rf"\{{\{{(?:(p|r)\s)?\s*({_PATH})\s*\}}\}}")
_LOOP: Final = re.compile(rf"\{{%(p|r|tr)\s+for\s+({_VARIABLE})\s+in\s+({_PATH})\s*%\}}")
_TEST: Final = re.compile(rf"\{{%(p|r|tr)\s+(if|elif)\s+({_TERM}(?:\s+(?:and|or)\s+{_TERM})*)\s*%\}}")
_MARK: Final = re.compile(r"\{%(p|r|tr)\s+(else|endif|endfor)\s*%\}")
_ANY: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# A single brace, too: docxtpl joins it with one of the next paragraph, and drops what stands between (measured).
_REMNANT: Final = re.compile(r"[{}]+[^{}]{0,40}[{}]*")
_WORDS: Final = frozenset({"not", "and", "or", "in"})

OPENING: Final = frozenset({"for", "if"})
CLOSING: Final = {"endfor": "for", "endif": "if", "else": "if", "elif": "if"}
ENDING: Final = frozenset({"endfor", "endif"})


class Misspelt(ValueError):
    """A tag that the grammar does not know; holds the tag as typed."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as typed, understood."""

    start: int
    end: int
    """Where it stands in its paragraph's text."""
    reach: Reach
    verb: Verb
    paths: tuple[str, ...] = ()
    """The names it prints, asks for, or loops over."""
    variable: str = ""
    """The name that a loop gives to each."""
    condition: str = ""

    def jinja(self, addition: str = "") -> str:
        """Write the tag for docxtpl, with `addition` (a filter of ours) after the name it prints."""
        if self.verb == "print":
            return f"{{{{{self.reach} {subscripted(self.paths[0])}{addition} }}}}"
        words = {
            "for": f"for {self.variable} in {subscripted(self.paths[0]) if self.paths else ''}",
            "if": f"if {self.condition}",
            "elif": f"elif {self.condition}",
        }
        return f"{{%{self.reach} {words.get(self.verb, self.verb)} %}}"


def letters(paragraph: Element) -> list[Element]:
    """Give the elements that hold a paragraph's text, in their sequence."""
    return list(paragraph.iter(w("t")))


def text_of(paragraph: Element) -> str:
    """Give a template paragraph's text, as its tags are looked for: tabs and breaks do not count."""
    return "".join(element.text or "" for element in letters(paragraph))


def find_tags(text: str) -> Iterator[Tag | Misspelt]:
    """Give the tags of a paragraph's text in their sequence; for each that is not understood, a `Misspelt`."""
    end = 0
    for found in _ANY.finditer(text):
        yield from _remnants(text[end : found.start()])
        yield _understand(found) or Misspelt(found.group())
        end = found.end()
    yield from _remnants(text[end:])


def well_formed_tags(text: str) -> tuple[Tag, ...]:
    """Give the tags of a text that the audit has passed."""
    return tuple(tag for tag in find_tags(text) if isinstance(tag, Tag))


def _remnants(text: str) -> Iterator[Misspelt]:
    for found in _REMNANT.finditer(text):
        yield Misspelt(found.group())


def _understand(found: re.Match[str]) -> Tag | None:
    typed, (start, end) = found.group(), found.span()
    if printed := _PRINT.fullmatch(typed):
        return Tag(start, end, _reach(printed[1]), "print", (printed[2],))
    if loop := _LOOP.fullmatch(typed):
        return Tag(start, end, _reach(loop[1]), "for", (loop[3],), loop[2])
    if test := _TEST.fullmatch(typed):
        words = [word for word in test[3].split() if word not in _WORDS]
        condition = " ".join(word if word in _WORDS else subscripted(word) for word in test[3].split())
        return Tag(start, end, _reach(test[1]), cast("Verb", test[2]), tuple(words), condition=condition)
    if mark := _MARK.fullmatch(typed):
        return Tag(start, end, _reach(mark[1]), cast("Verb", mark[2]))
    return None


def _reach(prefix: str | None) -> Reach:
    return cast("Reach", prefix or "")


def subscripted(path: str) -> str:
    """Write a name as Jinja reads it."""
    # A column's key may hold a hyphen, which Jinja would take for a minus.
    head, *rest = path.split(".")
    return head + "".join(f'["{name}"]' if "-" in name else f".{name}" for name in rest)
