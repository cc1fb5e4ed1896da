"""YAML to a raw tree: every scalar stays the text that was typed, everything knows its place.

2.10, on, 12:30 and 0123 are texts; an empty value, `~` and `null` are None. What could lose or alter what was typed is
refused: anchors, aliases, tags, duplicate keys, a note after an unquoted value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final, NoReturn

import yaml

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.reading.yaml_faults import QUOTE, letter_faults, syntax_fault
from pipeline.reading.yaml_scalars import note_column, place, scalar
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.text import Text

MAX_DEPTH = 20
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_FRAME = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
_SHOWN = 20
"""How many bad letters of a file are told; a file that is no text has them all."""


_OPTIONAL: Final = ("findings.yaml", "figures.yaml", "registers.yaml")
"""Files that a year may do without."""


class _Stop(Exception):
    """The rest of the file makes no sense; why has been told."""


def read_yaml(text: str, file: str, complain: Complain) -> RawMapping | None:
    """Read the text of a YAML file that holds one mapping; None if it cannot be, and `complain` has been told why."""
    faults = list(islice(letter_faults(text, file), _SHOWN))
    for fault in faults:
        complain(fault)
    if faults:
        return None
    try:
        tree = _Reader(file, text.split("\n"), iter(yaml.parse(text, Loader=_LOADER)), complain).document()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        complain(syntax_fault(text, error, file))
        return None
    if isinstance(tree, RawMapping):
        return tree
    reason = "файл порожній" if tree is None else "файл має складатися з рядків «ключ: значення»"
    spare = " або вилучіть файл: він необов’язковий" if tree is None and file.rpartition("/")[2] in _OPTIONAL else ""
    complain(Fault(reason, f"Заповніть його за зразком{spare}", Origin(file, 1, 1)))
    return None


@dataclass
class _Reader:
    """One file being read, event by event."""

    file: str
    lines: list[str]
    events: Iterator[yaml.Event]
    complain: Complain

    def document(self) -> object:
        """Read the only document."""
        tree: object = None
        for number, event in enumerate(event for event in self.events if not isinstance(event, _FRAME)):
            if number:
                self._stop(event, "у файлі більше одного документа YAML", "Приберіть рядок «---» чи «...»")
            tree = self._node(event, 1)
        return tree

    def _node(self, event: yaml.Event, depth: int) -> object:
        self._refuse_extras(event)
        if depth > MAX_DEPTH:
            self._stop(event, f"вкладеність більша за {MAX_DEPTH} рівнів", "Зробіть запис простішим")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            values = [self._node(each, depth + 1) for each in takewhile(_is_inside, self.events)]
            return RawSequence(values, self._origin(event))
        return scalar(event, self.lines, self.file) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, start: yaml.Event, depth: int) -> RawMapping:
        values: dict[str, object] = {}
        places: dict[str, Origin] = {}
        while _is_inside(event := next(self.events)):
            key = self._key(event)
            value = self._node(next(self.events), depth + 1)
            if key in values:
                self._fault(event, f"ключ «{key}» повторено", f"Залиште один; перший — у рядку {places[key].line}")
            values.setdefault(key, value)
            places.setdefault(key, self._origin(event))
        return RawMapping(values, self._origin(start), places)

    def _key(self, event: yaml.Event) -> Text:
        self._refuse_extras(event)
        key = scalar(event, self.lines, self.file) if isinstance(event, yaml.ScalarEvent) else None
        if not key:
            self._stop(event, "ключ має бути текстом", "Перед двокрапкою пишіть слово")
        if key.startswith("@"):
            self._fault(event, "ключ не може починатися з «@»", "Приберіть цей знак")
        return key

    def _refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._stop(event, "значення не може починатися зі знака «*» чи «&»", QUOTE)
        if getattr(event, "tag", None):
            self._stop(event, "значення не може починатися зі знака «!»", QUOTE)
        if isinstance(event, yaml.ScalarEvent) and not event.style and (column := note_column(event, self.lines)):
            where = Origin(self.file, place(event.end_mark)[0] + 1, column)
            reason = "текст після « #» YAML вважає приміткою й не друкує"
            self.complain(Fault(reason, "Візьміть значення в лапки або перенесіть примітку в окремий рядок", where))

    def _fault(self, event: yaml.Event, reason: str, remedy: str) -> None:
        self.complain(Fault(reason, remedy, self._origin(event)))

    def _stop(self, event: yaml.Event, reason: str, remedy: str) -> NoReturn:
        self._fault(event, reason, remedy)
        raise _Stop

    def _origin(self, event: yaml.Event) -> Origin:
        line, column = place(event.start_mark)
        return Origin(self.file, line + 1, column + 1)


def _is_inside(event: yaml.Event) -> bool:
    return not isinstance(event, yaml.CollectionEndEvent)
