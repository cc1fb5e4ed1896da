"""The grid of a table file to rows by column: heads found and checked, every cell the text that a person would type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from pipeline.contracts import Complain
from pipeline.errors import Fault, PlainFault
from pipeline.nearest import near, nearest
from pipeline.reading.cells import Cell, Row, shown, typed_text
from schemas.origin import Origin, RawMapping
from schemas.registers import RegisterColumn
from schemas.text import one_apostrophe

_LATIN: Final = re.compile(r"[A-Za-z]")


class OptionalColumn(RegisterColumn):
    """A column that a table may lack; the rows have no key of it then."""


def by_column(
    grid: Sequence[Row], columns: Mapping[str, RegisterColumn], table: Origin, complain: Complain
) -> tuple[RawMapping, ...]:
    """Give each row of `grid` (all of one width) as a mapping of text or None by the keys of `columns`.

    The first row that is not empty has the heads, in any sequence; empty rows after the last one do not count. `table`
    is the place of the whole. Told to `complain`: heads missing, repeated or not known, empty rows inside, empty cells
    of required columns.
    """
    rows = _without_margins(grid)
    if not rows:
        complain(PlainFault("таблиця порожня", "Перший рядок має містити заголовки граф", table))
        return ()
    head, *body = rows
    numbers = _numbers(head, body, columns, complain)
    if numbers is None:
        return ()
    return tuple(row for cells in body for row in _row(cells, numbers, columns, complain))


def plain_head(head: str) -> str:
    """Give a head as it is compared: spaces of all kinds are one space, apostrophes one apostrophe."""
    return " ".join(one_apostrophe(head).split())


def _without_margins(grid: Sequence[Row]) -> Sequence[Row]:
    filled = [number for number, row in enumerate(grid) if not _is_empty(row)]
    return grid[filled[0] : filled[-1] + 1] if filled else ()


def _is_empty(row: Row) -> bool:
    return all(cell.content is None for cell in row)


def _numbers(
    head: Row, body: Sequence[Row], columns: Mapping[str, RegisterColumn], complain: Complain
) -> dict[str, int] | None:
    """Find the column of each key; None if a head is missing, repeated or foreign."""
    titles = [plain_head(shown(cell.content)) for cell in head]
    every = {plain_head(column.head): key for key, column in columns.items()}
    keys = {title: key for title, key in every.items() if title in titles or not _may_lack(columns[key])}
    faults = list(_head_faults(head, body, keys, _described_in(columns)))
    for fault in faults:
        complain(fault)
    return None if faults else {key: titles.index(title) for title, key in keys.items()}


def _may_lack(column: RegisterColumn) -> bool:
    return isinstance(column, OptionalColumn)


def _described_in(columns: Mapping[str, RegisterColumn]) -> str:
    """Name the file where an officer may describe a further column; nothing if the columns are fixed by us."""
    return next((PurePath(column.origin.file).name for column in columns.values() if column.origin), "")


def _head_faults(head: Row, body: Sequence[Row], keys: Mapping[str, str], described_in: str) -> Iterator[Fault]:
    found: Counter[str] = Counter()
    foreign = []
    for number, cell in enumerate(head):
        title = plain_head(shown(cell.content))
        found[title] += 1
        if title not in keys and (title or _has_more(body, number)):
            foreign.append((cell, title))
        elif title and found[title] > 1:
            yield PlainFault(f"графа «{title}» повторюється", "Залиште одну", cell.origin)
    missing = [title for title in keys if not found[title]]
    for cell, title in foreign:
        yield _foreign(cell, title, missing, described_in)
    meant = {near(title, missing) for _, title in foreign}
    if lacking := [title for title in missing if title not in meant]:  # what was mistyped is told where it stands
        reason = "немає графи" if len(lacking) == 1 else "немає граф"
        names = ", ".join(f"«{title}»" for title in lacking)
        yield PlainFault(f"{reason} {names}", "Додайте в рядок заголовків", head[0].origin)


def _foreign(cell: Cell, title: str, missing: Sequence[str], described_in: str) -> Fault:
    if not title:
        return PlainFault("графа має значення, але не має заголовка", "Приберіть її", cell.origin)
    way_out = f"Опишіть її в {described_in} або приберіть" if described_in else "Приберіть її"
    offered = nearest(title, missing, way_out)
    if _LATIN.search(title) and (meant := near(title, missing)) and not _LATIN.search(meant):
        offered += " Тут є латинські літери: наберіть її українською розкладкою"
    return Fault(f"графу «{title}» не описано", offered, cell.origin)


def _has_more(body: Sequence[Row], number: int) -> bool:
    return any(row[number].content is not None for row in body)


def _row(
    cells: Row, numbers: Mapping[str, int], columns: Mapping[str, RegisterColumn], complain: Complain
) -> Iterator[RawMapping]:
    """Give the row, or nothing if it is empty, which is a fault."""
    if _is_empty(cells):
        complain(PlainFault("порожній рядок посеред таблиці", "Заповніть його або вилучіть", cells[0].origin))
        return
    values: dict[str, object] = {}
    for key, number in numbers.items():
        cell = cells[number]
        values[key] = typed_text(cell, columns[key], complain)
        if cell.content is None and columns[key].required:
            reason = f"порожня клітинка обов’язкової графи «{columns[key].head}»"
            complain(PlainFault(reason, "Впишіть значення", cell.origin))
    yield RawMapping(values, cells[0].origin, {key: cells[number].origin for key, number in numbers.items()})
