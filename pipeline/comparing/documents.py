"""Two documents to the changes that lead from one to the other: requisites, columns, sections, measures, figures.

Not compared: what nobody reads (origins, dates of files), and what says which document it is (kind, organization's
folder, year). Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.comparing.aligning import aligned, side_by_side
from pipeline.comparing.looks import Looks, looks, shown
from pipeline.comparing.tables import table_changes
from schemas.changes import Change
from schemas.document import ApprovalBlock, Document, PrintedFigure, SignatureBlock, printed

DATE: Final = "дата"
"""The part of an approval that is one thing to a reader, quotes, day and month together."""

_Part = dict[str, Looks]
"""The parts of a requisite, by their Ukrainian names."""


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """Give what differs, in the order of the document; nothing for documents that a reader cannot tell apart."""
    return (
        *_requisites(_head(before), _head(after)),
        *_several("гриф погодження", [*map(_approval, before.concurrences)], [*map(_approval, after.concurrences)]),
        *_several("гриф затвердження", [*map(_approval, before.approvals)], [*map(_approval, after.approvals)]),
        *table_changes(before, after),
        *_requisites({"текст після таблиці": looks(before.closing)}, {"текст після таблиці": looks(after.closing)}),
        *_several("підпис", [*map(_signature, before.signatures)], [*map(_signature, after.signatures)]),
        *_figures(before.figures, after.figures),
    )


def _head(document: Document) -> _Part:
    blocks = {
        "назва органу": printed(document.organization_name),
        "позначка проєкту": document.draft,
        "назва": document.name,
        "заголовок": document.heading,
        "текст перед таблицею": document.preamble,
    }
    return {name: looks(block) for name, block in blocks.items()}


def _approval(block: ApprovalBlock) -> _Part:
    parts = {
        "слово": block.word,
        "хто": block.authority,
        "ім’я": block.name,
        DATE: block.date,
        "місце печатки": block.seal,
    }
    return {name: looks(part) for name, part in parts.items()}


def _signature(block: SignatureBlock) -> _Part:
    post = tuple(paragraph for line in (*block.post_lines, block.last_post_line) for paragraph in line)
    return {"посада": looks(post), "ім’я": looks(block.name)}


def _requisites(before: _Part, after: _Part, of: str = "") -> Iterator[Change]:
    for part, seen in after.items():
        if before[part] != seen:
            name = f"{of}: {part}" if of else part
            was, now = shown(before[part]), shown(seen)
            yield Change(part="requisite", name=name, deed="changed", before=was, after=now)


def _several(name: str, before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Change]:
    """Compare requisites of which there may be none, one or several."""
    several = max(len(before), len(after)) > 1
    for was, now in side_by_side([_key(part) for part in before], [_key(part) for part in after]):
        number = (was if now is None else now) or 0
        of = f"{name} {number + 1}" if several else name
        if was is not None and now is not None:
            yield from _requisites(before[was], after[now], of)
        elif now is not None:
            yield Change(part="requisite", name=of, deed="added", after=_whole(after[now]))
        elif was is not None:
            yield Change(part="requisite", name=of, deed="removed", before=_whole(before[was]))


def _key(part: _Part) -> tuple[Looks, ...]:
    return tuple(part.values())


def _whole(part: _Part) -> str:
    return "\n".join(shown(seen) for seen in part.values() if seen)


def _figures(before: Sequence[PrintedFigure], after: Sequence[PrintedFigure]) -> Iterator[Change]:
    by_name = aligned([figure.name for figure in before], [figure.name for figure in after])
    for position in by_name.removed:
        yield _figure(before[position], deed="removed", before=_value(before[position]))
    for was, now in by_name.kept:
        if _value(before[was]) != _value(after[now]):
            yield _figure(after[now], deed="changed", before=_value(before[was]), after=_value(after[now]))
    for position in by_name.added:
        yield _figure(after[position], deed="added", after=_value(after[position]))


def _figure(figure: PrintedFigure, **said: str) -> Change:
    return Change.model_validate({"part": "figure", "name": figure.name, **said})


def _value(figure: PrintedFigure) -> str:
    return f"{figure.title}: {figure.value}"
