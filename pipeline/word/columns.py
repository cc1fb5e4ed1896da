"""Columns: the template's table is cut to the columns that the document has.

From the table's tree to the same tree with fewer columns. Fails with `DataFaults` if the template lacks a column of the
document, or has them in another sequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.errors import DataFaults, Fault
from pipeline.word.tags import text_of, well_formed_tags
from pipeline.word.wordml import Element, number, paragraphs, w

_HEAD: Final = "columns."


def find_table(document: Element) -> Element | None:
    """Give the table that has the document's columns: the one whose head names them."""
    return next((table for table in document.iter(w("tbl")) if keys_of(table)), None)


def keys_of(table: Element) -> dict[int, str]:
    """Give the keys of the columns by their place in the grid, from the tags `{{p columns.KEY }}`."""
    return {
        start: path.removeprefix(_HEAD)
        for row in table.findall(w("tr"))
        for start, _, cell in cells_of(row)
        for paragraph in paragraphs(cell)
        for tag in well_formed_tags(text_of(paragraph))
        for path in tag.paths
        if path.startswith(_HEAD)
    }


def cells_of(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Give a row's cells with the place in the grid where each starts, and how many columns it covers."""
    start = number(row.find(f"{w('trPr')}/{w('gridBefore')}"))
    for cell in row.findall(w("tc")):
        span = max(1, number(cell.find(f"{w('tcPr')}/{w('gridSpan')}")))
        yield start, span, cell
        start += span


def cut(table: Element | None, wanted: Sequence[str], template: str) -> None:
    """Cut the columns that are not `wanted` out of the table.

    Raises:
        DataFaults: a column of the document that the template cannot print, or a sequence that is not the template's.
    """
    keys = {} if table is None else keys_of(table)
    _refuse_other_sequence(list(keys.values()), wanted, template)
    unwanted = {place for place, key in keys.items() if key not in wanted}
    if table is None or not unwanted:
        return
    for row in table.findall(w("tr")):
        for start, span, cell in list(cells_of(row)):
            _narrow(row, cell, span, len(unwanted & set(range(start, start + span))))
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    for place in unwanted:
        _remove(grid[place])


def _refuse_other_sequence(there: list[str], wanted: Sequence[str], template: str) -> None:
    if [key for key in there if key in wanted] != list(wanted):
        reason = f"графи документа — {', '.join(wanted)}, а в таблиці шаблону — {', '.join(there) or 'жодної'}"
        raise DataFaults([Fault(reason, "Додайте або переставте графи у шаблоні чи в даних", place=template)])


def _narrow(row: Element, cell: Element, span: int, lost: int) -> None:
    if lost == span:
        row.remove(cell)
    elif lost:
        covered = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        if covered is not None:
            covered.set(w("val"), str(span - lost))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
