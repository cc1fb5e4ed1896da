"""The table: the size of its letters, and the widths of its columns.

From the table's tree and the styles to the same trees. Fails with `DataFaults` if a size cannot be set or the widths
that the page's profile gives leave no room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.errors import DataFaults, Fault
from pipeline.word.columns import keys_of
from pipeline.word.edges import write_grid
from pipeline.word.letters import SEQUENCE
from pipeline.word.styles import LIST, NUMBERED, StyleSheet
from pipeline.word.tags import text_of, well_formed_tags
from pipeline.word.widths import Column, longest_word, share
from pipeline.word.wordml import Element, child, number, paragraphs, twips, value, w
from schemas.document import Document
from schemas.layout import Layout
from schemas.origin import Origin

# The lines around cells, and the rounding of two programs.
_SLACK: Final = 24


def resize(root: Element, table: Element, sheet: StyleSheet, half_points: int, origin: Origin | None) -> None:
    """Set the size of the table's letters, in the styles of its paragraphs.

    Raises:
        DataFaults: a style of the table is also used outside of it, which would change too.
    """
    inside = set(paragraphs(table))
    own = {sheet.of(paragraph) for paragraph in inside}
    shared = own & {sheet.of(paragraph) for paragraph in paragraphs(root) if paragraph not in inside}
    if shared:
        names = ", ".join(sorted(f"«{sheet.name(style)}»" for style in shared))
        reason = f"кегль таблиці не задати: стиль {names} є в шаблоні і в таблиці, і поза нею"
        raise DataFaults([Fault(reason, "Дайте таблиці власні стилі або приберіть table_text_pt", origin)])
    for style in sorted(own):
        lists = (sheet.list_of(style, suffix) for suffix in (LIST, NUMBERED))
        for one in (style, *(found.style for found in lists if found)):
            _set_size(sheet.by_id[one], half_points)


def set_widths(table: Element, sheet: StyleSheet, document: Document, layout: Layout, text_width: int) -> None:
    """Set the widths of the columns: the given ones, and for the others what `widths.share` finds."""
    keys = keys_of(table)
    grid = [number(column, "w") for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    padding = _padding(table, sheet) + _SLACK
    widths = {str(key): given for key, given in layout.column_widths.items()}
    columns = []
    for place, wanted in enumerate(grid):
        key = keys.get(place, "")
        given = widths.get(key)
        least = _longest(table, sheet, document, key)
        columns.append(Column(wanted, round(least) + padding, None if given is None else twips(float(given))))
    write_grid(table, share(text_width, columns, layout.origin))


def _longest(table: Element, sheet: StyleSheet, document: Document, key: str) -> float:
    heads = [column.head for column in document.columns if column.key == key]
    cells = [row.cells[key] for row in document.rows() if key in row.cells]
    longest = 0.0
    for path, style in _printing(table, sheet):
        head, _, name = path.rpartition(".")
        if name == key:
            blocks, size, heavy = heads if head == "columns" else cells, sheet.half_points(style), sheet.bold(style)
            found = longest_word(blocks, size, heavy=heavy, list_indent=_list_indent(sheet, style))
            longest = max(longest, found)
    return longest


def _printing(table: Element, sheet: StyleSheet) -> Iterator[tuple[str, str]]:
    """Give what the table prints, with the style it is printed in."""
    for paragraph in paragraphs(table):
        for tag in well_formed_tags(text_of(paragraph)):
            if tag.verb == "print":
                yield tag.paths[0], sheet.of(paragraph)


def _list_indent(sheet: StyleSheet, style: str) -> int:
    lists = (sheet.list_of(style, suffix) for suffix in (LIST, NUMBERED))
    return max((number(sheet.inherited(one.style, "pPr/ind"), "left") for one in lists if one), default=0)


def _padding(table: Element, sheet: StyleSheet) -> int:
    """Give what the cells leave free at the left and right together: set for the table, or by its style."""
    style = value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
    sides = 0
    for side in ("left", "right"):
        own = table.find(f"{w('tblPr')}/{w('tblCellMar')}/{w(side)}")
        found = own if own is not None else sheet.inherited(style, f"tblPr/tblCellMar/{side}")
        sides += number(found, "w")
    return sides


def _set_size(style: Element, half_points: int) -> None:
    properties = child(style, "rPr")
    for name in ("sz", "szCs"):
        found = properties.find(w(name))
        if found is None:
            found = etree.Element(w(name))
            later = SEQUENCE[SEQUENCE.index(name) + 1 :]
            after = next((one for one in properties if str(one.tag).rpartition("}")[2] in later), None)
            properties.append(found) if after is None else after.addprevious(found)
        found.set(w("val"), str(half_points))
