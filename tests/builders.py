"""Small fictional facts, so that each test states only what it is about."""

from __future__ import annotations

from decimal import Decimal

from pipeline.contracts import Fact, Facts
from schemas.figures import Figures
from schemas.marks import Marks
from schemas.organization import Organization
from schemas.origin import Origin
from schemas.plan import Plan
from schemas.registers import FilledRegister, Register, RegisterEntry, Value
from schemas.report import ReportFile
from schemas.text import Text
from schemas.transcription import SourcePlace

HEADS = {
    "number": "№",
    "title": "Захід",
    "timeframe": "Строк",
    "responsible_parties": "Виконавці",
    "expected_result": "Результат",
}

APPROVED = [{"by": "act", "act": "Рішення Вигаданої ради", "date": "31.12.2024"}]
"""An approval that was given."""


def located(text: str, file: str = "data/x/2024/plan.yaml", line: int = 7) -> Text:
    """A text that was typed at a place."""
    return Text(text, Origin(file, line, 3), 3)


def organization(**more: object) -> Organization:
    """A body with a head and an officer."""
    officials = [
        {"role": "head", "name": "Явір ПРИКЛАДЕНКО", "position": "Голова"},
        {"role": "officer", "name": "Рута ЗРАЗКОВА", "position": "Головний спеціаліст"},
    ]
    return Organization.model_validate({"format": "1", "name": "Вигадана рада", "officials": officials, **more})


def requisites(**more: object) -> dict[str, object]:
    """Requisites with all columns of a report."""
    return {
        "name": "ЗВІТ",
        "heading": "про виконання плану",
        "columns": {**HEADS, "mark": "Відмітка"},
        "signatures": [{"official": "officer"}],
        **more,
    }


def plan(*numbers: str, **more: object) -> Plan:
    """A plan of one section with measures of these numbers."""
    measures = [
        {
            "number": located(number, line=10 + index),
            "title": f"Захід {number}",
            "timeframe": "Протягом року",
            "expected_result": "Виконано",
            "@origin": Origin("data/x/2024/plan.yaml", 10 + index, 5),
        }
        for index, number in enumerate(numbers)
    ]
    typed = {
        "format": "1",
        "requisites": requisites(name="ПЛАН", columns=HEADS),
        "responsible_parties": ["Головний спеціаліст"],
        "sections": [{"number": "1", "title": "Розділ.", "measures": measures}],
    }
    return Plan.model_validate({**typed, **more})


def marks(**texts: str) -> Marks:
    """Marks by measure: `m2_10="text"` is the mark of measure 2.10."""
    return Marks.model_validate(
        {
            "format": "1",
            "marks": [
                {
                    "measure": located(name[1:].replace("_", "."), "data/x/2024/marks.yaml", 4 + index),
                    "status": "done",
                    "text": text,
                    "@origin": Origin("data/x/2024/marks.yaml", 4 + index, 5),
                }
                for index, (name, text) in enumerate(texts.items())
            ],
        }
    )


def report_file(**more: object) -> ReportFile:
    """The report's own file."""
    return ReportFile.model_validate({"format": "1", "requisites": requisites(**more)})


def figures(**typed: dict[str, object]) -> Figures:
    """Figures by name."""
    return Figures.model_validate(
        {"format": "1", "figures": {name: {"title": name, **figure} for name, figure in typed.items()}}
    )


def register(name: str, columns: dict[str, str], *rows: tuple[Value, ...]) -> FilledRegister:
    """A register with columns of these types and rows of typed values."""
    form = Register.model_validate(
        {
            "title": name,
            "file": f"registers/{name}.csv",
            "columns": {column: {"head": column, "type": kind} for column, kind in columns.items()},
        }
    )
    entries = tuple(
        RegisterEntry(values=dict(zip(columns, row, strict=True)), origin=Origin(f"registers/{name}.csv", number + 2))
        for number, row in enumerate(rows)
    )
    return FilledRegister(name=Text(name), form=form, entries=entries)


def visas() -> FilledRegister:
    """Acts by kind, year and count."""
    return register(
        "visas",
        {"kind": "text", "year": "year", "count": "quantity"},
        (Text("кадрові"), 2023, Decimal(569)),
        (Text("кадрові"), 2022, Decimal(500)),
        (Text("відрядження"), 2023, Decimal(62)),
    )


def facts(*more: Fact, numbers: tuple[str, ...] = ("1.1", "1.2"), year: int = 2024) -> Facts:
    """Facts of a year: organization, plan and report, and what else is given."""
    return Facts("x", year, (organization(), plan(*numbers), report_file(), *more), {})


def source_place(sure: str = "false") -> SourcePlace:
    """A place of a transcribed source."""
    return SourcePlace.model_validate(
        {"line": "60", "place": "1.1", "was": "до Ре", "now": "до Ре[…]", "sure": sure, "reason": "обірвано"}
    )
