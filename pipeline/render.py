"""Render: content and the official template become a DOCX.

A document and an audited template in, `Docx` out; the same content gives the same bytes. Told before: what the template
would not print though the document has it, or what does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from pipeline.contracts import Complain, Docx
from pipeline.errors import DataFaults, Fault
from pipeline.untrusted.unsound import Unsound
from pipeline.word.audit import Form
from pipeline.word.content import Content, content_of, filled_names
from pipeline.word.filling import fill, refused
from pipeline.word.lists import with_links, with_lists
from pipeline.word.package import pack
from pipeline.word.paragraphs import Printer
from pipeline.word.properties import set_properties
from pipeline.word.setting import Setting, set_form
from pipeline.word.splicing import splice
from pipeline.word.standing import with_standing_parts
from pipeline.word.tidying import start_last_row_on_new_page, tidy
from pipeline.word.wordml import DOCUMENT_RELATIONS, NUMBERING, Element
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
    setting: Setting
    """The form as it is set for such documents."""
    widths: tuple[int, ...]
    """Of the columns of the document's table."""


def printable(document: Document, form: Form, layout: Layout, complain: Complain) -> Printable | None:
    """See that `document` can be printed by `form`, set as `layout` says; why not is told to `complain`."""
    misfits = list(_unprinted(document, form))
    fit: Printable | None = None
    try:
        setting = set_form(form, document, layout)
        fit = Printable(document, form, layout, setting, tuple(setting.grid.widths(document, layout)))
    except DataFaults as misfit:
        misfits += misfit.faults
    for fault in misfits:
        complain(fault)
    return None if misfits else fit


def render(printable: Printable, ending: Ending = Ending.FLOWING) -> Docx:
    """Print a document by its template: every string of it arrives unaltered.

    `ending` tells how the signature is kept from standing alone.

    Raises:
        DataFaults: the template cannot be filled.
    """
    setting = printable.setting
    printer = setting.printer(printable.widths)
    filled = _filled(setting, content_of(printable.document), printer, ending)
    parts = _completed({**setting.parts, **filled}, printer)
    return Docx(pack(with_standing_parts(set_properties(parts, printable.document))))


def _unprinted(document: Document, form: Form) -> Iterator[Fault]:
    for name in sorted(filled_names(content_of(document)) - form.printed):
        yield Fault(
            f"шаблон ніде не друкує «{name}», а в документі це є",
            "Поверніть у шаблон цю позначку (templates/README.md) або приберіть це з даних",
            place=form.name,
        )


def _filled(setting: Setting, content: Mapping[str, Content], printer: Printer, ending: Ending) -> dict[str, bytes]:
    """Give the parts that have tags, filled."""
    form = setting.form

    def finish(tree: Element) -> None:
        if ending is Ending.NEW_PAGE:
            start_last_row_on_new_page(tree)
        tidy(tree, form.signature_styles)

    filled = {name: fill(template, content, printer) for name, template in setting.templates.items()}
    try:
        return {name: splice(pieces, finish) for name, pieces in filled.items()}
    except Unsound as failure:
        raise refused(failure, form.name) from failure


def _completed(parts: dict[str, bytes], printer: Printer) -> dict[str, bytes]:
    if printer.links:
        parts[DOCUMENT_RELATIONS] = with_links(parts[DOCUMENT_RELATIONS], printer.links)
    if printer.lists:
        parts[NUMBERING] = with_lists(parts[NUMBERING], printer.lists)
    return parts
