"""How a document stands to the last sealed one, in lines for the officer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from pipeline.produce import Produced
from pipeline.wording.numbers import counted
from pipeline.workspace import Workspace
from schemas.changes import Change
from schemas.document import Document
from schemas.layout import Layout

_DIFFERENCES = ("відмінність", "відмінності", "відмінностей")
_SHOWN = 10
"""How many changes are shown; the manifest has them all."""
_BEFORE, _LETTERS = 20, 60
"""How much of two texts is shown: so many letters before the first that differs, so many in all."""
_SPACE = re.compile(r"\s")
_DEEDS = {"added": "додано", "removed": "вилучено", "changed": "змінено", "moved": "переміщено"}
_PARTS = {
    "requisite": "{name}",
    "column": "графа «{head}»",
    "section": "розділ «{name}»",
    "measure": "захід {name}",
    "figure": "показник «{name}»",
    "layout": "сторінка, {name}",
    "typography": "друкарські знаки, слова ті самі",
    "template": "шаблон {name}",
    "description": "опис пакета: {name}",
}
_SETTINGS = {"pdfa": "частина PDF/A"} | {name: field.title or name for name, field in Layout.model_fields.items()}


def standing(produced: Produced, workspace: Workspace) -> Iterator[str]:
    """Say whether it is what was sealed or what it changes, and by which template it is printed; nothing if none is."""
    stands = produced.standing
    if stands.sealed is None:
        return
    place = workspace.name(stands.sealed.folder)
    sealed = f"№ {stands.sealed.manifest.number} ({place})"
    if stands.amendment is None or stands.is_sealed:
        yield f"  зміст той самий, що в запечатаному {sealed}{_bytes(produced)}"
    else:
        count = counted(len(stands.amendment.changes), _DIFFERENCES)
        yield f"  зміна № {stands.number} до запечатаного {sealed}: {count}"
        for change in stands.amendment.changes[:_SHOWN]:
            yield f"    {said(change, produced.verified.document)}"
        if rest := stands.amendment.changes[_SHOWN:]:
            yield f"    … і ще {len(rest)}; усі — у manifest.json"
    if produced.ready.template_changed:
        name = produced.ready.template.name
        yield f"  шаблон той, з яким запечатано; {name} уже інший: --template current складе за ним"


def said(change: Change, document: Document) -> str:
    """Tell one change in a line: what part, and what it was and is."""
    heads = {column.key: "".join(part.text for part in column.head) for column in document.columns}
    name = _SETTINGS.get(change.name, change.name) if change.part == "layout" else change.name
    what = _PARTS[change.part].format(name=_line(name), head=heads.get(change.name, change.name))
    if change.column:
        what += f", графа «{heads.get(change.column, change.column)}»"
    if change.part == "template" or change.before is None or change.after is None:
        return f"{what}: {_DEEDS[change.deed]}"
    was, now = _differing(change.before, change.after)
    return f"{what}: {'переміщено, ' if change.deed == 'moved' else ''}«{was}» → «{now}»"


def _bytes(produced: Produced) -> str:
    """Say whether the files are the sealed ones to the byte."""
    there = produced.standing.sealed.files if produced.standing.sealed else {}
    same = all(there.get(name) == content for name, content in produced.verified.files.items())
    return ", байти ті самі" if same else "; файли не ті самі до байта: складено з інших рядків чи іншими програмами"


def _differing(before: str, after: str) -> tuple[str, str]:
    differs = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, differs - _BEFORE)
    if start and (space := _SPACE.search(before, start - 1, differs)):
        start = space.end()
    return _clipped(before, start, differs), _clipped(after, start, differs)


def _clipped(text: str, start: int, differs: int) -> str:
    """Give what stands from `start` on, in whole words but for one longer than what is shown; it shows what differs."""
    end = start + _LETTERS
    if len(text) > end:
        end = max((space.start() for space in _SPACE.finditer(text, differs + 1, end + 1)), default=end)
    return _line(("…" if start else "") + text[start:end] + ("…" if len(text) > end else ""))


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")
