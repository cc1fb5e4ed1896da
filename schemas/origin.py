"""Where a value was typed: file, line and column, or sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a data file. Lines and columns count from 1; 0 means that the place is not known closer.

    Every failure has one, also those that are told before any model is needed, hence no Pydantic here; it reads the
    fields' titles from their metadata.
    """

    file: str = field(metadata={"title": "Файл", "description": "Від робочого каталогу."})
    """Path from the workspace's root, with `/`."""
    line: int = field(default=0, metadata={"title": "Рядок", "description": "Від 1."})
    column: int = field(default=0, metadata={"title": "Знак у рядку", "description": "Від 1."})
    sheet: str = field(default="", metadata={"title": "Аркуш"})
    cell: str = field(default="", metadata={"title": "Клітинка"})
    """The spreadsheet's own name of the cell, such as `B7`."""

    @property
    def row(self) -> int:
        """The line of a text, or the row of a sheet; 0 if it is not known."""
        return self.line or int(self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)

    def __str__(self) -> str:
        """Print the place as an officer looks it up."""
        if self.cell:
            sheet = f", аркуш «{self.sheet}»" if self.sheet else ""
            return f"{self.file}{sheet}, клітинка {self.cell}"
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers])


class RawSequence(list[object]):
    """A list as a file had it, with its place."""

    def __init__(self, values: list[object], origin: Origin) -> None:
        """Hold `values` as typed at `origin`."""
        super().__init__(values)
        self.origin = origin


class RawMapping(dict[str, object]):
    """A mapping as a file had it: its own place and the place of each key."""

    def __init__(self, values: dict[str, object], origin: Origin, keys: dict[str, Origin] | None = None) -> None:
        """Hold `values` as typed at `origin`, each key at `keys[key]`."""
        super().__init__(values)
        self.origin = origin
        self.keys_at = keys or {}
