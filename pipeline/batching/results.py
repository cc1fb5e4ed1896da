"""What a batch has come to, as files: tables for programs and people, a page, and the list of failures.

The tables keep to the rules of the documents' own: nothing in them is a formula. Nothing can fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from pipeline.batching.outcome import OUTCOMES, Results, earlier, is_made, pdf, place, stage, title
from pipeline.batching.page import page
from pipeline.batching.register import REGISTER, written
from pipeline.contracts import Said
from pipeline.outputs import tables_csv, tables_xlsx
from schemas.answer import Notice
from schemas.batch import Entry, Failures

FAILED: Final = "failed.json"
PAGE: Final = "results.html"
_SHEET: Final = "Результати"
_TITLE: Final = "Результати пакетної роботи"
_COLUMNS: Final[Mapping[str, Callable[[Entry], Said]]] = {
    "Робочий каталог": lambda entry: entry.workspace,
    "Тека органу": lambda entry: entry.document.organization or "",
    "Орган": lambda entry: entry.name or "",
    "Рік": lambda entry: _number(entry.document.year),
    "Документ": lambda entry: title(entry.document),
    "Що вийшло": lambda entry: OUTCOMES[entry.outcome],
    "Стан": stage,
    "Станом на": lambda entry: f"{entry.day:%d.%m.%Y}" if entry.day else "",
    "Причина": lambda entry: _first(entry, lambda fault: fault.message),
    "Місце": lambda entry: _first(entry, lambda fault: place(entry, fault)),
    "Що зробити": lambda entry: _first(entry, lambda fault: fault.remedy or ""),
    "Номер запечатаного": lambda entry: _number(entry.document.number),
    "Сторінок": lambda entry: _number(entry.document.pages),
    "Помилок": lambda entry: "" if entry.outcome == "unreached" else _number(len(entry.faults) + entry.findings.errors),
    "Пересторог": lambda entry: _found(entry, entry.findings.warnings),
    "Приміток": lambda entry: _found(entry, entry.findings.notes),
    "Пояснено": lambda entry: _found(entry, entry.findings.acknowledged),
    "Секунд": lambda entry: "" if entry.outcome == "unreached" else Decimal(f"{entry.seconds:.2f}"),
    "SHA-256 PDF": lambda entry: entry.sha256 or "",
    "Файл": lambda entry: pdf(entry) or "",
    "Попередній файл": lambda entry: earlier(entry) or "",
}
"""What a program finds by its head stays: new columns may come, none goes."""


def files(results: Results, root: Path, folder: Path) -> Mapping[str, bytes]:
    """Give the files by name; `root` is where the search began, `folder` where they will lie."""
    table, way = tuple(_rows(results.entries)), os.path.relpath(root, folder)
    return {
        "results.csv": tables_csv.written(table),
        "results.xlsx": tables_xlsx.written({_SHEET: _for_eyes(table)}, _TITLE, "uk-UA", results.today, register=True),
        PAGE: page(results, way),
        REGISTER: written(results, way),
        FAILED: _failures(results),
    }


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[Said, ...]]:
    yield tuple(_COLUMNS)
    for entry in entries:
        yield tuple(value(entry) for value in _COLUMNS.values())


def _for_eyes(table: Sequence[tuple[Said, ...]]) -> tuple[tuple[Said, ...], ...]:
    """Leave out the column of workspaces if there is one alone; a program that reads the CSV finds it there always."""
    several = len({row[0] for row in table[1:]}) > 1
    return tuple(row if several else row[1:] for row in table)


def _first(entry: Entry, say: Callable[[Notice], str]) -> str:
    """Say something of the first fault; how many there are stands beside it, and failed.json has all."""
    return say(entry.faults[0]) if entry.faults else ""


def _number(number: int | None) -> Said:
    return "" if number is None else Decimal(number)


def _found(entry: Entry, count: int) -> Said:
    """Give a count of findings; a document that was not made has not been looked at to the end."""
    return Decimal(count) if is_made(entry) else ""


def _failures(results: Results) -> bytes:
    told = Failures(failed=results.failed, faults=tuple(results.faults))
    return (told.model_dump_json(exclude_none=True, indent=1) + "\n").encode()
