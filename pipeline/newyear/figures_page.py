"""Last year's figures.yaml to the new year's: figures are computed anew; a stated number is not known yet. Pure.

A figure that chooses rows by a year chooses them by as many years later, and is called so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from pipeline.edits import Edit
from pipeline.newyear.notes import Drafted, Kind, Note, doubt, drafted
from pipeline.newyear.yaml_places import Typed, entry, value
from pipeline.newyear.years import Shift, everywhere, in_prose, years_in
from schemas.figures import Figure
from schemas.quantities import NOT_KNOWN_YET
from schemas.registers import Register


def renamed(figures: Mapping[str, Figure], registers: Mapping[str, Register], shift: Shift) -> dict[str, str]:
    """Give the new names of the figures that choose rows by a year; one that is taken already is not given."""
    moving = [str(name) for name, figure in figures.items() if _year_columns(figure, registers)]
    taken = figures.keys() - set(moving)
    names = {name: everywhere(name, shift) for name in moving}
    return {name: new for name, new in names.items() if new != name and new not in taken}


def draft_figures(text: str, figures: Mapping[str, Figure], registers: Mapping[str, Register], shift: Shift) -> Drafted:
    """Draft figures.yaml; `figures` is what it holds, by name."""
    page = _Page(Typed(text), registers, renamed(figures, registers, shift), shift)
    return drafted(page.typed, (piece for name, figure in figures.items() for piece in page.figure(str(name), figure)))


def _year_columns(figure: Figure, registers: Mapping[str, Register]) -> tuple[str, ...]:
    register = registers.get(figure.register_name or "")
    columns = register.columns if register else {}
    return tuple(str(column) for column in figure.where if column in columns and columns[column].type == "year")


@dataclass(frozen=True, slots=True)
class _Page:
    """The file, and how it is to differ."""

    typed: Typed
    registers: Mapping[str, Register]
    renamed: Mapping[str, str]
    shift: Shift

    def figure(self, name: str, figure: Figure) -> Iterator[Edit | Note]:
        """Give what changes in one figure, and what a person should know of it."""
        found = entry(value(self.typed.root, "figures"), name)
        key, mapping = found or (None, None)
        if key is None or not isinstance(mapping, yaml.MappingNode):
            return
        columns = _year_columns(figure, self.registers)
        if columns:
            yield from self._chosen_by_year(name, key, mapping, columns)
        else:
            yield from self._retitled(name, mapping)
        if figure.value not in (None, NOT_KNOWN_YET):
            yield from self._unknown(name, key, mapping)
        doubtful = {year for column, text in figure.where.items() if column not in columns for year in years_in(text)}
        yield from doubt(self.renamed.get(name, name), "where", tuple(sorted(doubtful & {self.shift.since})))

    def _chosen_by_year(
        self, name: str, key: yaml.Node, mapping: yaml.MappingNode, columns: tuple[str, ...]
    ) -> Iterator[Edit | Note]:
        new = self.renamed.get(name, name)
        if new != name:
            yield self.typed.put(key, new)
        for node in (value(mapping, "title"), *(value(mapping, "where", column) for column in columns)):
            if node is not None:
                yield self.typed.rewritten(node, lambda written: everywhere(written, self.shift))
        yield Note(Kind.DECIDE, new, f"роки зсунуто: торік це був показник {name}")

    def _retitled(self, name: str, mapping: yaml.MappingNode) -> Iterator[Edit | Note]:
        title = value(mapping, "title")
        if title is not None:
            yield self.typed.rewritten(title, lambda written: in_prose(written, self.shift).text)
            yield from doubt(name, "назва показника", in_prose(title.value, self.shift).doubtful)
        yield from doubt(name, "ім’я показника", years_in(name))

    def _unknown(self, name: str, key: yaml.Node, mapping: yaml.MappingNode) -> Iterator[Edit | Note]:
        """Put last year's number beside the figure, as a comment: it must not stand as this year's."""
        stated, words = value(mapping, "value"), value(mapping, "words")
        if stated is not None:
            was = f"{stated.value} ({' '.join(words.value.split())})" if words is not None else stated.value
            yield from self.typed.with_note(key, f"за {self.shift.since} рік: {was}")
            yield self.typed.put(stated, NOT_KNOWN_YET)
            yield from self.typed.without_entries(mapping, "words")
            yield Note(Kind.DECIDE, name, f"впишіть число (за {self.shift.since} рік — {was})")
