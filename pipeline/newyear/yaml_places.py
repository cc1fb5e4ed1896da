"""A YAML file's text with some of its values changed; all else keeps every sign, comment, quote and line end. Pure.

The text must be sound YAML (it has been read before): only places are looked for here.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from pipeline.errors import ProgramFault

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},\n\"']*(?<! )")
"""A value that is a text without quotes, even inside braces."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A piece of the text, and what stands there instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True)
class Typed:
    """The text of a YAML file, and where its parts stand."""

    text: str

    @cached_property
    def root(self) -> yaml.Node | None:
        """The whole file; every scalar is a text."""
        return yaml.compose(self.text, Loader=yaml.BaseLoader)

    @cached_property
    def _dashes(self) -> list[int]:
        tokens = yaml.scan(self.text, Loader=yaml.BaseLoader)
        return [token.start_mark.index for token in tokens if isinstance(token, yaml.BlockEntryToken)]

    @property
    def newline(self) -> str:
        """How the file's lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def edited(self, edits: Iterable[Edit]) -> str:
        """Give the text with all of `edits`, which must not overlap."""
        text = self.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.start] + edit.instead + text[edit.end :]
        return text

    def rewritten(self, scalar: yaml.Node, change: Callable[[str], str]) -> Edit:
        """Change what is typed for a scalar, in the lines and quotes that it has."""
        start, end = scalar.start_mark.index, self._end(scalar)
        return Edit(start, end, change(self.text[start:end]))

    def put(self, node: yaml.Node, value: str) -> Edit:
        """Put a text in the place of a value."""
        return Edit(node.start_mark.index, self._end(node), quoted(value))

    def with_entry(self, mapping: yaml.MappingNode, after: str, key: str, written: str) -> Edit:
        """Put a further entry, `written` as in the file, after the entry `after`; the `key` that is there gives way."""
        if there := entry(mapping, key):
            start, end = there[1].start_mark.index, self._end(there[1])
            return Edit(start, end, written)
        before = entry(mapping, after)
        if before is None:
            raise ProgramFault(f"немає ключа {after}, після якого став би {key}")
        if mapping.flow_style:
            at = self._end(before[1])
            return Edit(at, at, f", {key}: {written}")
        at = self._line_end(self._end(before[1]))
        indent = " " * before[0].start_mark.column
        return Edit(at, at, f"{self.newline}{indent}{key}: {written}")

    def with_note(self, key: yaml.Node, note: str) -> Iterator[Edit]:
        """Put a comment on a line of its own above the `key` of a block; nothing if its line begins with more."""
        start = self._line_start(key.start_mark.index)
        indent = self.text[start : key.start_mark.index]
        if not indent.strip():
            yield Edit(start, start, f"{indent}# {note}{self.newline}")

    def without_entry(self, mapping: yaml.MappingNode, key: str) -> Iterator[Edit]:
        """Take an entry out, with the comment on its line; nothing if it is not there."""
        keys = [each.value for each, _ in mapping.value]
        if key in keys:
            name, value = mapping.value[keys.index(key)]
            start, end = name.start_mark.index, self._end(value)
            if mapping.flow_style:
                yield self._between(mapping.value, keys.index(key))
            else:
                yield self._lines(start, end)

    def without_item(self, sequence: yaml.SequenceNode, number: int) -> Edit:
        """Take one of a list out, with the empty lines after it; comments above it stay."""
        node = sequence.value[number]
        if sequence.flow_style:
            return self._between([(each, each) for each in sequence.value], number)
        dash = self._dashes[bisect(self._dashes, node.start_mark.index) - 1]
        lines = self._lines(dash, self._end(node))
        empty = re.compile(r"(?:[ \t]*\r?\n)*").match(self.text, lines.end)
        return Edit(lines.start, empty.end() if empty else lines.end, "")

    def _between(self, pairs: list[tuple[yaml.Node, yaml.Node]], number: int) -> Edit:
        """Take one of a flow collection out, with one of the commas beside it."""
        first, last = pairs[number]
        if number + 1 < len(pairs):
            return Edit(first.start_mark.index, pairs[number + 1][0].start_mark.index, "")
        since = self._end(pairs[number - 1][1]) if number else first.start_mark.index
        return Edit(since, self._end(last), "")

    def _lines(self, start: int, end: int) -> Edit:
        """Take whole lines out; if something stands before `start` on its line, that stays and the rest moves up."""
        line_start, line_end = self._line_start(start), self._line_end(end)
        after = min(line_end + len(self.newline), len(self.text))
        if not self.text[line_start:start].strip():
            return Edit(line_start, after, "")
        rest = self.text[after:]
        return Edit(start, after + len(rest) - len(rest.lstrip(" ")), "")

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end - (self.text[end - 1 : end] == "\r")

    def _end(self, node: yaml.Node) -> int:
        """Give where a value ends; PyYAML lets what is not in braces or quotes end where the next thing begins."""
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            start = node.start_mark.index
            return start + len(self.text[start : node.end_mark.index].rstrip())
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)


def entry(mapping: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Give the key and the value of an entry; None if there is none."""
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    return next((pair for pair in pairs if pair[0].value == key), None)


def value(mapping: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """Give what stands under `keys`, one inside another; None if it is not there, or nothing is typed."""
    node = mapping
    for key in keys:
        pair = entry(node, key)
        node = pair[1] if pair else None
    return node


def several(node: yaml.Node | None) -> list[yaml.Node]:
    """Give what a list holds; nothing if it is none."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def quoted(text: str) -> str:
    """Write a text as a value: in quotes only if it needs them."""
    if _PLAIN.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"
