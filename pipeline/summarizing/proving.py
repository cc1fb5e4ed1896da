"""A finished sheet to the proof that it says what the summary says, is embedded, tagged and archival. Fails never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from pipeline.contracts import Pdf
from pipeline.errors import Fault
from pipeline.pdf import properties
from pipeline.pdf.edition import Edition
from pipeline.pdf.expecting import Expected
from pipeline.pdf.reading import read_with_charts
from pipeline.pdf.texts import Part, Passage, PdfReading, letters
from pipeline.summarizing.sheet import Chart, Sheet

_FAMILIES = frozenset({"LiberationSans"})


def faults(pdf: Pdf, sheet: Sheet, edition: Edition) -> tuple[Fault, ...]:
    """Tell where the finished PDF parts from `sheet`, passage by passage and cell by cell, and what it lacks."""
    reading = read_with_charts(pdf)
    expected = Expected(sheet.full_title, sheet.language, _FAMILIES, edition)
    return (*_differences(_promised(sheet), _said(reading.parts)), *_beside(reading, sheet)) or properties.faults(
        pdf, expected
    )


def _promised(sheet: Sheet) -> Iterator[str]:
    yield from sheet.heading()
    for chart in sheet.charts:
        yield from (chart.title, _drawn(chart), chart.told)
    for table in sheet.tables:
        yield from table.texts()


def _drawn(chart: Chart) -> str:
    return "".join(f"{bar.label}{bar.value}" for bar in chart.bars)


def _said(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Passage):
            yield part.text
        else:
            yield from (cell.text for row in part.rows for cell in row.cells)


def _differences(promised: Iterable[str], said: Iterable[str]) -> Iterator[Fault]:
    for must, is_there in zip_longest(promised, said, fillvalue=""):
        if letters(must) != letters(is_there):
            yield Fault(f"має бути «{must}», а надруковано «{is_there}»", place="стислий підсумок")


def _beside(reading: PdfReading, sheet: Sheet) -> Iterator[Fault]:
    """Allow beside the text the numbers of pages, and the heads that are repeated, in whatever lines."""
    heads = {word for table in sheet.tables for column in table.columns for word in column.head.split()}
    repeated = heads | {str(number) for number in range(1, reading.pages + 1)}
    for stray in reading.strays:
        if stray.kind != "artifact" or not repeated.issuperset(stray.text.split()):
            yield Fault(f"зайве: «{stray.text}»", place="стислий підсумок")
    for disguise in reading.disguises:
        yield Fault(f"«{disguise.shown}» читається вголос як «{disguise.spoken}»", place="стислий підсумок")
