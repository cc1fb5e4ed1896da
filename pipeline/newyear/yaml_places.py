"""A YAML file's text with some of its values changed; all else keeps every sign, comment, quote and line end. Pure.

The text must be sound YAML (it has been read before): only places are looked for here.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import yaml

from pipeline.edits import Edit, applied
from pipeline.errors import ProgramFault

_PLAIN = re.compile(r"[^\W_][^:#\[\]{},\n\"']*(?<! )")
"""A value that is a text without quotes, even inside braces."""


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
        return applied(self.text, sorted(edits))

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
        if self._begins_line(key):
            yield Edit(start, start, f"{self.text[start : key.start_mark.index]}# {note}{self.newline}")

    def without_entries(self, mapping: yaml.MappingNode, *keys: str) -> Iterator[Edit]:
        """Take entries out, each with the comment on its line; those that are not there are no matter."""
        numbers = [number for number, (key, _) in enumerate(mapping.value) if key.value in keys]
        for run in _runs(numbers):
            if mapping.flow_style:
                yield self._between(mapping.value, run)
            elif self._begins_line(mapping.value[run[0]][0]):
                yield from (self._lines(*self._extent(mapping.value[number])) for number in run)
            else:
                yield self._lines(*self._extent((mapping.value[run[0]][0], mapping.value[run[-1]][1])))

    def without_items(self, sequence: yaml.SequenceNode, numbers: Sequence[int]) -> Iterator[Edit]:
        """Take some of a list out, in their order, with the empty lines after them; comments above them stay."""
        for run in _runs(numbers):
            if sequence.flow_style:
                yield self._between([(each, each) for each in sequence.value], run)
            else:
                yield from (self._without_item(sequence.value[number]) for number in run)

    def _without_item(self, node: yaml.Node) -> Edit:
        dash = self._dashes[bisect(self._dashes, node.start_mark.index) - 1]
        lines = self._lines(dash, self._end(node))
        empty = re.compile(r"(?:[ \t]*\r?\n)*").match(self.text, lines.end)
        return Edit(lines.start, empty.end() if empty else lines.end, "")

    def _between(self, pairs: Sequence[tuple[yaml.Node, yaml.Node]], run: Sequence[int]) -> Edit:
        """Take some of a flow collection out, with the comma beside them."""
        start, end = self._extent((pairs[run[0]][0], pairs[run[-1]][1]))
        if run[-1] + 1 < len(pairs):
            return Edit(start, pairs[run[-1] + 1][0].start_mark.index, "")
        return Edit(self._end(pairs[run[0] - 1][1]) if run[0] else start, end, "")

    def _extent(self, pair: tuple[yaml.Node, yaml.Node]) -> tuple[int, int]:
        return pair[0].start_mark.index, self._end(pair[1])

    def _begins_line(self, node: yaml.Node) -> bool:
        at = node.start_mark.index
        return not self.text[self._line_start(at) : at].strip()

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


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Part numbers into those that follow one another."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


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
