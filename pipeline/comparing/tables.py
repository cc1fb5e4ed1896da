"""Two tables to what differs: columns, sections, measures and their cells. Fails never.

Measures are known by their keys, columns by theirs; sections by the measures that they hold and by their titles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.comparing.aligning import aligned, displaced
from pipeline.comparing.looks import looks, shown
from schemas.changes import Change
from schemas.document import Document, PrintedSection, Row

_Pairs = tuple[tuple[int, int], ...]


def table_changes(before: Document, after: Document) -> Iterator[Change]:
    """Give what differs in the table: columns, then sections, then measures in their order."""
    yield from _columns(before, after)
    pairs = _paired(before.sections, after.sections)
    yield from _sections(before.sections, after.sections, pairs)
    yield from _measures(before, after, pairs)


def _columns(before: Document, after: Document) -> Iterator[Change]:
    keys = aligned([column.key for column in before.columns], [column.key for column in after.columns])
    for position in keys.removed:
        column = before.columns[position]
        yield Change(part="column", name=column.key, deed="removed", before=shown(looks(column.head)))
    for position in keys.added:
        column = after.columns[position]
        yield Change(part="column", name=column.key, deed="added", after=shown(looks(column.head)))
    for was, now in keys.kept:
        old, new = looks(before.columns[was].head), looks(after.columns[now].head)
        if old != new:
            name = after.columns[now].key
            yield Change(part="column", name=name, deed="changed", before=shown(old), after=shown(new))
        if now in keys.moved:
            yield _moved("column", after.columns[now].key, f"графа {was + 1}", f"графа {now + 1}")


def _paired(before: Sequence[PrintedSection], after: Sequence[PrintedSection]) -> _Pairs:
    """Pair each section with the one that has most of its measures, or its title; give the pairs in later order."""
    likely = sorted(
        (-_likeness(old, new), abs(was - now), was, now)
        for was, old in enumerate(before)
        for now, new in enumerate(after)
        if _likeness(old, new) or not (old.rows or new.rows)
    )
    earlier: dict[int, int] = {}
    for _, _, was, now in likely:
        if was not in earlier.values() and now not in earlier:
            earlier[now] = was
    return tuple((earlier[now], now) for now in sorted(earlier))


def _likeness(before: PrintedSection, after: PrintedSection) -> float:
    """Give how many measures are in both; the same title counts for one, and a little more."""
    shared = {row.measure for row in before.rows} & {row.measure for row in after.rows}
    return len(shared) + 1.5 * (looks(before.title) == looks(after.title))


def _sections(before: Sequence[PrintedSection], after: Sequence[PrintedSection], pairs: _Pairs) -> Iterator[Change]:
    moved, kept = displaced(pairs), {was for was, _ in pairs}
    for was, section in enumerate(before):
        if was not in kept:
            yield Change(part="section", name=_title(section), deed="removed", before=_title(section))
    earlier = {now: was for was, now in pairs}
    for now, section in enumerate(after):
        title = _title(section)
        if now not in earlier:
            yield Change(part="section", name=title, deed="added", after=title)
            continue
        old = before[earlier[now]]
        if looks(old.title) != looks(section.title):
            yield Change(part="section", name=title, deed="changed", before=_title(old), after=title)
        if now in moved:
            yield _moved("section", title, f"розділ {earlier[now] + 1} за порядком", f"розділ {now + 1} за порядком")


def _title(section: PrintedSection) -> str:
    return shown(looks(section.title))


def _measures(before: Document, after: Document, pairs: _Pairs) -> Iterator[Change]:
    old, new = [*_placed(before.sections)], [*_placed(after.sections)]
    keys = aligned([row.measure for _, row in old], [row.measure for _, row in new])
    sections = {now: was for was, now in pairs}
    stayed: dict[int, list[tuple[int, int]]] = defaultdict(list)
    elsewhere = set[int]()
    for was, now in keys.kept:
        if sections.get(new[now][0]) == old[was][0]:
            stayed[new[now][0]].append((was, now))
        else:
            elsewhere.add(now)
    for here in stayed.values():
        elsewhere |= displaced(here)
    for position in keys.removed:
        row = old[position][1]
        yield Change(part="measure", name=row.measure, deed="removed", before=_row(row, before))
    earlier = {now: was for was, now in keys.kept}
    for now, (_, row) in enumerate(new):
        if now not in earlier:
            yield Change(part="measure", name=row.measure, deed="added", after=_row(row, after))
            continue
        if now in elsewhere:
            yield _moved("measure", row.measure, _stands(before, old, earlier[now]), _stands(after, new, now))
        yield from _cells(old[earlier[now]][1], row)


def _placed(sections: Sequence[PrintedSection]) -> Iterator[tuple[int, Row]]:
    return ((number, row) for number, section in enumerate(sections) for row in section.rows)


def _cells(before: Row, after: Row) -> Iterator[Change]:
    for column, cell in after.cells.items():
        if column not in before.cells:
            continue
        was, now = looks(before.cells[column]), looks(cell)
        if was != now:
            said = {"before": shown(was), "after": shown(now)}
            yield Change(part="measure", name=after.measure, column=column, deed="changed", **said)


def _row(row: Row, document: Document) -> str:
    return " | ".join(shown(looks(row.cells[column.key])) for column in document.columns)


def _stands(document: Document, rows: Sequence[tuple[int, Row]], position: int) -> str:
    """Say where a measure stands: its section, and what it follows there."""
    section = rows[position][0]
    where = f"розділ «{_title(document.sections[section])}»"
    if position and rows[position - 1][0] == section:
        return f"{where}, після заходу {rows[position - 1][1].measure}"
    return f"{where}, на початку"


def _moved(part: str, name: str, before: str, after: str) -> Change:
    return Change.model_validate({"part": part, "name": name, "deed": "moved", "before": before, "after": after})
