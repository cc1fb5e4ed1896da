"""Render: content and the official template become a DOCX.

A document and an audited template in, `Docx` out; the same content gives the same bytes. Told before: what the template
would not print though the document has it, or what does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pipeline.contracts import Complain, Docx
from pipeline.errors import DataFaults, Fault
from pipeline.word.audit import Form
from pipeline.word.content import content_of, filled_names
from pipeline.word.filling import fill
from pipeline.word.lists import first_free_numbering, with_links, with_lists
from pipeline.word.marking import mark
from pipeline.word.package import pack, unpack
from pipeline.word.page import fit
from pipeline.word.paragraphs import Printer
from pipeline.word.properties import set_properties
from pipeline.word.rows import keep_short_rows_whole
from pipeline.word.standing import with_standing_parts
from pipeline.word.styles import HYPERLINK, StyleSheet, read_styles
from pipeline.word.tidying import start_last_row_on_new_page, tidy
from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, NUMBERING, STYLES, Element, parse, serialise
from schemas.document import Document
from schemas.layout import Layout


class Ending(Enum):
    """How the last page comes about."""

    FLOWING = "flowing"
    """As the text flows; Word keeps the signature with the table's last row by itself."""

    NEW_PAGE = "new page"
    """The table's last row begins a new page: for LibreOffice, where it has left the signature alone on one."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A document and a form that fit each other; only `printable` makes it."""

    document: Document
    form: Form
    layout: Layout


def printable(document: Document, form: Form, layout: Layout, complain: Complain) -> Printable | None:
    """See that `document` can be printed by `form`, set as `layout` says; why not is told to `complain`."""
    misfits = list(_misfits(Printable(document, form, layout)))
    for fault in misfits:
        complain(fault)
    return None if misfits else Printable(document, form, layout)


def render(printable: Printable, ending: Ending = Ending.FLOWING) -> Docx:
    """Print a document by its template: every string of it arrives unaltered.

    `ending` tells how the signature is kept from standing alone.

    Raises:
        DataFaults: the template cannot be filled.
    """
    document, form = printable.document, printable.form
    parts, trees, sheet = _fitted(printable)
    looks = mark((trees[name] for name in form.tagged), sheet)
    printer = Printer(form.name, looks, first_free_numbering(sheet.numbering), sheet.character(HYPERLINK))
    marked = pack({**parts, **{name: serialise(tree) for name, tree in trees.items()}})
    filled = unpack(fill(marked, content_of(document), printer, lambda tree: _finish(tree, form, sheet, ending)))
    return Docx(pack(with_standing_parts(set_properties(_completed(filled, printer), document))))


def _misfits(printable: Printable) -> Iterator[Fault]:
    document, form = printable.document, printable.form
    for name in sorted(filled_names(content_of(document)) - form.printed):
        yield Fault(
            f"шаблон ніде не друкує «{name}», а в документі це є",
            "Поверніть у шаблон цю позначку (templates/README.md) або приберіть це з даних",
            place=form.name,
        )
    try:
        _fitted(printable)
    except DataFaults as misfit:
        yield from misfit.faults


def _fitted(printable: Printable) -> tuple[dict[str, bytes], dict[str, Element], StyleSheet]:
    """Give the form's parts, and the trees of those that change, with its styles: fit for the document."""
    form = printable.form
    parts = dict(form.parts)
    trees = {name: parse(parts[name], name) for name in {*form.tagged, STYLES, NUMBERING} & set(parts)}
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    fit(trees[DOCUMENT], sheet, printable.document, printable.layout, form.name)
    return parts, trees, sheet


def _finish(tree: Element, form: Form, sheet: StyleSheet, ending: Ending) -> None:
    if ending is Ending.NEW_PAGE:
        start_last_row_on_new_page(tree)
    tidy(tree, form.signature_styles)
    keep_short_rows_whole(tree, sheet)


def _completed(parts: dict[str, bytes], printer: Printer) -> dict[str, bytes]:
    if printer.links:
        parts[DOCUMENT_RELATIONS] = with_links(parts[DOCUMENT_RELATIONS], printer.links)
    if printer.lists:
        parts[NUMBERING] = with_lists(parts[NUMBERING], printer.lists)
    return parts
