"""The journal of a batch: a line for each finished document, so that a batch that was killed goes on where it was.

A line is written before its document is shelved, and believed only if the shelf holds what it says: killed between the
two, the document is made again; killed after them, it is not. Fails if the disk refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from pipeline.batching.finding import Wanted
from pipeline.batching.register import whose
from pipeline.refusal import told
from schemas.batch import Entry, Line

JOURNAL: Final = "journal.jsonl"
_DEED: Final = "журнал пакетної роботи не вдалося записати"


class Journal:
    """The last line of each document; more are added as they come."""

    def __init__(self, file: Path) -> None:
        """Read the file, if it is there; what is torn or foreign in it is as if it were not.

        Raises:
            FilesUnusable: it cannot be read or written.
        """
        self._file = file
        with told("журнал пакетної роботи не читається", file):
            self._lines = {whose(line.entry): line for line in _lines(file)}
        with told(_DEED, file):
            fresh = file.with_name(f".{file.name}.new")
            fresh.write_bytes(b"".join(map(_written, self._lines.values())))
            fresh.replace(file)

    def line(self, wanted: Wanted) -> Line | None:
        """Give what was noted of a document last."""
        return self._lines.get(wanted)

    def entries(self) -> tuple[Entry, ...]:
        """Give what was noted last of every document."""
        return tuple(line.entry for line in self._lines.values())

    def add(self, line: Line) -> None:
        """Note a document; it is there even if this process is killed at once.

        Raises:
            FilesUnusable: it cannot be written.
        """
        with told(_DEED, self._file), self._file.open("ab", buffering=0) as stream:
            stream.write(_written(line))
        self._lines[whose(line.entry)] = line


def _written(line: Line) -> bytes:
    return line.model_dump_json(exclude_none=True, exclude_defaults=True).encode() + b"\n"


def _lines(file: Path) -> Iterator[Line]:
    with suppress(FileNotFoundError), file.open("rb") as stream:
        for line in stream:
            with suppress(ValidationError):
                yield Line.model_validate_json(line)
