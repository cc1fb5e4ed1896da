"""Measuring: each row of the measures' table learns to ask, while it is printed, whether it is short.

From the tree of a template that has passed the audit, fitted to its page, to the same tree and the forms of its rows.
Between rows it leaves marks, by which the filled text is cut into rows again (see `splicing`). Fails never.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.word.columns import cells_of, find_table
from pipeline.word.rows import USUAL_SIZE, Cell, Line, Printed, RowForm
from pipeline.word.styles import LIST, NUMBERED, ListStyle, StyleSheet, is_on
from pipeline.word.tags import Tag, subscripted, text_of, well_formed_tags
from pipeline.word.visible import visible_text
from pipeline.word.wordml import Element, paragraphs, style_of, w

TABLE: Final = "<?table ?>"
"""Stands before the measures' table."""
ROW: Final = "<?row ?>"
"""Stands before each of its rows but those of its head."""
END: Final = "<?end ?>"
"""Stands behind the last."""


def measure(document: Element, sheet: StyleSheet) -> tuple[RowForm, ...]:
    """Mark the rows of the measures' table; give their forms, by the numbers that the rows ask with."""
    table = find_table(document)
    rows = [] if table is None else table.findall(w("tr"))
    if table is None or not _is_head(rows[0]):
        return ()
    forms: list[RowForm] = []
    for row in rows:
        tags = _tags(row)
        if _is_head(row) or any(tag.reach == "tr" for tag in tags):
            continue
        row.addprevious(_mark(ROW))
        if not _is_kept(row) and all(tag.verb != "for" for tag in tags):
            _let_ask(row, [tag.paths[0] for tag in tags if tag.verb == "print"], len(forms))
            forms.append(tuple(_cells(row, sheet)))
    table.addprevious(_mark(TABLE))
    table.append(_mark(END))
    return tuple(forms)


def _mark(written: str) -> Element:
    return etree.ProcessingInstruction(written.strip("<?> "))


def _tags(row: Element) -> list[Tag]:
    return [tag for paragraph in paragraphs(row) for tag in well_formed_tags(text_of(paragraph))]


def _is_head(row: Element) -> bool:
    return is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))


def _is_kept(row: Element) -> bool:
    return row.find(f"{w('trPr')}/{w('cantSplit')}") is not None


def _let_ask(row: Element, paths: list[str], form: int) -> None:
    asked = f"{{{{ [{', '.join(map(subscripted, paths))}]|short({form}) }}}}"
    properties = row.find(w("trPr"))
    if properties is None:
        row.text = asked.replace("|short(", "|short_row(")
    elif len(properties):
        properties[-1].tail = asked
    else:
        properties.text = asked


def _cells(row: Element, sheet: StyleSheet) -> Iterator[Cell]:
    printed = itertools.count()
    places = {
        paragraph: [next(printed) for tag in well_formed_tags(text_of(paragraph)) if tag.verb == "print"]
        for paragraph in paragraphs(row)
    }
    for start, span, cell in cells_of(row):
        own = ((paragraph, places[paragraph]) for paragraph in cell.findall(w("p")))
        holds = (one for paragraph, numbers in own for one in _held(paragraph, numbers, sheet))
        yield Cell(start, start + span, tuple(holds))


def _held(paragraph: Element, places: list[int], sheet: StyleSheet) -> Iterator[Line | Printed]:
    """Give what a paragraph of the template prints; one that only asks prints nothing."""
    tags, style = well_formed_tags(text_of(paragraph)), style_of(paragraph)
    if not any(tag.reach == "p" for tag in tags):
        yield Line(_size(style, sheet), tuple(_pieces(paragraph, tags, places)))
    elif places:
        dashes, numbers = sheet.list_of(style, LIST), sheet.list_of(style, NUMBERED)
        yield Printed(places[0], *(_size(one, sheet) for one in (style, _named(dashes), _named(numbers))))


def _pieces(paragraph: Element, tags: tuple[Tag, ...], places: list[int]) -> Iterator[str | int]:
    text, end = text_of(paragraph), 0
    if not tags:
        yield visible_text(paragraph)
        return
    left = iter(places)
    for tag in tags:
        yield text[end : tag.start]
        end = tag.end
        if tag.verb == "print":
            yield next(left)
    yield text[end:]


def _named(listed: ListStyle | None) -> str:
    return listed.style if listed else ""


def _size(style: str, sheet: StyleSheet) -> int:
    return sheet.half_points(style) if style in sheet.by_id else USUAL_SIZE
