"""A question and the report with its document to the answer. What is asked about must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pipeline.documents.provenance import figure_places, figure_source
from pipeline.errors import Fault, UsageError
from pipeline.explaining.questions import FigureAsked, MeasureAsked, Question, RowAsked
from pipeline.nearest import nearest
from schemas.document import Block, Document, Row
from schemas.explanations import ExplainedCell, ExplainedFigure, Explanation, FigureSource
from schemas.origin import Origin
from schemas.report import Report

V = TypeVar("V")


def explanation(question: Question, report: Report, document: Document, folder: str) -> Explanation:
    """Answer a question about a document of `report`; `folder` is the year's, from the workspace's root.

    Raises:
        UsageError: there is no such measure or figure, or nothing is made of that row.
    """
    figures = _figures(report, document)
    match question:
        case MeasureAsked():
            return _of_measure(question, document, figures)
        case FigureAsked():
            return _of_figure(question, document, figures)
        case RowAsked():
            return _of_row(question, document, figures, folder)


def _figures(report: Report, document: Document) -> tuple[ExplainedFigure, ...]:
    places = figure_places(document)
    return tuple(
        ExplainedFigure(
            name=name,
            title=figure.title,
            value=figure.value,
            origin=figure.origin,
            source=figure_source(figure),
            places=places.get(name, ()),
        )
        for name, figure in report.figures.items()
    )


def _of_measure(asked: MeasureAsked, document: Document, figures: tuple[ExplainedFigure, ...]) -> Explanation:
    rows = {row.measure: row for row in document.rows()}
    row = rows.get(asked.measure.removesuffix("."))
    if row is None:
        known = list(rows)
        hint = nearest(asked.measure, known, f"Є заходи {known[0]}…{known[-1]}")
        raise UsageError(Fault(f"заходу «{asked.measure}» у документі немає", hint))
    inside = tuple(each for each in figures if any(place.measure == row.measure for place in each.places))
    return Explanation(asked=f"захід {row.measure}", cells=tuple(_cells(row, document)), figures=inside)


def _of_figure(asked: FigureAsked, document: Document, figures: tuple[ExplainedFigure, ...]) -> Explanation:
    found = tuple(each for each in figures if each.name == asked.name)
    if not found:
        hint = nearest(asked.name, [each.name for each in figures], "Показники описано у figures.yaml")
        raise UsageError(Fault(f"показника «{asked.name}» немає", hint))
    return Explanation(asked=f"показник {asked.name}", cells=_printing(found, document), figures=found)


def _of_row(asked: RowAsked, document: Document, figures: tuple[ExplainedFigure, ...], folder: str) -> Explanation:
    """Give what rests on a row of a register; of any other file, what was typed at that line."""
    said = f"{asked.file}:{f'{asked.sheet}!' if asked.sheet else ''}{asked.row}"
    of_file = [
        each for each in figures if each.source and asked.file in (each.source.file, f"{folder}/{each.source.file}")
    ]
    counting = tuple(each for each in of_file if each.source and _counts(each.source, asked))
    if of_file:
        others = tuple(each for each in of_file if each not in counting)
        return Explanation(asked=said, cells=_printing(counting, document), figures=counting, others=others)
    described = _nearest_above(((each.origin, each) for each in figures), asked)
    typed = _nearest_above(((cell.origin, cell) for row in document.rows() for cell in _cells(row, document)), asked)
    if described:
        return Explanation(asked=said, cells=_printing(described, document), figures=described)
    if typed:
        return Explanation(asked=said, cells=typed)
    raise UsageError(Fault(f"з рядка {said} у документі нічого не надруковано", "Перевірте файл і рядок"))


def _counts(source: FigureSource, asked: RowAsked) -> bool:
    """Tell whether a figure counts the row; of a private register nobody is told which rows are counted."""
    if source.is_private:
        return True
    return asked.sheet in (None, source.sheet) and any(rows.first <= asked.row <= rows.last for rows in source.rows)


def _nearest_above(placed: Iterable[tuple[Origin | None, V]], asked: RowAsked) -> tuple[V, ...]:
    """Give what was typed on the line, or began on the nearest line above it: a text may have many lines."""
    above = [(origin.row, each) for origin, each in placed if origin and origin.file == asked.file]
    lines = [line for line, _ in above if line <= asked.row]
    return tuple(each for line, each in above if lines and line == max(lines))


def _printing(figures: tuple[ExplainedFigure, ...], document: Document) -> tuple[ExplainedCell, ...]:
    """Give the cells that print any of the figures, in the order of the table."""
    there = {(place.measure, place.column) for each in figures for place in each.places}
    cells = (cell for row in document.rows() for cell in _cells(row, document))
    return tuple(cell for cell in cells if (cell.measure, cell.column) in there)


def _cells(row: Row, document: Document) -> Iterator[ExplainedCell]:
    for column in document.columns:
        head = " ".join(paragraph.text for paragraph in column.head)
        yield ExplainedCell(measure=row.measure, column=column.key, head=head, origin=_typed(row.cells[column.key]))


def _typed(block: Block) -> Origin | None:
    return next((run.origin for paragraph in block for run in paragraph.runs if run.origin), None)
