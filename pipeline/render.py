"""Render: content and the official template become a DOCX.

`Document` and a template's bytes in, `Docx` out; the same content gives the same bytes. Fails with `DataFaults` if the
template cannot be used, or would not print something that the document has.
"""

from __future__ import annotations

from enum import Enum

from pipeline.contracts import Docx
from pipeline.errors import DataFaults, Fault
from pipeline.word.audit import Form, audit
from pipeline.word.content import content_of, filled_names
from pipeline.word.filling import fill
from pipeline.word.lists import first_free_numbering, with_links, with_lists
from pipeline.word.marking import mark
from pipeline.word.package import pack, unpack
from pipeline.word.page import fit
from pipeline.word.paragraphs import Printer
from pipeline.word.properties import set_properties
from pipeline.word.rows import keep_short_rows_whole
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


def render(
    document: Document, template: bytes, layout: Layout, ending: Ending = Ending.FLOWING, *, name: str = ""
) -> Docx:
    """Print `document` by its template.

    Args:
        document: the content; every string of it arrives unaltered.
        template: the bytes of the official form.
        layout: what the council sets otherwise than the template.
        ending: how the signature is kept from standing alone.
        name: what messages call the template; without it, the common one of the document.

    Raises:
        DataFaults: what is wrong with the template, or does not fit the document.
    """
    form = audit(template, name or f"templates/{document.kind}.docx")
    content = content_of(document)
    _refuse_unprinted(filled_names(content), form)
    parts = form.parts
    trees = {name: parse(parts[name], name) for name in {*form.tagged, STYLES, NUMBERING} & set(parts)}
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    fit(trees[DOCUMENT], sheet, document, layout, form.name)
    looks = mark((trees[name] for name in form.tagged), sheet)
    printer = Printer(form.name, looks, first_free_numbering(sheet.numbering), sheet.character(HYPERLINK))
    marked = pack({**parts, **{name: serialise(tree) for name, tree in trees.items()}})
    filled = unpack(fill(marked, content, printer, lambda tree: _finish(tree, form, sheet, ending)))
    return Docx(pack(set_properties(_completed(filled, printer), document)))


def _refuse_unprinted(names: frozenset[str], form: Form) -> None:
    faults = [
        Fault(
            f"шаблон ніде не друкує «{name}», а в документі це є",
            "Поверніть у шаблон цю позначку (templates/README.md) або приберіть це з даних",
            place=form.name,
        )
        for name in sorted(names - form.printed)
    ]
    if faults:
        raise DataFaults(faults)


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
