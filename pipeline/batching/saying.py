"""What a batch says to people: a line for each document as it comes, and in the end a table of what failed.

Nothing can fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.batching.outcome import OUTCOMES, Results, earlier, place, stage, title
from pipeline.errors import ExitCode, ZvitError
from pipeline.telling.notices import sentence
from pipeline.wording.numbers import counted
from schemas.batch import Entry

_PAGES: Final = ("сторінка", "сторінки", "сторінок")
_HEADS: Final = ("ОРГАН", "РІК", "ДОКУМЕНТ", "ЩО СТАЛОСЯ")
_HEADINGS: Final = {kind.exit_code: kind.heading for kind in ZvitError.__subclasses__()}
_SHOWN: Final = 10
"""How many faults of one document are shown; failed.json has them all."""


def line(entry: Entry) -> str:
    """Say what became of a document."""
    organization, year, document = _named(entry)
    known = f"{entry.name} ({organization})" if entry.outcome == "failed" and entry.name else organization
    what = f"{OUTCOMES[entry.outcome]}: {known}, {year} рік, {document.lower()}"
    if entry.outcome == "failed":
        return f"{what} — {_why(entry)}"
    found, pages = entry.findings, counted(entry.document.pages or 0, _PAGES)
    time = f", {entry.seconds:.1f} с".replace(".", ",") if entry.seconds else ""
    return f"{what} — {stage(entry)}; {pages}, пересторог {found.warnings}, приміток {found.notes}{time}"


def conclusion(results: Results, register: str, seconds: float) -> str:
    """Say what failed and why, what all has come to, and where the register of it lies."""
    return "\n".join((*_table(results), *_sum(results, register, seconds)))


def _table(results: Results) -> Iterator[str]:
    """Give a row for each document that failed, and under it its faults, each with its place and the way out."""
    if not results.failed:
        return
    rows = [_HEADS, *((*_named(entry), _why(entry)) for entry in results.failed)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    faults = [(), *map(_faults, results.failed)]
    for row, told in zip(rows, faults, strict=True):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        yield from told


def _faults(entry: Entry) -> Iterator[str]:
    yield from (f"    {told}" for told in (entry.name, _lies(entry)) if told)
    for fault in entry.faults[:_SHOWN]:
        yield "    " + ": ".join(filter(None, (place(entry, fault), sentence(fault))))
    if hidden := len(entry.faults) - _SHOWN:
        yield from (f"    … і ще {hidden}; усі — у failed.json",) if hidden > 0 else ()


def _sum(results: Results, register: str, seconds: float) -> Iterator[str]:
    counts = ", ".join(f"{said} {count}" for said, count in results.counts.items())
    yield f"Документів {len(results.entries)}: {counts}; {seconds:.1f} с".replace(".", ",")
    yield f"  результати: {register}"


def _named(entry: Entry) -> tuple[str, str, str]:
    document = entry.document
    organization = "/".join(filter(None, (entry.workspace, document.organization)))
    return organization, str(document.year or ""), title(document)


def _lies(entry: Entry) -> str:
    file = earlier(entry)
    return f"лишився попередній документ: {file}" if file else ""


def _why(entry: Entry) -> str:
    return _HEADINGS[ExitCode(entry.document.exit_code)]
