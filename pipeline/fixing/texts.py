"""The files of a year to the texts in them that are printed as words: never a key, a name, a number, a role or a date.

Nor a register, whose cells figures are found by, nor the list of a transcription's places. Faults of files are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias

from pipeline.contracts import Complain, YearFolder
from pipeline.reading.files import read_bytes, read_named
from pipeline.reading.letters import decoded
from pipeline.reading.table_file import SUFFIXES, read_table
from pipeline.reading.yaml_file import read_yaml_file
from pipeline.sources.marks_table import COLUMNS
from schemas.folders import SEALED, is_private
from schemas.origin import Origin, RawMapping
from schemas.text import Text

Path: TypeAlias = tuple[str | int, ...]
"""The keys that lead to a value in its YAML file; nothing for the whole text of another file."""

_APPROVED: Final = ("word", "act")
_REQUISITES: Final = (
    *(f"requisites/{key}" for key in ("name", "heading", "preamble", "closing", "columns/*")),
    *(f"requisites/{kind}/*/{key}" for kind in ("approvals", "concurrences") for key in _APPROVED),
)
_MEASURE: Final = "sections/*/measures/*"
_FORMS: Final = ("one", "few", "many", "other")
PRINTED: Final[Mapping[str, tuple[str, ...]]] = {
    "organization.yaml": tuple(f"officials/*/{key}" for key in ("position", "position_genitive", "acting")),
    "plan.yaml": (
        *_REQUISITES,
        "responsible_parties/*",
        "sections/*/title",
        *(f"{_MEASURE}/{key}" for key in ("title", "timeframe", "responsible_parties/*", "expected_result")),
    ),
    "report.yaml": _REQUISITES,
    "marks.yaml": ("marks/*/text", "marks/*/reason"),
    "figures.yaml": (
        *(f"figures/*/{key}" for key in ("title", "words")),
        *(f"nouns/*/{form}" for form in _FORMS),
        *(f"nouns/*/*/{form}" for form in _FORMS),
    ),
}
"""The values that are words for the reader, by file: keys with `/` between them, `*` for each member."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text, and where it stands."""

    text: Text
    path: Path = ()

    @property
    def place(self) -> Origin:
        """Where its first letter was typed."""
        return self.text.origin or Origin("")


def printed_texts(folder: YearFolder, complain: Complain) -> tuple[Typed, ...]:
    """Give every such text; a file that is broken is told to `complain`."""
    found = [_of_yaml(folder, name, complain) for name in PRINTED]
    return tuple(chain(*found, _of_files(folder, complain), _of_tables(folder, complain)))


def _of_yaml(folder: YearFolder, name: str, complain: Complain) -> Iterator[Typed]:
    home = folder.organization if name == "organization.yaml" else folder.year
    raw = read_yaml_file(folder, home / name, complain)
    for keys in PRINTED[name]:
        yield from _at(raw, keys.split("/"), ())


def _at(value: object, keys: list[str], path: Path) -> Iterator[Typed]:
    if not keys:
        if isinstance(value, Text):
            yield Typed(value, path)
        return
    key, *more = keys
    members: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, Mapping):
        members = ((each, value[each]) for each in value if key in ("*", each))
    elif isinstance(value, list) and key == "*":
        members = iter(enumerate(value))
    for each, member in members:
        yield from _at(member, more, (*path, each))


def _of_files(folder: YearFolder, complain: Complain) -> Iterator[Typed]:
    """Give the marks that have files of their own."""
    raw = read_yaml_file(folder, folder.year / "marks.yaml", lambda _: None)  # its faults have been told
    for each in _at(raw, ["marks", "*", "file"], ()):
        if not is_private(each.text) and SEALED not in each.text.split("/"):
            file = folder.year / each.text
            content = read_named(folder, file, each.text.origin, complain)
            letters = None if content is None else decoded(content, folder.name(file), complain)
            if letters:
                yield Typed(Text(letters, Origin(folder.name(file), 1, 1), 1))


def _of_tables(folder: YearFolder, complain: Complain) -> Iterator[Typed]:
    for suffix in SUFFIXES:
        file = folder.year / f"marks{suffix}"
        content = read_bytes(folder, file, complain)
        rows: tuple[RawMapping, ...] = ()
        if content is not None:
            rows = read_table(content, folder.name(file), COLUMNS, None, complain)
        for value in (row.get(key) for row in rows for key in ("text", "reason")):
            if isinstance(value, Text):
                yield Typed(value)
