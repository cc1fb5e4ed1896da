"""Structure: what a page and a table must have for a form to be fitted and filled.

From the trees of a template to faults, with their places. Fails never: it gives faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.errors import Fault
from pipeline.word.columns import cells_of
from pipeline.word.places import place_of
from pipeline.word.wordml import DOCUMENT, Element, number, w

_SIDES: Final = range(4000, 24000)
"""Twips of a sheet's sides: A6 to A3."""
_TEXT: Final = 2835
"""Twips (5 cm) of text that margins must leave."""
_OVER: Final = 567
"""Twips (1 cm) by which a table may be wider than the text: Word sets its borders outside of it."""


def misbuilt(trees: Mapping[str, Element], template: str) -> Iterator[Fault]:
    """Give a fault for each page and each table that the form cannot be printed with; `trees` may hold tags."""
    sections = list(trees[DOCUMENT].iter(w("sectPr")))
    if trees[DOCUMENT].find(f"{w('body')}/{w('sectPr')}") is None:
        yield Fault("немає параметрів сторінки", "Збережіть шаблон у Word наново", place=template)
    for section in sections:
        if reason := _of_page(section):
            yield Fault(reason, "Виправте її на вкладці «Макет»", place=place_of(section, template))
    width = max((_text(section, "w", "left", "right", "gutter") for section in sections), default=0)
    for part, root in trees.items():
        for table in root.iter(w("tbl")):
            for reason in _of_table(table, width):
                yield Fault(
                    reason, "Виправте таблицю або візьміть її із шаблону", place=place_of(table, template, part)
                )


def _text(section: Element, way: str, *margins: str) -> int:
    size, around = section.find(w("pgSz")), section.find(w("pgMar"))
    return number(size, way) - sum(number(around, side) for side in margins)


def _of_page(section: Element) -> str:
    size = section.find(w("pgSz"))
    if number(size, "w") not in _SIDES or number(size, "h") not in _SIDES:
        return "сторінка незвичного розміру"
    if min(_text(section, "w", "left", "right", "gutter"), _text(section, "h", "top", "bottom")) < _TEXT:
        return "сторінка не має місця для тексту: поля завеликі"
    return ""


def _of_table(table: Element, width: int) -> Iterator[str]:
    columns = [number(column, "w") for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    if not columns or min(columns) < 1:
        yield "таблиця не має ширини граф"
    elif sum(columns) > width + _OVER:
        yield "таблиця ширша за текст сторінки"
    rows = table.findall(w("tr"))
    if not rows:
        yield "таблиця не має рядків"
    for row in rows:
        ends = [start + span for start, span, _ in cells_of(row)]
        if not ends or ends[-1] > len(columns):
            yield f"рядок {rows.index(row) + 1} має не ті клітинки, що графи таблиці"
        if any(cell.find(w("p")) is None for cell in row.iterfind(w("tc"))):
            yield f"рядок {rows.index(row) + 1} має клітинку без абзацу"
