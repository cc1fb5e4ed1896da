"""What all official documents have in common: requisites around a table of sections and measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.contracts import Complain
from pipeline.documents.approving import approved_on
from pipeline.documents.outcomes import outcomes
from pipeline.documents.provenance import figure_places, public_source
from pipeline.documents.requisites import APPROVAL, CONCURRENCE, Bearings, approval_block, signature_block
from pipeline.documents.table import columns, sections
from pipeline.wording.prose import Figures, put_in
from pipeline.wording.typeface import missing_letters
from schemas.document import Block, Document, PrintedFigure, printed
from schemas.figures import ReportedFigure
from schemas.report import Report
from schemas.requisites import Requisites

DRAFT = "ПРОЄКТ"


@dataclass(frozen=True, slots=True)
class Form:
    """What makes one document type differ from another."""

    kind: str
    columns: tuple[str, ...]
    """The cells that its table can have."""
    signed_on: dt.date
    blank_year: int
    lacks_marks: bool
    under_heading: Block = field(default=(), kw_only=True)
    """What is printed under the heading that the data give."""
    under_preamble: Block = field(default=(), kw_only=True)
    """The same under the text before the table."""
    today: dt.date


def compose(report: Report, requisites: Requisites, form: Form, complain: Complain) -> Document:
    """Compose a document of `report` with its own `requisites`.

    Names of figures, columns or officials that lead nowhere are told to `complain`, and stand empty.
    """
    figures = Figures(report.figures, report.nouns)
    bearings = Bearings(report.organization, form.signed_on, form.blank_year, complain)
    heads = columns(requisites, form.columns, complain)
    document = Document(
        kind=form.kind,
        organization=report.slug,
        organization_name=report.organization.name,
        year=report.year,
        dated=next((each.date for each in requisites.approvals if each.date), form.signed_on),
        approved_on=approved_on(requisites, form.today),
        language="uk-UA",
        draft=(),
        concurrences=tuple(approval_block(each, CONCURRENCE, bearings) for each in requisites.concurrences),
        approvals=tuple(approval_block(each, APPROVAL, bearings) for each in requisites.approvals),
        name=printed(requisites.name),
        heading=(*printed(requisites.heading), *form.under_heading),
        preamble=(*put_in(requisites.preamble, figures, complain), *form.under_preamble),
        columns=heads,
        sections=sections(report, heads, figures, complain),
        closing=put_in(requisites.closing, figures, complain),
        signatures=tuple(block for each in requisites.signatures if (block := signature_block(each, bearings))),
        outcomes=outcomes(report) if "mark" in form.columns else (),
        statuses_inferred=report.statuses_inferred and "mark" in form.columns,
    )
    for fault in missing_letters(document):
        complain(fault)
    document = document.evolve(figures=tuple(_printed_figures(document, report)))
    if form.lacks_marks or any(awaited_figures(report, document)):
        return document.evolve(draft=printed(DRAFT), approved_on=None)
    return document


def awaited_figures(report: Report, document: Document) -> Iterator[tuple[str, ReportedFigure]]:
    """Give the figures that the document names and nobody knows yet; while there are some, it is a draft."""
    for name in document.named_figures():
        figure = report.figures.get(name)
        if figure and figure.is_awaited:
            yield name, figure


def _printed_figures(document: Document, report: Report) -> Iterator[PrintedFigure]:
    for name, places in figure_places(document).items():
        figure = report.figures.get(name)
        if figure and figure.value is not None:
            yield PrintedFigure(
                name=name,
                title=figure.title,
                value=figure.value,
                origin=figure.origin,
                source=public_source(figure),
                places=places,
            )
