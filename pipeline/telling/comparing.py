"""A comparison to the lines that an officer reads: coloured on a terminal, and marked by signs anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import click

from pipeline.comparing.phrases import (
    AWAITING,
    Told,
    awaiting_numbers,
    by_kind,
    deed,
    fate,
    folded,
    growth,
    heading,
    number,
    recognised,
    size,
    state,
    total,
)
from pipeline.wording.numbers import printed_quantity
from schemas.changes import Comparison, Difference, FigureDifference, OutcomeDifference, Piece

_SIGNS: Final = {"added": "+", "removed": "−", "changed": "~", "moved": "↔"}
_BRACKETS: Final = {"removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
"""As `git diff --word-diff` marks words."""
_AROUND: Final = 40
"""How many letters of what stayed are shown beside a change."""


def compared(comparison: Comparison, files: Iterable[str]) -> str:
    """Give all differences by kinds; then what is not told, and where the files lie."""
    return "\n".join(_lines(comparison, files))


def _lines(comparison: Comparison, files: Iterable[str]) -> Iterator[str]:
    yield f"порівняння {heading(comparison)} — {total(comparison)}"
    for title, told in by_kind(comparison).items():
        yield f"  {title}: {size(told)}"
        lines = (awaiting_numbers(told),) if title == AWAITING else (line for each in told for line in _told(each))
        yield from (f"    {line}" for line in lines)
    if folded(comparison):
        yield f"  {folded(comparison)}; усе — з LITERAL=1 (--literal)"
    yield from (f"  {file}" for file in files)


def _told(each: Told) -> Iterator[str]:
    match each:
        case FigureDifference():
            values = f"{_quantity(each.before)} → {_quantity(each.after)}"
            yield f"{each.title}: {'; '.join(filter(None, (values, growth(each), *fate(each))))}"
        case OutcomeDifference():
            yield f"{number(each)} {_title(each.title)}: {state(each.before)} → {state(each.after)}"
        case Difference(part="measure", deed="added" | "removed"):
            yield _coloured(f"{_SIGNS[each.deed]} {each.name} {_title(each.title)}", each.deed)
        case Difference(part="measure"):
            why = f" ({recognised(each)})" if recognised(each) else ""
            yield f"{_SIGNS[each.deed]} {number(each)} {_title(each.title)}: {deed(each)}{why}"
            yield from _content(each)
        case _:
            yield f"{_SIGNS[each.deed]} {deed(each)}"
            yield from _content(each)


def _content(each: Difference) -> Iterator[str]:
    if each.words:
        yield f"    {_line(''.join(_pieces(each.words)))}"
    elif each.deed == "moved" and each.column is None:
        yield f"    було: {each.before}"
        yield f"    стало: {each.after}"
    elif each.deed in ("added", "removed"):
        yield f"    {_coloured(_line(each.after or each.before or ''), each.deed)}"


def _pieces(words: tuple[Piece, ...]) -> Iterator[str]:
    last = len(words) - 1
    for place, piece in enumerate(words):
        if piece.deed == "kept":
            yield _shortened(piece.text, head=place > 0, tail=place < last)
        else:
            letters = piece.text.lstrip()
            begin, end, _ = _BRACKETS[piece.deed]
            space = piece.text[: len(piece.text) - len(letters)]
            yield f"{space}{_coloured(f'{begin}{letters}{end}', piece.deed)}"


def _shortened(text: str, *, head: bool, tail: bool) -> str:
    """Leave out what stands far from any change: `head` and `tail` tell on which sides there is one."""
    kept = _AROUND * (head + tail)
    if len(text) <= kept + 1:
        return text
    return f"{text[:_AROUND] if head else ''}…{text[-_AROUND:] if tail else ''}"


def _title(title: str | None) -> str:
    line = _line(title or "")
    return f"«{line}»" if len(line) <= 2 * _AROUND else f"«{line[: 2 * _AROUND]}…»"


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


def _coloured(text: str, what: str) -> str:
    """Colour a text for a terminal; elsewhere the colour is left out by whoever says it."""
    return click.style(text, fg=_BRACKETS[what][2])


def _quantity(value: Decimal | None) -> str:
    return "—" if value is None else printed_quantity(value)
