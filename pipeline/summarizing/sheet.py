"""What is printed of a summary, on paper and on a page alike: every string, and how long each bar is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

Look: TypeAlias = Literal["solid", "diagonal", "backward", "vertical", "horizontal", "dots", "cross", "blank"]
"""How a bar is filled: all in one ink, told apart by their pattern, also in greys and by who does not tell colours."""
LOOKS: Final[tuple[Look, ...]] = get_args(Look)
FULL: Final = 1000
"""The length of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its words beside it."""

    look: Look
    length: int
    """Of `FULL`."""
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below one another."""

    title: str
    told: str
    """All of it in words, for who does not see it."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    head: str
    holds: Literal["name", "text", "brief", "number", "bar", "count"] = "number"
    """What stands in it, by which it is given room."""
    look: Look | None = None
    """How the pieces of bars are filled that the column counts."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a bar that stands in a row, under the row's name."""

    look: Look
    length: int
    """Of `FULL`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table."""

    cells: tuple[str, ...]
    slices: tuple[Slice, ...] = ()
    kind: Literal["plain", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its title."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    """What is said below it."""

    def texts(self) -> Iterator[str]:
        """Give every string, in the order of reading, row by row."""
        yield self.title
        yield from (column.head for column in self.columns)
        for line in self.lines:
            yield from line.cells
        yield from filter(None, [self.note])


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole."""

    organization: str
    state: str
    """Whether the document is approved, and when."""
    name: str
    title: str
    """The document's own."""
    notes: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    language: str
    dated: dt.date

    @property
    def full_title(self) -> str:
        """Give the title of its file."""
        return f"{self.name}: {self.title}"

    def texts(self) -> Iterator[str]:
        """Give every string, in the order of reading; what a chart shows is in the words for who does not see it."""
        yield from self.heading()
        for chart in self.charts:
            yield from (chart.title, chart.told)
        for table in self.tables:
            yield from table.texts()

    def heading(self) -> Sequence[str]:
        """Give what stands before the charts, in the order of reading."""
        return (self.organization, self.state, self.name, self.title, *self.notes)
