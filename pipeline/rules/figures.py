"""Rules of figures: whether each is printed, counts something, and counts so many that nobody is known by it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.composing import awaited_figures
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.numbers import printed_quantity
from schemas.findings import Severity

FEWEST = 5
"""A count of people below this, and above nothing, may tell who they are: the usual threshold of statistics."""


@rule("figure-awaited", Severity.WARNING, "надрукованого показника ще не вписано", "одне число — одне місце в даних")
def every_printed_figure_is_known(subject: Subject) -> Iterator[Noticed]:
    """A draft has blanks for the numbers that nobody knows yet."""
    for name, figure in awaited_figures(subject.report, subject.document):
        yield Noticed(
            f"показник «{name}» ще не відомий: на його місці лишено прогалину",
            "Впишіть його value у figures.yaml",
            text=name,
            origin=figure.origin,
        )


@rule("figure-unused", Severity.NOTE, "показник ніде не надруковано", "одне число — одне місце в даних")
def every_figure_is_printed(subject: Subject) -> Iterator[Noticed]:
    """A figure that no text names is a number without a reader, or a name mistyped elsewhere."""
    if not subject.document.prints_marks or subject.report.gaps:  # the marks to come may name it
        return
    printed = set(subject.document.named_figures())
    for name, figure in subject.report.figures.items():
        if name not in printed:
            yield Noticed(f"показник «{name}» ніде не надруковано", origin=figure.origin)


@rule("figure-no-rows", Severity.NOTE, "показник не знайшов у реєстрі жодного рядка", "одне число — одне місце в даних")
def every_count_finds_rows(subject: Subject) -> Iterator[Noticed]:
    """A count of rows that finds none among many is nothing, or a word mistyped in `where`."""
    for figure in subject.report.figures.values() if subject.document.prints_marks else ():
        basis = figure.basis
        if basis and basis.chosen_by and basis.size and not basis.counted:
            yield Noticed(
                f"показник «{figure.title}»: жоден рядок реєстру не підходить під where, тому це 0",
                "Якщо рядки мають бути, звірте where зі словами реєстру",
                origin=figure.origin,
            )


@rule(
    "small-count",
    Severity.WARNING,
    "за малим числом можна впізнати людину",
    "ст. 53⁵ Закону України «Про запобігання корупції»",
)
def no_count_tells_of_a_person(subject: Subject) -> Iterator[Noticed]:
    """A few people at a known post, unit or day are known.

    Zero tells of nobody. Figures over registers that lie in private/ count people.
    """
    for name in subject.document.named_figures():
        figure = subject.report.figures.get(name)
        basis = figure and figure.basis
        if figure and figure.value and basis and basis.is_private and 0 < figure.value < FEWEST:
            chosen = ", ".join(f"графа «{each.column}»" for each in basis.chosen_by) or "весь рік"
            yield Noticed(
                f"показник «{figure.title}» малий: {printed_quantity(figure.value)} "
                f"(реєстр з персональними даними, {chosen}). Разом із датою, посадою чи підрозділом за ним "
                f"можна впізнати людину",
                "Надрукуйте ширший показник або поясніть у findings.yaml, чому людину не впізнати",
                text=name,
                origin=figure.origin,
            )
