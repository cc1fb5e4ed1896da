"""Last year's plan.yaml and report.yaml to the new year's: the same wording, years moved, nobody's approval. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from pipeline.edits import Edit
from pipeline.newyear.fates import Fate
from pipeline.newyear.notes import Drafted, Note, doubt, drafted
from pipeline.newyear.yaml_places import Typed, quoted, several, value
from pipeline.newyear.years import Moved, Shift, in_prose, in_timeframe

_PROSE = {"heading": "заголовок", "preamble": "текст перед таблицею", "closing": "текст після таблиці"}
_CELLS = {"title": "назва заходу", "expected_result": "очікуваний результат"}
_MENTION = re.compile(r"(?<=\[\[)[^\]|]+")

_Piece: TypeAlias = Edit | Note
_Move: TypeAlias = Callable[[str, Shift], Moved]


@dataclass(frozen=True, slots=True)
class Draft:
    """How the pages of the new year differ from last year's."""

    shift: Shift
    fates: Mapping[str, Fate]
    renamed: Mapping[str, str]
    """New names of figures, by the old."""

    def plan(self, text: str) -> Drafted:
        """Draft plan.yaml."""
        typed = Typed(text)
        root = typed.root
        pieces = [*self._requisites(typed), *self._sections(typed)]
        if isinstance(root, yaml.MappingNode):
            pieces += typed.without_entries(root, "amended_by")
        return drafted(typed, pieces)

    def report(self, text: str) -> Drafted:
        """Draft report.yaml; the word of its approval is the usual one again."""
        typed = Typed(text)
        return drafted(typed, [*self._requisites(typed, "word")])

    def _requisites(self, typed: Typed, *overrides: str) -> Iterator[_Piece]:
        own = value(typed.root, "requisites")
        for key, called in _PROSE.items():
            yield from self._moved(typed, value(own, key), "реквізити", called)
        for key in ("approvals", "concurrences"):
            for approval in several(value(own, key)):
                if isinstance(approval, yaml.MappingNode):
                    yield from typed.without_entries(approval, "date", "number", *overrides)
        if isinstance(own, yaml.MappingNode):
            yield from typed.without_entries(own, "registration")

    def _sections(self, typed: Typed) -> Iterator[_Piece]:
        sections = value(typed.root, "sections")
        empty = []
        for number, section in enumerate(several(sections)):
            measures = value(section, "measures")
            out = [at for at, each in enumerate(several(measures)) if not self.fates[_key(each)].is_kept]
            is_empty = len(out) == len(several(measures))
            if is_empty:
                empty.append(number)
            elif isinstance(measures, yaml.SequenceNode):
                yield from self._moved(typed, value(section, "title"), "розділ", "назва розділу")
                yield from typed.without_items(measures, out)
            for at, each in enumerate(several(measures)):
                yield from self.fates[_key(each)].notes
                if at not in out and isinstance(each, yaml.MappingNode):
                    yield from self._measure(typed, each)
        if isinstance(sections, yaml.SequenceNode):
            yield from typed.without_items(sections, empty)

    def _measure(self, typed: Typed, measure: yaml.MappingNode) -> Iterator[_Piece]:
        name = _key(measure)
        fate, timeframe = self.fates[name], value(measure, "timeframe")
        for key, called in _CELLS.items():
            yield from self._moved(typed, value(measure, key), name, called)
        if fate.timeframe is None:
            yield from self._moved(typed, timeframe, name, "строк", in_timeframe)
        elif timeframe is not None and timeframe.value != fate.timeframe:
            yield typed.put(timeframe, fate.timeframe)
        if fate.is_carried:
            link = f"{{year: {self.shift.since}, measure: {quoted(name)}}}"
            yield typed.with_entry(measure, _named_by(measure), "carried_over", link)
        else:
            yield from typed.without_entries(measure, "carried_over")

    def _moved(
        self, typed: Typed, text: yaml.Node | None, where: str, called: str, move: _Move = in_prose
    ) -> Iterator[_Piece]:
        """Move the years that a text names, and let it name figures as they are called now."""
        if text is None:
            return
        edit = typed.rewritten(text, lambda written: self._renamed(move(written, self.shift).text))
        if edit.instead != typed.text[edit.start : edit.end]:
            yield edit
        yield from doubt(where, called, move(text.value, self.shift).doubtful)

    def _renamed(self, text: str) -> str:
        return _MENTION.sub(lambda found: self.renamed.get(found[0], found[0]), text)


def _key(measure: yaml.Node) -> str:
    named = value(measure, "id") or value(measure, "number")
    return str(named.value) if named else ""


def _named_by(measure: yaml.Node) -> str:
    return "number" if value(measure, "number") else "id"
