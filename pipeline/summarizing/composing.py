"""A summary to the sheet that is printed of it. Fails never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from pipeline.summarizing.phrases import (
    INFERRED,
    STATUS_LOOKS,
    STATUS_WORDS,
    TIMING_LOOKS,
    TIMING_WORDS,
    change,
    change_in_percent,
    measures,
    quantity,
    share,
    state,
    what_became_of,
)
from pipeline.summarizing.sheet import FULL, Bar, Chart, Column, Line, Look, Sheet, Slice, Table
from schemas.summary import SectionCount, Shortfall, StatusCount, Summary

NAME: Final = "Стислий підсумок"
_GLANCE: Final = 100
"""So many letters of a title tell which measure it is, and leave a page letters that can be read."""
_LISTED: Final = 40
"""So many measures are listed; of more, which are too many for a glance, the document itself tells."""


def composed(summary: Summary) -> Sheet:
    """Tell a summary in charts and tables; what there is nothing of is left out."""
    return Sheet(
        organization=summary.organization_name,
        state=state(summary),
        name=NAME,
        title=summary.title,
        notes=(INFERRED,) if summary.statuses_inferred else (),
        charts=(_statuses(summary), _timings(summary)),
        tables=tuple(_tables(summary)),
        language=summary.language,
        dated=summary.dated,
    )


def _statuses(summary: Summary) -> Chart:
    counted = [(STATUS_LOOKS[each.status], STATUS_WORDS[each.status], each.measures) for each in summary.statuses]
    return _chart(f"{measures(summary.measures)} плану за станом", counted)


def _timings(summary: Summary) -> Chart:
    counted = [(TIMING_LOOKS[each.timing], TIMING_WORDS[each.timing], each.measures) for each in summary.timings]
    return _chart("Чи виконано у строк", counted)


def _chart(title: str, counted: Sequence[tuple[Look, str, int]]) -> Chart:
    whole, longest = sum(number for _, _, number in counted), max(number for _, _, number in counted)
    bars = tuple(
        Bar(look, number * FULL // longest, label, f"{quantity(number)} ({share(number, whole)})")
        for look, label, number in counted
    )
    words = ", ".join(f"{bar.label} — {bar.value}" for bar in bars)
    return Chart(title, f"Стовпчикова діаграма. {title}: {words}.", bars)


def _tables(summary: Summary) -> Iterator[Table]:
    yield _sections(summary)
    if summary.shortfalls:
        yield _shortfalls(summary.shortfalls)
    if summary.figures:
        yield _figures(summary)


def _sections(summary: Summary) -> Table:
    counted = (Column(STATUS_WORDS[each.status], "count", STATUS_LOOKS[each.status]) for each in summary.statuses)
    longest = max(section.measures for section in summary.sections)
    lines = [_section(section, longest) for section in summary.sections]
    if len(lines) > 1:
        lines.append(Line(("Разом", *_numbers(summary.measures, summary.statuses)), kind="total"))
    columns = (Column("Розділ", "name"), Column("усього", "bar"), *counted)
    return Table("Заходи за розділами і станом", columns, tuple(lines))


def _section(section: SectionCount, longest: int) -> Line:
    slices = (Slice(STATUS_LOOKS[each.status], each.measures * FULL // longest) for each in section.statuses)
    cells = (section.title, *_numbers(section.measures, section.statuses))
    return Line(cells, tuple(each for each in slices if each.length))


def _numbers(whole: int, counted: Sequence[StatusCount]) -> Iterator[str]:
    yield quantity(whole)
    yield from (quantity(each.measures) for each in counted)


def _shortfalls(found: Sequence[Shortfall]) -> Table:
    columns = (
        Column("№", "brief"),
        Column("Захід", "name"),
        Column("Що з ним", "text"),
    )
    more = len(found) - _LISTED
    note = f"І ще {measures(more)}, про які сказано в самому документі." if more > 0 else ""
    return Table("Не в строк або не в повному обсязі", columns, tuple(map(_shortfall, found[:_LISTED])), note)


def _shortfall(found: Shortfall) -> Line:
    return Line((found.measure, shorten(found.title, _GLANCE, placeholder="…"), what_became_of(found)))


def _figures(summary: Summary) -> Table:
    before, name, now = str(summary.year - 1), Column("Показник", "name"), Column(str(summary.year))
    if all(figure.last_year is None for figure in summary.figures):
        lines = tuple(Line((figure.title, quantity(figure.value))) for figure in summary.figures)
        return Table(f"Показники року (за {before} рік даних немає)", (name, now), lines)
    lines = tuple(
        Line(
            (
                figure.title,
                quantity(figure.last_year),
                quantity(figure.value),
                change(figure.difference),
                change_in_percent(figure.percent),
            )
        )
        for figure in summary.figures
    )
    columns = (name, Column(before), now, Column("різниця"), Column("різниця, %"))
    return Table("Показники року проти попереднього", columns, lines)
