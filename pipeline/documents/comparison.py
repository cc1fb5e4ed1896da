"""A `Comparison` to the document that a person holds in hand: what was beside what is, by kinds of change. Fails never.

Words that went and came are marked by words, too: a table in black and white, or read aloud, says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.comparing.phrases import (
    AWAITING,
    Told,
    awaiting_numbers,
    breakdown,
    by_kind,
    deed,
    fate,
    folded,
    growth,
    heading,
    named,
    number,
    recognised,
    size,
    state,
    total,
)
from pipeline.wording.numbers import printed_quantity
from schemas.changes import Comparison, Difference, FigureDifference, OutcomeDifference, Piece
from schemas.document import COMPARISON_KEYS, Block, Column, Document, PrintedParagraph, PrintedSection, Row, printed
from schemas.prose import Emphasis, Run

KIND: Final = "comparison"
FORM: Final = "tables/comparison"
"""The template, by its name in the folder of templates: it is no document of its own that could be asked for."""

_HEADS: Final = dict(zip(COMPARISON_KEYS, ("№", "Що змінено", "Було", "Стало", "Різниця"), strict=True))
_MARKED: Final = Emphasis(bold=True)
_LEGEND: Final = (
    "Вилучені слова позначено в графі «Було» як [вилучено: …], додані — в графі «Стало» як [додано: …]. "
    "Без позначок надруковано те, що змінилося цілком."
)


def comparison_document(comparison: Comparison) -> Document:
    """Compose the table of a comparison; it is approved and signed by nobody."""
    after = comparison.after
    return Document(
        kind=KIND,
        organization=after.organization,
        organization_name=after.organization_name,
        year=after.year,
        dated=after.dated,
        language="uk-UA",
        draft=(),
        concurrences=(),
        approvals=(),
        name=printed("ПОРІВНЯННЯ"),
        heading=printed(heading(comparison)),
        preamble=_lines(_preamble(comparison)),
        columns=tuple(Column(key=key, head=printed(head)) for key, head in _HEADS.items()),
        sections=tuple(_sections(comparison)),
        closing=(),
        signatures=(),
    )


def _preamble(comparison: Comparison) -> Iterator[str]:
    yield comparison.after.organization_name
    yield f"Було: {named(comparison.before)}."
    yield f"Стало: {named(comparison.after)}."
    yield _sentence(total(comparison))
    yield _sentence(breakdown(comparison))
    yield _sentence(folded(comparison))
    if any(_is_marked(each.words) for each in comparison.differences):
        yield _LEGEND


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _sections(comparison: Comparison) -> Iterator[PrintedSection]:
    for title, told in by_kind(comparison).items():
        rows = (_awaiting(told),) if title == AWAITING else tuple(map(_row, told))
        yield PrintedSection(title=printed(f"{title}: {size(told)}"), rows=rows)


def _awaiting(told: Sequence[Told]) -> Row:
    return _cells("", (), (), (awaiting_numbers(told),))


def _row(each: Told) -> Row:
    match each:
        case FigureDifference():
            return _cells("", _quantity(each.before), _quantity(each.after), (each.title, *fate(each)), growth(each))
        case OutcomeDifference():
            return _cells(number(each), printed(state(each.before)), printed(state(each.after)), (each.title,))
    before = _marked(each.words, "removed", "вилучено") or printed(each.before or "")
    after = _marked(each.words, "added", "додано") or printed(each.after or "")
    return _cells(number(each) if each.part == "measure" else "", before, after, _told(each))


def _told(each: Difference) -> Iterator[str]:
    yield _sentence(deed(each)).removesuffix(".")
    if each.deed == "moved" and each.title:
        yield each.title
    yield _sentence(recognised(each)).removesuffix(".")


def _quantity(value: Decimal | None) -> Block:
    return () if value is None else printed(printed_quantity(value))


def _is_marked(words: Iterable[Piece]) -> bool:
    return any(piece.deed == "kept" for piece in words)


def _marked(words: Iterable[Piece], what: str, word: str) -> Block:
    """Print one side of a change: what stayed as it is, what differs in brackets with a word and in bold."""
    if not _is_marked(words):
        return ()
    runs = (run for piece in words if piece.deed in ("kept", what) for run in _runs(piece, what, word))
    return (PrintedParagraph(runs=tuple(run for run in runs if run.text)),)


def _runs(piece: Piece, what: str, word: str) -> Iterator[Run]:
    if piece.deed == "kept":
        yield Run(text=piece.was if piece.was and what == "removed" else piece.text)
        return
    letters = piece.text.lstrip()
    yield Run(text=piece.text[: len(piece.text) - len(letters)])
    yield Run(text=f"[{word}: {letters}]", emphasis=_MARKED)


def _cells(key: str, before: Block, after: Block, changed: Iterable[str], difference: str = "") -> Row:
    blocks = (printed(key), _lines(changed), before, after, printed(difference) if difference else ())
    cells = dict(zip(COMPARISON_KEYS, blocks, strict=True))
    return Row(measure=key, cells=cells)


def _lines(lines: Iterable[str]) -> Block:
    return tuple(paragraph for line in lines for paragraph in printed(line))
