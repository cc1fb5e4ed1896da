"""A year's files and a class of signs to the same files put right: proposed, or written if that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.contracts import YearFolder
from pipeline.errors import DataFaults, Fault, FilesUnusable
from pipeline.fixing.classes import CLASSES
from pipeline.fixing.editing import Edited, Wanted, edited
from pipeline.fixing.proving import proven
from pipeline.fixing.texts import Typed, printed_texts
from pipeline.reading.files import read_bytes
from pipeline.reading.yaml_file import read_model
from schemas.organization import Organization
from schemas.origin import Origin
from schemas.typography import USUAL, Typography


def proposed(folder: YearFolder, name: str) -> tuple[Edited, ...]:
    """Give each file of the year that the class `name` changes, or would if its text could be edited; proven.

    Raises:
        DataFaults: a file cannot be read as what it should be.
        ProgramFault: a file would say something else than it should.
    """
    texts, signs = _read(folder)
    wanted = sorted(_wanted(texts, signs, name), key=lambda each: each.typed.place)
    files = groupby(wanted, key=lambda each: each.typed.place.file)
    return tuple(proven(edited(file, _content(folder, file), [*own])) for file, own in files)


def counted_classes(folder: YearFolder) -> Mapping[str, int]:
    """Give how many places of the year's files each class would change.

    Raises:
        DataFaults: a file cannot be read as what it should be.
    """
    texts, signs = _read(folder)
    return {name: sum(len(each.edits) for each in _wanted(texts, signs, name)) for name in CLASSES}


def _wanted(texts: tuple[Typed, ...], signs: Typography, name: str) -> Iterator[Wanted]:
    for typed in texts:
        if edits := tuple(CLASSES[name].edits(typed.text, signs)):
            yield Wanted(typed, edits)


def _read(folder: YearFolder) -> tuple[tuple[Typed, ...], Typography]:
    faults: list[Fault] = []
    texts = printed_texts(folder, faults.append)
    ours = read_model(folder, folder.organization / "organization.yaml", Organization, lambda _: None)
    if faults:
        raise DataFaults(faults)
    return texts, next((each.typography for each in ours if each.typography), USUAL)


def _content(folder: YearFolder, name: str) -> bytes:
    faults: list[Fault] = []
    content = read_bytes(folder, folder.root / name, faults.append)
    if content is None:
        raise FilesUnusable(*faults or [Fault("файл щойно зник", "Запустіть ще раз", Origin(name))])
    return content
