"""What a template may name: the shape of a document's content.

From `schemas.document` to a tree of names. Fails never; a name that is not in the tree is answered with None.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.word.running import RUNNING
from schemas.document import COLUMN_KEYS, COMPARISON_KEYS


@dataclass(frozen=True, slots=True)
class Printed:
    """Paragraphs to be printed by `{{p …}}` or `{{r …}}`."""

    prose: bool = False
    """Whether lists may stand in it, so that its style needs the list styles."""


@dataclass(frozen=True, slots=True)
class Each:
    """Several of a shape, for a loop."""

    one: Shape


Shape: TypeAlias = "Printed | Each | Mapping[str, Shape]"

NUMBER: Final = "number"
"""The column of the measures' numbers, which hold no prose."""

_APPROVAL: Final[Shape] = {name: Printed() for name in ("word", "authority", "name", "date", "seal")}


def _content(cells: Collection[str]) -> Mapping[str, Shape]:
    return {
        "draft": Printed(),
        "concurrences": Each(_APPROVAL),
        "approvals": Each(_APPROVAL),
        "name": Printed(),
        "heading": Printed(),
        "preamble": Printed(prose=True),
        "columns": {key: Printed() for key in cells},
        "sections": Each({"title": Printed(), "rows": Each({key: Printed(key != NUMBER) for key in cells})}),
        "closing": Printed(prose=True),
        "signatures": Each({"post_lines": Each(Printed()), "last_post_line": Printed(), "name": Printed()}),
    }


CONTENT: Final[Mapping[str, Shape]] = _content(COLUMN_KEYS)
"""Everything that an official document offers to its template."""

_TABLES: Final = _content(dict.fromkeys((*COLUMN_KEYS, *COMPARISON_KEYS)))
"""The same with the cells of a table that compares two."""

Scope: TypeAlias = Mapping[str, tuple[str, Shape]]
"""The names that hold at a place of the template: the whole path from the content, and the shape."""

START: Final[Scope] = {name: (name, shape) for name, shape in _TABLES.items()}
OVER_AND_UNDER: Final[Scope] = {name: (f"running.{name}", Printed()) for name in RUNNING}
"""The names that hold in headers and footers."""


def resolve(path: str, scope: Scope) -> tuple[str, Shape] | None:
    """Follow a dotted `path` from `scope`; None if there is no such name."""
    head, *rest = path.split(".")
    found = scope.get(head)
    for name in rest:
        if found is None:
            return None
        found = _step(*found, name)
    return found


def names_of(scope: Scope) -> Iterator[str]:
    """Give every dotted name that can be printed, asked for or looped over at `scope`."""
    for name, (_, shape) in scope.items():
        yield name
        if isinstance(shape, Mapping):
            yield from (f"{name}.{inside}" for inside in shape)


def _step(path: str, shape: Shape, name: str) -> tuple[str, Shape] | None:
    if isinstance(shape, Mapping) and name in shape:
        return f"{path}.{name}", shape[name]
    return None
