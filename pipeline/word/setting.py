"""Setting: a form is made fit for one document, and its tags are marked; what is left is to fill it.

From an audited form, the document's columns and the page's profile to a `Setting`. Fails with `DataFaults` as `fit`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.word.audit import Form
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
    """A form that is set for a document."""

    form: Form
    parts: Mapping[str, bytes]
    """Those without tags."""
    templates: Mapping[str, str]
    """The XML of those with tags, to be filled."""
    looks: tuple[Look, ...]
    rows: tuple[RowForm, ...]
    text_height: int
    first_numbering: int
    hyperlink: str

    def printer(self) -> Printer:
        """Give a printer that has printed nothing yet."""
        return Printer(self.form.name, self.looks, self.first_numbering, self.hyperlink, self.rows, self.text_height)


def set_form(form: Form, document: Document, layout: Layout) -> Setting:
    """Set a form for a document.

    Raises:
        DataFaults: they do not fit each other.
    """
    changing = {*form.tagged, STYLES, NUMBERING} & set(form.parts)
    trees = {name: parse(form.parts[name], name) for name in sorted(changing)}
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    root = trees[DOCUMENT]
    fit(root, sheet, document, layout, form.name)
    rows = measure(root, sheet)
    looks = mark((trees[name] for name in form.tagged), sheet)
    rest = {name: serialise(tree) for name, tree in trees.items() if name not in form.tagged}
    return Setting(
        form=form,
        parts={**{name: part for name, part in form.parts.items() if name not in trees}, **rest},
        templates={name: as_text(trees[name]) for name in form.tagged},
        looks=looks,
        rows=rows,
        text_height=text_height(root),
        first_numbering=first_free_numbering(sheet.numbering),
        hyperlink=sheet.character(HYPERLINK),
    )
