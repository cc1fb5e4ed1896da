"""All files of a year to those of the next one's draft: bytes by their names from the year's folder. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.newyear.fates import are_known, fates
from pipeline.newyear.figures_page import draft_figures, renamed
from pipeline.newyear.heads import heads_only, other_sheets
from pipeline.newyear.notes import Drafted, Kind, Note
from pipeline.newyear.pages import Draft
from pipeline.newyear.years import Shift
from schemas.figures import Figure
from schemas.folders import is_private
from schemas.plan import CarriedOver
from schemas.report import Report

PLAN, REPORT, FIGURES, REGISTERS, MARKS = "plan.yaml", "report.yaml", "figures.yaml", "registers.yaml", "marks.yaml"
MARKS_TABLES = ("marks.csv", "marks.xlsx", "marks.ods")
_FIRST_SHEET = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year as its files have it."""

    report: Report
    figures: Mapping[str, Figure]
    chains: Mapping[str, Sequence[CarriedOver]]
    """By measure: the years from which it was put off before."""
    files: Mapping[str, bytes]
    """Those that are `wanted`, as far as they are there."""
    others: tuple[str, ...]
    """The names of the rest."""


@dataclass(frozen=True, slots=True)
class DraftedYear:
    """The files of a new year, and what a person should know of them."""

    files: Mapping[str, bytes]
    notes: tuple[Note, ...]


def plan_file(report: Report) -> str:
    """Name the file of the plan in force: the last one that amended it."""
    return PurePath(report.plan.origin.file).name if report.plan.origin else PLAN


def wanted(report: Report) -> tuple[str, ...]:
    """Name the files of a year of which the next one's are made."""
    registers = (str(register.file) for register in report.registers.values())
    return tuple(dict.fromkeys((plan_file(report), REPORT, FIGURES, REGISTERS, MARKS, *MARKS_TABLES, *registers)))


def draft_year(year: Year, shift: Shift) -> DraftedYear:
    """Draft the files of the new year; of those that are not drafted, nothing is taken over."""
    names, plan = renamed(year.figures, year.report.registers, shift), plan_file(year.report)
    pages = Draft(shift, fates(year.report, year.chains, shift), names)

    def figures(text: str) -> Drafted:
        return draft_figures(text, year.figures, year.report.registers, shift)

    drafts: Mapping[str, Callable[[str], Drafted]] = {
        plan: pages.plan,
        REPORT: pages.report,
        FIGURES: figures,
        REGISTERS: Drafted,
        MARKS: _no_marks,
    }
    made = {name: draft(year.files[name].decode("utf-8")) for name, draft in drafts.items() if name in year.files}
    written = {PLAN if name == plan else name: each.text.encode("utf-8") for name, each in made.items()}
    notes = tuple(note for each in made.values() for note in each.notes)
    more = (*_unjudged(year.report), *_other_sheets(year), *_left(year.others))
    return DraftedYear({**written, **dict(_tables(year))}, (*notes, *more))


def _no_marks(text: str) -> Drafted:
    """Give the first lines of comments, as schemas are named there, and no mark."""
    lines = text.splitlines(keepends=True)
    ends = "\r\n" if "\r\n" in text else "\n"
    said = next((number for number, line in enumerate(lines) if not line.startswith(("#", "\ufeff#"))), len(lines))
    return Drafted("".join(lines[:said]) + ends.join(("format: 1", "statuses: confirmed", "", "marks:", "")))


def _tables(year: Year) -> Iterator[tuple[str, bytes]]:
    """Give the tables with their heads only: the registers that are described, and the marks."""
    for name, sheets in _sheets(year).items():
        yield name, heads_only(year.files[name], name, sheets)


def _sheets(year: Year) -> dict[str, set[str | None]]:
    """Give the sheets of each table that lose their rows."""
    sheets: dict[str, set[str | None]] = {name: {_FIRST_SHEET} for name in MARKS_TABLES}
    for register in year.report.registers.values():
        sheets.setdefault(register.file, set()).add(str(register.sheet) if register.sheet else _FIRST_SHEET)
    return {name: named for name, named in sheets.items() if name in year.files}


def _other_sheets(year: Year) -> Iterator[Note]:
    """Tell of the sheets that no register is: they are taken over as they were."""
    for name, sheets in _sheets(year).items():
        others = other_sheets(year.files[name], name, sheets)
        if others:
            said = f"({len(others)})" if is_private(name) else ", ".join(others)
            yield Note(Kind.DECIDE, name, f"аркуші, яких не описано, лишено з торішнім вмістом: {said}")


def _unjudged(report: Report) -> Iterator[Note]:
    if not are_known(report):
        told = "станів виконання ще не вказано: невиконаним заходам нового плану допишіть carried_over"
        yield Note(Kind.DECIDE, "відмітки", told)


def _left(others: Sequence[str]) -> Iterator[Note]:
    """Tell of the files that are not taken over, those in private/ by their count."""
    public = [name for name in others if not is_private(name)]
    if public:
        yield Note(Kind.DROPPED, "файли", ", ".join(public))
    if len(public) < len(others):
        yield Note(Kind.DROPPED, "private/", f"файли, яких не описано в registers.yaml ({len(others) - len(public)})")
