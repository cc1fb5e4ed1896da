"""The page: the template is fitted to the council's profile and to the document's columns, before it is filled.

From the trees of document and styles to the same trees: sheet, margins, what is measured to the right edge, and the
table. Fails with `DataFaults` (see `columns` and `table`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.word.columns import cut, find_table
from pipeline.word.edges import shift
from pipeline.word.grid import Grid, read_grid
from pipeline.word.styles import StyleSheet
from pipeline.word.table import resize
from pipeline.word.wordml import Element, child, number, twips, w
from schemas.layout import Layout

_SIDES: Final = ("left", "right", "top", "bottom")


def fit(root: Element, sheet: StyleSheet, columns: Sequence[str], layout: Layout, template: str) -> Grid:
    """Fit the template's document (`root`) and styles to the page's profile and to the keys of the document's columns.

    Gives the grid of the table, whose widths come with a document.

    Raises:
        DataFaults: a column that the template lacks, or a size that cannot be set.
    """
    table = find_table(root)
    cut(table, columns, template)
    before = _text_width(root)
    _set_page(root, layout)
    after = _text_width(root)
    shift(root, table, sheet, before, after)
    if table is None:
        return Grid()
    if layout.table_text_pt is not None:
        resize(root, table, sheet, round(layout.table_text_pt * 2), layout.origin)
    return read_grid(table, sheet, after)


def _text_width(root: Element) -> int:
    section = next(root.iter(w("sectPr")), None)
    if section is None:
        return 0
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    return number(size, "w") - sum(number(margins, side) for side in ("left", "right", "gutter"))


def _set_page(root: Element, layout: Layout) -> None:
    for section in root.iter(w("sectPr")):
        if layout.orientation:
            size = child(section, "pgSz")
            short, long = sorted((number(size, "w"), number(size, "h")))
            across, down = (short, long) if layout.orientation == "portrait" else (long, short)
            size.set(w("w"), str(across))
            size.set(w("h"), str(down))
            size.set(w("orient"), layout.orientation)
        if layout.margins:
            margins = child(section, "pgMar")
            _move_header(margins, twips(float(layout.margins.top)))
            for side in _SIDES:
                margins.set(w(side), str(twips(float(getattr(layout.margins, side)))))


def _move_header(margins: Element, top: int) -> None:
    # The page's number stays in the middle of the margin (ДСТУ 4163:2020, 7.10).
    header, before = number(margins, "header"), number(margins, "top")
    if before > 0:
        margins.set(w("header"), str(header * top // before))
