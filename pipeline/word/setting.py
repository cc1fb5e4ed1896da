"""Setting: a form is made fit for a page and for a document's columns, and its tags are marked; it is left to fill it.

From an audited form, the keys of the columns and the page's profile to a `Setting`, once for all documents that have
these in common. Fails with `DataFaults` as `fit`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.word.audit import Form
from pipeline.word.columns import find_table
from pipeline.word.grid import Grid, name_widths
from pipeline.word.letters import Look
from pipeline.word.lists import first_free_numbering
from pipeline.word.marking import mark
from pipeline.word.measuring import measure
from pipeline.word.page import fit
from pipeline.word.paragraphs import Printer
from pipeline.word.rows import RowForm, text_height
from pipeline.word.styles import HYPERLINK, read_styles
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES, as_text, parse, serialise
from schemas.document import Document
from schemas.layout import Layout


@dataclass(frozen=True, slots=True)
class Setting:
    """A form that is set for documents of the same columns, on the same page."""

    form: Form
    parts: Mapping[str, bytes]
    """Those without tags."""
    templates: Mapping[str, str]
    """The XML of those with tags, to be filled."""
    grid: Grid
    looks: tuple[Look, ...]
    rows: tuple[RowForm, ...]
    text_height: int
    first_numbering: int
    hyperlink: str

    def printer(self, widths: Sequence[int]) -> Printer:
        """Give a printer that has printed nothing yet, for a table of these widths."""
        return Printer(
            template=self.form.name,
            looks=self.looks,
            first_numbering=self.first_numbering,
            hyperlink=self.hyperlink,
            rows=self.rows,
            text_height=self.text_height,
            widths=tuple(widths),
        )


@dataclass(frozen=True)
class _Page:
    """A profile as far as a form is set by it; the same values are the same page, wherever they were typed."""

    layout: Layout

    def __hash__(self) -> int:
        return hash(repr(self.layout))


def set_form(form: Form, document: Document, layout: Layout) -> Setting:
    """Set a form for documents like this one.

    Raises:
        DataFaults: they do not fit each other.
    """
    columns = tuple(column.key for column in document.columns)
    return _set(form, columns, _Page(layout.model_copy(update={"column_widths": {}})))


@functools.lru_cache(maxsize=16)
def _set(form: Form, columns: tuple[str, ...], page: _Page) -> Setting:
    changing = {*form.tagged, STYLES, NUMBERING} & set(form.parts)
    trees = {name: parse(form.parts[name], name) for name in sorted(changing)}
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    root = trees[DOCUMENT]
    grid = fit(root, sheet, columns, page.layout, form.name)
    rows = measure(root, sheet)
    table = find_table(root)
    if table is not None:
        name_widths(table)
    looks = mark((trees[name] for name in form.tagged), sheet)
    rest = {name: serialise(tree) for name, tree in trees.items() if name not in form.tagged}
    return Setting(
        form=form,
        parts={**{name: part for name, part in form.parts.items() if name not in trees}, **rest},
        templates={name: as_text(trees[name]) for name in form.tagged},
        grid=grid,
        looks=looks,
        rows=rows,
        text_height=text_height(root),
        first_numbering=first_free_numbering(sheet.numbering),
        hyperlink=sheet.character(HYPERLINK),
    )
