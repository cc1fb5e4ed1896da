"""What differs between two versions of a plan, as the clauses of an official sentence. Fails never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from schemas.changes import Change
from schemas.document import Document, Row

_ALONE: Final = frozenset({"timeframe", "responsible_parties"})
"""Cells of which one that changed alone is told for itself; any other change gives the measure anew."""
_APPROVAL: Final = "гриф"
"""How the names of approvals begin: each version is approved for itself."""


def clauses(found: Sequence[Change], before: Document, after: Document) -> Iterator[str]:
    """Tell of sections, of measures that read otherwise, stand elsewhere, came and went, and of what is around them."""
    names = {row.measure: _called(row) for row in chain(before.rows(), after.rows())}
    measures = [change.model_copy(update={"name": names[change.name]}) for change in found if change.part == "measure"]
    yield from (_section(change) for change in found if change.part == "section")
    yield from _reworded(measures)
    for deed, one, several in (
        ("moved", "змінено місце заходу", "змінено місце заходів"),
        ("added", "доповнено заходом", "доповнено заходами"),
        ("removed", "виключено захід", "виключено заходи"),
    ):
        yield from _listed([change.name for change in measures if change.deed == deed], one, several)
    around = [change for change in found if change.part in ("requisite", "column")]
    if any(not change.name.startswith(_APPROVAL) for change in around):
        yield "змінено реквізити плану"


def _section(change: Change) -> str:
    match change.deed:
        case "added":
            return f"доповнено розділом «{change.name}»"
        case "removed":
            return f"виключено розділ «{change.name}»"
        case "moved":
            return f"змінено місце розділу «{change.name}»"
    return f"розділ «{change.before}» названо «{change.after}»"


def _reworded(measures: Sequence[Change]) -> Iterator[str]:
    cells: dict[str, list[Change]] = {}
    for change in measures:
        if change.deed == "changed":
            cells.setdefault(change.name, []).append(change)
    alone = {name: each[0] for name, each in cells.items() if len(each) == 1 and each[0].column in _ALONE}
    anew = [name for name in cells if name not in alone]
    yield from _listed(anew, "захід", "заходи", " викладено в новій редакції")
    for name, change in alone.items():
        if change.column == "timeframe":
            yield f"строк виконання заходу {name} змінено з «{change.before}» на «{change.after}»"
        else:
            yield f"змінено відповідальних виконавців заходу {name}"


def _listed(names: Sequence[str], one: str, several: str, then: str = "") -> Iterator[str]:
    if names:
        yield f"{one if len(names) == 1 else several} {', '.join(names)}{then}"


def _called(row: Row) -> str:
    """Call a measure by its printed number, or by its title if it has none."""
    number, title = (" ".join(part.text for part in row.cells.get(key, ())) for key in ("number", "title"))
    return number.removesuffix(".") or f"«{title or row.measure}»"
