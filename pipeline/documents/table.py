"""The table as printed: column heads, section rows, a measure's cells."""

from __future__ import annotations

from pipeline.contracts import Complain
from pipeline.errors import Fault
from pipeline.nearest import nearest
from pipeline.wording.prose import Figures, put_in
from schemas.document import Block, Column, PrintedSection, Row, printed
from schemas.names import Number
from schemas.prose import Prose
from schemas.report import Report, ReportedMeasure, ReportedSection
from schemas.requisites import Requisites
from schemas.text import Text


def columns(requisites: Requisites, possible: tuple[str, ...], complain: Complain) -> tuple[Column, ...]:
    """Give the columns asked for, in the form's order; an unknown one is told to `complain`."""
    for key, head in requisites.columns.items():
        if key not in possible:
            hint = nearest(key, possible, f"Є графи: {', '.join(possible)}")
            complain(Fault(f"графи «{key}» у цьому документі немає", hint, origin=head.origin))
    heads = {str(key): head for key, head in requisites.columns.items()}
    return tuple(Column(key=key, head=printed(heads[key])) for key in possible if key in heads)


def sections(
    report: Report, heads: tuple[Column, ...], figures: Figures, complain: Complain
) -> tuple[PrintedSection, ...]:
    """Print all sections with the cells of `heads`."""

    def prose(typed: Prose) -> Block:
        return put_in(typed, figures, complain)

    all_parties = _parties(report.plan.responsible_parties)

    def row(reported: ReportedMeasure) -> Row:
        measure, mark = reported.measure, reported.mark
        parties = measure.responsible_parties
        cells: dict[str, Block] = {
            "number": _numbered(measure.number),
            "title": prose(measure.title),
            "timeframe": printed(measure.timeframe),
            "responsible_parties": _parties(parties) if parties else all_parties,
            "expected_result": prose(measure.expected_result),
            "mark": prose(mark.text) if mark else (),
        }
        return Row(measure=measure.id, cells={head.key: cells[head.key] for head in heads})

    return tuple(
        PrintedSection(title=_title(section), rows=tuple(map(row, section.measures))) for section in report.sections
    )


def _parties(parties: tuple[Text, ...]) -> Block:
    return tuple(paragraph for party in parties for paragraph in printed(party))


def _numbered(number: Number | None) -> Block:
    return printed(f"{number}.", number.origin) if number else ()


def _title(section: ReportedSection) -> Block:
    number = f"{section.number}. " if section.number else ""
    return printed(f"{number}{section.title}", section.title.origin)
