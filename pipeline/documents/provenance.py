"""A document's figures to where each is printed and what it is computed from. Fails never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from schemas.document import Block, Document
from schemas.explanations import FigurePlace, FigureSource, RowRange
from schemas.figures import ReportedFigure


def figure_places(document: Document) -> Mapping[str, tuple[FigurePlace, ...]]:
    """Give, of each figure that a text names, every place where it stands, once, in reading order."""
    places: dict[str, dict[FigurePlace, None]] = {}
    for measure, column, block in _placed(document):
        for run in (run for paragraph in block for run in paragraph.runs):
            if run.figure:
                places.setdefault(run.figure, {})[FigurePlace(measure=measure, column=column)] = None
    return {name: tuple(found) for name, found in places.items()}


def figure_source(figure: ReportedFigure) -> FigureSource | None:
    """Give what a computed figure rests on; None for a stated one. A private register's rows are not even counted."""
    basis = figure.basis
    if basis is None:
        return None
    return FigureSource(
        register_name=basis.register_name,
        file=basis.file,
        is_private=basis.is_private,
        total=basis.total,
        chosen_by=basis.chosen_by,
        size=None if basis.is_private else basis.size,
        sheet=basis.rows[0].sheet if basis.rows else "",
        rows=tuple(_ranges(sorted(row.row for row in basis.rows))),
    )


def public_source(figure: ReportedFigure) -> FigureSource | None:
    """Give the same as it may leave the organization: of a private register, that it is one, and nothing else."""
    source = figure_source(figure)
    return FigureSource(is_private=True) if source and source.is_private else source


def _ranges(rows: Sequence[int]) -> Iterator[RowRange]:
    for _, following in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in following]
        yield RowRange(first=numbers[0], last=numbers[-1])


def _placed(document: Document) -> Iterator[tuple[str | None, str | None, Block]]:
    yield None, None, document.preamble
    for row in document.rows():
        for column in document.columns:
            yield row.measure, column.key, row.cells[column.key]
    yield None, None, document.closing
