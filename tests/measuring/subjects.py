"""What the rules are asked about: from texts to a report and its document, as for a user.

Each text is the mark of a measure of its own; the lines of the 2023 source go where a user would have typed them. What
the program refuses to take as it stands is told beside.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pipeline.contracts import Facts
from pipeline.documents import DOCUMENTS
from pipeline.errors import DataFaults
from pipeline.rules.rule import Subject
from pipeline.tools.hunspell import spelling
from schemas.base import Located
from schemas.marks import Marks
from schemas.origin import Origin
from schemas.plan import Plan
from schemas.text import Text
from tests.builders import APPROVED, HEADS, organization, plan, report_file, requisites
from tests.strictly import compose, merge

SOURCE = Path(__file__).parent.parent / "data" / "source-2023.txt"
_CELLS = ("number", "title", "timeframe", "responsible_parties", "expected_result", "mark")
_EMPTY = "—"
"""Stands where the source's torn row has nothing and a plan must have something."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The 2023 source as a subject of the rules, and the lines that cannot be taken letter for letter."""

    subject: Subject
    refused: Mapping[int, frozenset[str]]
    """By line, the classes of what the program refuses to take from it."""
    measures: Mapping[int, str]
    """By line, the id of the measure that was made of it."""
    lines: Sequence[str]
    """The source as it stands."""


def marks_of(texts: Sequence[str], year: int) -> Subject:
    """Give a report of `year` with a measure for each text: 1.1, 1.2 and so on."""
    numbers = [f"1.{number}" for number in range(1, len(texts) + 1)]
    typed = [
        {"measure": number, "status": "done", "text": Text(text, Origin("held-out.txt", line))}
        for line, (number, text) in enumerate(zip(numbers, texts, strict=True), 1)
    ]
    marks = Marks.model_validate({"format": "1", "marks": typed})
    return _subject(year, plan(*numbers), report_file(approvals=APPROVED), marks)


def source() -> Raw:
    """Give the 2023 source, cells and lines as they stand, without states, dates and reasons: it has none."""
    refused = dict[int, frozenset[str]]()
    sections: list[dict[str, object]] = []
    marks: list[dict[str, object]] = []
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    refused |= _without_a_date(lines)
    for line, cells in enumerate((text.split("\t") for text in lines[14:112]), 15):
        typed = [_taken(cell, line, refused) for cell in cells]
        if re.match(r"\d\. ?\D", cells[0]):
            sections.append({"title": typed[0], "measures": []})
        elif any(re.search(r"\w", cell) for cell in typed):
            measure, mark = _row(line, typed if len(typed) == len(_CELLS) else [*[""] * 5, typed[0]])
            sections[-1]["measures"].append(measure)  # type: ignore[attr-defined] # a list, made above
            marks += mark
    made = Plan.model_validate({"format": "1", "requisites": _frame(lines), "sections": sections})
    refused |= _without_marks(made, _report(lines), Marks.model_validate({"format": "1", "marks": marks}))
    known = {str(mark["measure"]) for mark in marks}
    marks += [_mark(measure.id, _EMPTY) for measure in made.measures() if measure.id not in known]
    filled = Marks.model_validate({"format": "1", "marks": marks})
    ids = {each.origin.line: each.id for each in made.measures() if each.origin}
    return Raw(_subject(2023, made, _report(lines), filled), refused, ids, lines)


def _row(line: int, cells: Sequence[str]) -> tuple[dict[str, object], list[dict[str, object]]]:
    number = cells[0].rstrip(".") or f"r{line}"
    fields: dict[str, object] = {
        key: cell or Text(_EMPTY, Origin("source", line)) for key, cell in zip(_CELLS[1:5], cells[1:5], strict=True)
    }
    fields["responsible_parties"] = [fields["responsible_parties"]]
    typed = Text(number, Origin("source", line))
    measure = {**fields, "number": typed, "@origin": Origin("source", line)}
    return measure, [_mark(typed, cells[5])] if cells[5] else []


def _mark(measure: Text, text: str) -> dict[str, object]:
    return {"measure": measure, "text": text, "@origin": measure.origin}


def _without_marks(*facts: Located) -> dict[int, frozenset[str]]:
    """Give the lines of measures that the program refuses to report without a mark."""
    try:
        _subject(2023, *facts)
    except DataFaults as refusal:
        return {fault.origin.line: frozenset({"empty-mark"}) for fault in refusal.faults if fault.origin}
    return {}


def _without_a_date(lines: Sequence[str]) -> dict[int, frozenset[str]]:
    """Give the line of the approval's date if the program refuses it as it stands."""
    try:
        report_file(approvals=[{"by": "person", "official": "head", "date": lines[7]}])
    except ValidationError:
        return {8: frozenset({"date-style"})}
    return {}


def _taken(cell: str, line: int, refused: dict[int, frozenset[str]]) -> str:
    """Give the cell as it stands, or without its tags and rules if the program refuses those."""
    if not cell.strip():
        return ""
    text = Text(cell, Origin("source", line))
    try:
        Marks.model_validate({"format": "1", "marks": [{"measure": "1", "text": text}]})
    except ValidationError:
        refused[line] = frozenset({"stray-markup", "separator-row"})
        return Text(re.sub(r"</?\w+>|^-+$", "", cell), Origin("source", line))
    return text


def _frame(lines: Sequence[str]) -> dict[str, object]:
    return requisites(name="ПЛАН", heading=Text(lines[11], Origin("source", 12)), columns=HEADS)


def _report(lines: Sequence[str]) -> Located:
    person = {"by": "person", "official": "head", "word": lines[3], "date": "29.12.2023"}
    return report_file(
        heading=Text(lines[11], Origin("source", 12)),
        preamble=Text(f"{lines[5]}\n\n{lines[7]}", Origin("source", 6), 1),
        approvals=[person],
    )


def _subject(year: int, *facts: Located) -> Subject:
    today = dt.date(year + 1, 1, 15)
    report = merge(Facts("x", year, (organization(), *facts), {}))
    return Subject(report, compose(DOCUMENTS["report"], report, today), today, spelling=spelling())
