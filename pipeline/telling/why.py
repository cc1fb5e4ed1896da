"""A run over the store to what an officer may ask of it: what has changed since the last one, what was made again, why.

Of people's data nothing is told: of a text only that it has changed, of a figure its values. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Final

from pipeline.comparing.documents import changes
from pipeline.contracts import Archived
from pipeline.keeping.looking import Seen
from pipeline.keeping.records import Changed
from pipeline.keeping.run import Run
from pipeline.keeping.stages import Stage, Stages
from pipeline.telling.standing import said
from pipeline.wording.numbers import counted
from schemas.changes import Change
from schemas.document import Document

_PLACES: Final = ("місце", "місця", "місць")
_SHOWN: Final = 5
"""How many names are shown of a group, and how many changes of a document."""
_GROUPS: Final = {
    "data": "дані",
    "last year": "дані минулого року",
    "plans": "плани інших років",
    "template": "шаблон",
    "sealed": "запечатане",
    "git": "приватне у git",
    "day": "день",
    "code": "програма",
    "packages": "пакети Python",
    "office": "LibreOffice",
    "fonts": "шрифти",
    "dictionary": "словник",
    "validator": "veraPDF",
    "tables": "таблиці системи",
}
"""What a document depends on, as an officer calls it."""
_PARTS: Final = {
    **_GROUPS,
    "document": "зміст документа або рядки даних, з яких він",
    "form": "шаблон",
    "layout": "сторінка",
    "pdfa": "частина PDF/A",
    "docx": "DOCX",
    "converter": "виклик LibreOffice",
}
"""The same of a stage, with the content that it is given."""
_DEEDS: Final = {"added": "додано", "removed": "вилучено", "changed": "змінено"}
_MADE: Final = {"export": "PDF: LibreOffice перетворив DOCX", "proof": "DOCX, PDF, таблиці: складено й звірено наново"}
_TAKEN: Final = {
    "export": "PDF: LibreOffice не запускали, бо такий самий DOCX він уже перетворив",
    "proof": "DOCX, PDF, таблиці: узято складені й звірені раніше, бо все, з чого вони, те саме",
}
"""By stage: what is said if it was made again, and if it was taken."""


def unchanged(seen: Mapping[str, Seen]) -> Iterator[str]:
    """Say how much was looked at, and that all of it is as it was."""
    count = counted(sum(len(names) for names in seen.values()), _PLACES)
    yield f"  чому: переглянуто {count}, усе те саме: {', '.join(_GROUPS[group] for group in seen if seen[group])}"


def why(run: Run, stages: Stages, before: Document | None, now: Document, archived: Archived) -> Iterator[str]:
    """Say what has changed since the last run, and of each stage whether it was made again, and why.

    `before` is what the document said then, if that is known.
    """
    yield _heading(run)
    if run.last:
        yield from (f"    {line}" for line in (*_changed(run.changed()), *_finished(archived)))
    if before:
        yield from (f"    зміст: {line}" for line in _edits(changes(before, now), now))
    for name in (name for name in _MADE if name in stages.passed):
        yield f"    {_stage(stages.passed[name], run.last.stages.get(name, {}) if run.last else {})}"


def _heading(run: Run) -> str:
    if run.last:
        return "  чому:"
    if run.keeping.starts_anew:
        return "  чому: ви просили скласти все наново"
    return "  чому: попереднього запуску тут не записано"


def _changed(changed: Iterable[Changed]) -> Iterator[str]:
    for group, found in groupby(changed, key=attrgetter("group")):
        called = _GROUPS.get(group, group)  # another version of the program may have kept what this one does not know
        yield f"{called}: {_some([f'{each.name} — {_DEEDS[each.deed]}' for each in found])}"


def _some(names: list[str]) -> str:
    more = f" і ще {len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return f"{'; '.join(names[:_SHOWN])}{more}"


def _finished(archived: Archived) -> Iterator[str]:
    """Say what people have done to the finished files."""
    there = archived.replaced
    if there is None:
        yield from () if archived.unchanged else ("готові файли: їх не було",)
        return
    names = {**dict.fromkeys(there.changed, "змінено не програмою"), **dict.fromkeys(there.added, "зайвий")}
    names |= dict.fromkeys(there.removed, "вилучено")
    if names:
        yield f"готові файли: {_some([f'{name} — {what}' for name, what in names.items()])}"


def _edits(edits: Iterable[Change], now: Document) -> Iterator[str]:
    told = [said(_discreet(each), now) for each in edits]
    yield from told[:_SHOWN] or ["той самий"]
    if len(told) > _SHOWN:
        yield f"… і ще {len(told) - _SHOWN}"


def _discreet(change: Change) -> Change:
    return change if change.part == "figure" else change.evolve(before=None, after=None)


def _stage(stage: Stage, last: Mapping[str, str]) -> str:
    if stage.is_taken:
        return _TAKEN[stage.name]
    others = [_PARTS[name] for name in stage.parts if stage.parts[name] != last.get(name)] if last else []
    return _MADE[stage.name] + (f", бо інше: {', '.join(others)}" if others else "")
