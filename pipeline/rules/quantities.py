"""A rule of quantities: what is counted comes in whole ones, and never fewer than none.

Money, shares and measures have fractions, differences may be below zero; such a figure or its column says so by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.passages import passages
from pipeline.rules.rule import Noticed, Subject, rule
from schemas.figures import ReportedFigure
from schemas.findings import Severity
from schemas.origin import Origin
from schemas.quantities import is_count
from schemas.text import Text

_DIFFERENCE: Final = re.compile(
    r"\b(?:різниц|відхил|приріст|прирост|динамік|сальдо|порівнян|зменшен|збільшен|скорочен)", re.IGNORECASE
)
_MEASURE: Final = re.compile(
    r"""%|‰|₴|€|\$|м²|м³|\b(?:відсот|частк|част(?:ин|ц)|середн|коефіцієнт|індекс|рейтинг|бали?\b|балів|балах|рів(?:ень|ня)
    |сум[аиуі]\b|вартіст|вартост|цін[аиуі]\b|кошт|видат|витрат|бюджет|надход|збит|обсяг|розмір|грн|грив|коп\b|копійк|копійок|тис\b
    |млн|млрд|тисяч|мільйон|мільярд|євро|долар|площ|довжин|протяжн|ваг[аиуі]\b|мас[аиуі]\b|кг|кілограм|тонн|га\b|гектар
    |км|кілометр|кв\b|метр|літр|годин|тривал|ставк|ставок|штатн|навантаж|темп)""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER: Final = 25
"""So many letters after a number tell of what it is."""


@rule(
    "count-odd",
    Severity.WARNING,
    "кількість дробова або менша за нуль",
    "те, що лічать, буває цілим і не меншим за нуль",
)
def things_are_counted_by_whole_ones(subject: Subject) -> Iterator[Noticed]:
    """«Подано -5 декларацій», «проведено 64,5 навчання»: a slip in a cell that shows in the sum, or hides there."""
    for name in subject.document.named_figures():
        figure = subject.report.figures.get(name)
        if figure:
            called = _called(figure, subject)
            yield from () if _DIFFERENCE.search(called) else _below_zero(name, figure)
            yield from () if _MEASURE.search(called) else _in_fractions(name, figure, subject)


def _called(figure: ReportedFigure, subject: Subject) -> str:
    """Give how a figure is called, and the column that it sums."""
    register = subject.report.registers.get(figure.register_name or "")
    column = figure.basis and figure.basis.total
    head = register.columns[Text(column)].head if register and column and column in register.columns else ""
    return f"{figure.title} {head}"


def _below_zero(name: str, figure: ReportedFigure) -> Iterator[Noticed]:
    for place in _places(figure, figure.basis.below_zero if figure.basis else (), is_odd=(figure.value or 0) < 0):
        yield Noticed(
            f"показник «{figure.title}»: число тут менше за нуль, а того, що лічать, стільки не буває",
            "Виправте його; якщо це різниця, скажіть це в назві показника чи графи",
            text=name,
            origin=place,
        )


def _in_fractions(name: str, figure: ReportedFigure, subject: Subject) -> Iterator[Noticed]:
    is_odd = figure.value is not None and figure.value >= 0 and not is_count(figure.value)
    places = _places(figure, figure.basis.fractions if figure.basis else (), is_odd=is_odd)
    if places and not _is_measured(name, subject):
        for place in places:
            yield Noticed(
                f"показник «{figure.title}»: число тут дробове, а лічать цілими",
                "Виправте його; якщо це гроші, відсотки чи інша міра, скажіть це в назві показника чи графи",
                text=name,
                origin=place,
            )


def _places(figure: ReportedFigure, cells: tuple[Origin, ...], *, is_odd: bool) -> tuple[Origin | None, ...]:
    """Give the cells, or where the figure is described if it is odd itself, and its cells cannot be told of."""
    odd_cells = figure.basis and (figure.basis.below_zero or figure.basis.fractions)
    return cells or ((figure.origin,) if is_odd and not odd_cells else ())


def _is_measured(name: str, subject: Subject) -> bool:
    """Tell whether a text goes on, after the number, as one goes on after no count: «64,5 %», «1,5 млн гривень»."""
    return any(
        _MEASURE.search(passage.text, count.end, count.end + _AFTER)
        for passage in passages(subject)
        for count in passage.counts
        if count.figure == name
    )
