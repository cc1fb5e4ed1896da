"""`marks.yaml`: what was done of each measure; a mark may have its text in a file (`file: marks/2.1.md`)."""

from __future__ import annotations

from pipeline.contracts import Complain, YearFolder
from pipeline.errors import Fault
from pipeline.reading.files import read_named
from pipeline.reading.letters import decoded
from pipeline.reading.located import validated
from pipeline.reading.members import everything
from pipeline.reading.salvage import doubting, salvaged
from pipeline.reading.yaml_file import read_yaml_file
from schemas.base import Located
from schemas.folders import is_private
from schemas.marks import Marks
from schemas.names import FilePath
from schemas.origin import Origin, RawMapping, RawSequence
from schemas.text import Text

FILE, TEXT = "file", "text"
_TOLD = Text("?")
"""Stands for a text whose fault has been told, so that it is told once; nothing is made of it."""


class _Reference(Located):
    """How a mark names the file of its text."""

    file: FilePath


def read(folder: YearFolder, complain: Complain) -> tuple[Marks, ...]:
    """Read the marks, or the sound ones; nothing if there is no such file, or it is broken.

    A mark's `file` is replaced by the text of that file, which then has its own origin.
    """
    raw = read_yaml_file(folder, folder.year / "marks.yaml", doubting(complain, *everything(Marks)))
    made = None if raw is None else salvaged(Marks, _with_texts(raw, folder, complain), complain)
    return () if made is None else (made,)


def _with_texts(raw: RawMapping, folder: YearFolder, complain: Complain) -> RawMapping:
    marks = raw.get("marks")
    if not isinstance(marks, RawSequence):
        return raw
    texts = [_with_text(mark, folder, complain) for mark in marks]
    return RawMapping({**raw, "marks": RawSequence(texts, marks.origin)}, raw.origin, raw.keys_at)


def _with_text(mark: object, folder: YearFolder, complain: Complain) -> object:
    if not isinstance(mark, RawMapping) or FILE not in mark:
        return mark
    place = mark.keys_at.get(FILE, mark.origin)
    if TEXT in mark:
        complain(Fault("відмітка має і text, і file", "Залиште одне з двох", place))
    text = _text(RawMapping({FILE: mark[FILE]}, mark.origin, {FILE: place}), folder, complain)
    kept = {key: value for key, value in mark.items() if key != FILE}
    return RawMapping({TEXT: text, **kept}, mark.origin, {TEXT: place, **mark.keys_at})


def _text(named: RawMapping, folder: YearFolder, complain: Complain) -> Text:
    reference = validated(_Reference, named, complain)
    if reference is None:
        return _TOLD
    if is_private(reference.file):
        reason = "текст відмітки друкують, а в теці private/ лежить те, чого друкувати не можна"
        complain(Fault(reason, "Назвіть файл з іншої теки", reference.file.origin))
        return _TOLD
    file = folder.year / reference.file
    content = read_named(folder, file, reference.file.origin, complain)
    letters = None if content is None else decoded(content, folder.name(file), complain)
    return _TOLD if letters is None else Text(letters, Origin(folder.name(file), 1, 1), 1)
