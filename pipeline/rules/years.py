"""Rules of years: a document that names another year than its own, and what was left standing from the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.before import Pair, letters, pairs
from pipeline.rules.rule import Noticed, Subject, rule
from pipeline.wording.numbers import printed_quantity
from schemas.document import Block
from schemas.findings import Severity
from schemas.months import MONTHS
from schemas.origin import Origin

_YEAR: Final = r"(?<![\d./№-])(?:19|20)\d{2}(?![\d/]|\.\d)"
_RANGE: Final = re.compile(r"((?:19|20)\d{2})\s*(?:[-–—/]|по)\s*((?:19|20)\d{2})(?!\d)")
_DATE: Final = re.compile(rf"(?<!\d)\d{{1,2}}»?\s+(?:{'|'.join(MONTHS)})\s+(?:19|20)\d{{2}}")
_FOR_YEARS: Final = re.compile(
    r"\bза\s+((?:(?:19|20)\d{2}(?!\d)(?:\s*(?:[,–-]|та\b|і\b|й\b|або\b|по\b|рок\w*|рік|рр?\.))*\s*)+)", re.IGNORECASE
)
_IN_YEARS: Final = re.compile(r"\b(?:у|в|протягом|впродовж|упродовж)\s+((?:19|20)\d{2})\s+ро(?:ці|ку)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_CONTEXT: Final = 2
"""So many words on either side tell that a year stands in the same place."""


@rule(
    "heading-of-another-year", Severity.WARNING, "назва документа каже про інший рік", "назва документа відповідає року"
)
def heading_names_its_year(subject: Subject) -> Iterator[Noticed]:
    """A heading that names years names the document's own, alone or within several years."""
    named = years_in(f"{letters(subject.document.name)} {letters(subject.document.heading)}")
    if named and subject.document.year not in named:
        yield Noticed(
            f"назва документа каже про {_listed(named)}, а це документ за {subject.document.year} рік",
            "Виправте heading у requisites",
            text=_listed(named),
            origin=_origin(subject.document.heading or subject.document.name),
        )


@rule("years-of-title", Severity.NOTE, "відмітка називає інші роки, ніж захід", "відмітка відповідає заходу плану")
def marks_are_of_the_years_of_their_titles(subject: Subject) -> Iterator[Noticed]:
    """A measure «за 2022 рік, за 2023 рік» whose mark tells «за 2021 та 2022»: each has a year that the other lacks."""
    for row in subject.document.rows() if subject.document.prints_marks else ():
        title, mark = (_for_years(letters(row.cells.get(column, ()))) for column in ("title", "mark"))
        if title - mark and mark - title and title and mark:
            yield Noticed(
                f"захід {row.measure} названо за {_listed(title)}, а відмітка каже за {_listed(mark)}",
                "Звірте роки в назві заходу й у відмітці",
                measure=row.measure,
                origin=_origin(row.cells["mark"]),
            )


@rule("mark-of-another-year", Severity.NOTE, "відмітка каже лише про інший рік", "звіт — про свій рік")
def marks_are_of_the_year(subject: Subject) -> Iterator[Noticed]:
    """A mark that tells only what was done «у 2022 році» in the report for 2023."""
    for row in subject.document.rows() if subject.document.prints_marks else ():
        text = letters(row.cells["mark"])
        told = {int(year) for year in _IN_YEARS.findall(text)}
        if told and max(told) < subject.document.year and str(subject.document.year) not in text:
            yield Noticed(
                f"захід {row.measure}: відмітка каже про {_listed(told)}, а {subject.document.year} року не називає",
                "Перевірте, чи це відмітка цього року",
                measure=row.measure,
                origin=_origin(row.cells["mark"]),
            )


@rule("year-not-changed", Severity.NOTE, "на місці свого року лишився минулий", "текст минулого року оновлюють")
def years_are_moved_on(subject: Subject) -> Iterator[Noticed]:
    """Last year's text named its own year between the same words; this year's names that year still."""
    for pair in pairs(subject):
        for year, words in _left_standing(pair, subject.document.year - 1):
            where = f"захід {pair.measure}: " if pair.measure else ""
            yield Noticed(
                f"{where}«{words}»: так було сказано торік про {year} рік",
                f"Перевірте, чи не має бути {year + 1}",
                text=words,
                measure=pair.measure,
                origin=pair.origin,
            )


@rule(
    "figure-as-last-year", Severity.NOTE, "вписане значення показника те саме, що й торік", "показники року оновлюють"
)
def figures_are_of_the_year(subject: Subject) -> Iterator[Noticed]:
    """A value that was typed, not counted, and is last year's to the digit."""
    before = subject.last_year.figures if subject.last_year and subject.document.prints_marks else {}
    for name, figure in subject.report.figures.items():
        old = before.get(name)
        typed = figure.register_name is None and old is not None and old.register_name is None
        if typed and old and figure.value and figure.value == old.value:
            yield Noticed(
                f"показник «{figure.title}» — {printed_quantity(figure.value)}, як і торік",
                "Перевірте, чи його оновлено",
                text=name,
                origin=figure.origin,
            )


def years_in(text: str) -> frozenset[int]:
    """Give the years that a text names, those between two as well; the years of dates are left out."""
    told = _DATE.sub(" ", text)
    between = (range(int(first), int(last) + 1) for first, last in _RANGE.findall(told))
    return frozenset(map(int, re.findall(_YEAR, told))).union(*between)


def _for_years(text: str) -> frozenset[int]:
    return frozenset[int]().union(*(years_in(found[1]) for found in _FOR_YEARS.finditer(text)))


def _left_standing(pair: Pair, year: int) -> Iterator[tuple[int, str]]:
    """Give the places of `year` that stand between the same words in both texts, each with those words."""
    before = dict(_places(pair.before, year))
    return ((year, words) for key, words in _places(pair.now, year) if key in before)


def _places(text: str, year: int) -> Iterator[tuple[tuple[str, ...], str]]:
    dates = [found.span() for found in _DATE.finditer(text)]
    words = list(_WORD.finditer(text))
    plain = [found.group().casefold() for found in words]
    for number, found in enumerate(words):
        if found.group() == str(year) and not any(start <= found.start() < end for start, end in dates):
            first, last = max(0, number - _CONTEXT), min(len(words), number + _CONTEXT + 1)
            yield tuple(plain[first:last]), " ".join(text[words[first].start() : words[last - 1].end()].split())


def _listed(years: frozenset[int] | set[int]) -> str:
    several = sorted(years)
    return f"{several[0]} рік" if len(several) == 1 else f"{', '.join(map(str, several))} роки"


def _origin(block: Block) -> Origin | None:
    return block[0].runs[0].origin if block and block[0].runs else None
