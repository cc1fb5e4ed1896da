"""Rules of figures: whether each is printed, counts something, and counts so many that nobody is known by it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.wording.numbers import printed_quantity
from schemas.document import Document
from schemas.findings import Finding, Severity
from schemas.report import Report

FEWEST = 5
"""A count of people below this, and above nothing, may tell who they are: the usual threshold of statistics."""


def every_figure_is_printed(report: Report, document: Document) -> Iterator[Finding]:
    """A figure that no text names is a number without a reader, or a name mistyped elsewhere."""
    if not document.prints_marks:
        return
    printed = set(document.named_figures())
    for name, figure in report.figures.items():
        if name not in printed:
            yield Finding(
                rule="figure-unused",
                severity=Severity.NOTE,
                message=f"показник «{name}» ніде не надруковано",
                origin=figure.origin,
            )


def every_count_finds_rows(report: Report, document: Document) -> Iterator[Finding]:
    """A count of rows that finds none among many is nothing, or a word mistyped in `where`."""
    for figure in report.figures.values() if document.prints_marks else ():
        basis = figure.basis
        if basis and basis.chosen_by and basis.size and not basis.counted:
            yield Finding(
                rule="figure-no-rows",
                severity=Severity.NOTE,
                message=f"показник «{figure.title}»: жоден рядок реєстру не підходить під where, тому це 0",
                remedy="Якщо рядки мають бути, звірте where зі словами реєстру",
                origin=figure.origin,
            )


def no_count_tells_of_a_person(report: Report, document: Document) -> Iterator[Finding]:
    """A few people at a known post, unit or day are known (ст. 53⁵ Закону України «Про запобігання корупції»).

    Zero tells of nobody. Figures over registers that lie in private/ count people.
    """
    for name in document.named_figures():
        figure = report.figures.get(name)
        basis = figure and figure.basis
        if figure and figure.value and basis and basis.is_private and 0 < figure.value < FEWEST:
            chosen = ", ".join(f"графа «{column}»" for column in basis.chosen_by) or "весь рік"
            yield Finding(
                rule="small-count",
                severity=Severity.WARNING,
                message=f"показник «{figure.title}» малий: {printed_quantity(figure.value)} "
                f"(реєстр з персональними даними, {chosen}). Разом із датою, посадою чи підрозділом за ним "
                f"можна впізнати людину",
                remedy="Надрукуйте ширший показник або поясніть у findings.yaml, чому людину не впізнати",
                text=name,
                origin=figure.origin,
            )
