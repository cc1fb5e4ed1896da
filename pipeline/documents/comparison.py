"""A `Comparison` to the document that a person holds in hand: what was beside what is, by kinds of change. Fails never.

Words that went and came are marked by words, too: a table in black and white, or read aloud, says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.wording.numbers import counted, printed_quantity
from schemas.changes import Compared, Comparison, Difference, FigureDifference, OutcomeDifference, Piece
from schemas.document import COMPARISON_KEYS, Block, Column, Document, PrintedParagraph, PrintedSection, Row, printed
from schemas.marks import STATES, ImplementationStatus
from schemas.prose import Emphasis, Run

KIND: Final = "comparison"
HEADS: Final = dict(zip(COMPARISON_KEYS, ("№", "Було", "Стало", "Що змінено"), strict=True))
FORM: Final = "tables/comparison"
"""The template, by its name in the folder of templates: it is no document of its own that could be asked for."""

_KINDS: Final = {"report": ("звітів", "звіту"), "plan": ("планів", "плану")}
_DEEDS: Final = {"added": "Додано", "removed": "Вилучено", "changed": "Змінено", "moved": "Переміщено"}
_PARTS: Final = {"requisite": "реквізит", "section": "розділ", "column": "графа", "measure": "захід"}
_CHANGES: Final = ("відмінність", "відмінності", "відмінностей")
_PLACES: Final = ("місці", "місцях", "місцях")
_STRONG: Final = Emphasis(bold=True)
_LEGEND: Final = (
    "Вилучені слова стоять у графі «Було» як [вилучено: …], додані — у графі «Стало» як [додано: …]; "
    "клітинку, де інше все, надруковано без позначок."
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
        preamble=tuple(paragraph for line in _preamble(comparison) for paragraph in printed(line)),
        columns=tuple(Column(key=key, head=printed(head)) for key, head in HEADS.items()),
        sections=tuple(_sections(comparison)),
        closing=(),
        signatures=(),
    )


def heading(comparison: Comparison) -> str:
    """Say what was compared: kinds of document and years, or the versions within one year."""
    before, after = comparison.before, comparison.after
    several, one = _KINDS.get(after.document, ("документів", "документа"))
    if before.year != after.year:
        return f"{several} за {before.year} і {after.year} роки"
    return f"{one} за {after.year} рік: {_version(before)} і {_version(after)}"


def moved_years(comparison: Comparison) -> str:
    """Say how many places are not told, where only the year moved as it must; nothing if there are none."""
    if not comparison.folded:
        return ""
    where = f"{comparison.folded} {counted(comparison.folded, _PLACES).partition(' ')[2]}"
    before, after = comparison.before.year, comparison.after.year
    years = f"рік пересунувся, як мав ({before} → {after}), чи " if before != after else ""
    return f"Не показано: у {where} лише {years}пробіл став нерозривним"


def _version(one: Compared) -> str:
    return f"запечатаний № {one.sealed}" if one.sealed else "теперішній"


def _preamble(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield after.organization_name
    yield f"Було: {before.title} ({_version(before)})."
    yield f"Стало: {after.title} ({_version(after)})."
    total = len(comparison.differences) + len(comparison.figures) + len(comparison.outcomes)
    yield f"{counted(total, _CHANGES)}." if total else "Відмінностей немає."
    if folded := moved_years(comparison):
        yield f"{folded}."
    if total:
        yield _LEGEND


def _sections(comparison: Comparison) -> Iterator[PrintedSection]:
    measures = [each for each in comparison.differences if each.part == "measure"]
    others = [each for each in comparison.differences if each.part != "measure"]
    kinds: dict[str, Iterable[Row]] = {
        "Нові заходи": (_measure(each) for each in measures if each.deed == "added"),
        "Вилучені заходи": (_measure(each) for each in measures if each.deed == "removed"),
        "Заходи з іншим номером чи місцем": (_measure(each) for each in measures if each.deed == "moved"),
        "Заходи, де змінено слова": (_measure(each) for each in measures if each.deed == "changed"),
        "Стани заходів": map(_outcome, comparison.outcomes),
        "Показники": map(_figure, comparison.figures),
        "Розділи, графи й реквізити": map(_other, others),
    }
    for title, made in kinds.items():
        if rows := tuple(made):
            yield PrintedSection(title=printed(title), rows=rows)


def _measure(each: Difference) -> Row:
    number = f"{each.was} → {each.name}" if each.was else each.name
    if each.head and each.deed == "changed":
        return _row(number, _was(each), _now(each), (each.head, *_recognised(each)))
    title = f"{_DEEDS[each.deed]}: {each.title}" if each.deed == "moved" else _DEEDS[each.deed]
    return _row(number, _was(each), _now(each), (title, *_recognised(each)))


def _recognised(each: Difference) -> Iterator[str]:
    if each.was and each.known_by == "title":
        yield "Захід упізнано за найменуванням"
    if each.known_by == "carried_over":
        yield "Захід перенесено, як сказано в плані"


def _other(each: Difference) -> Row:
    name = each.head or each.name
    return _row("", _was(each), _now(each), (f"{_DEEDS[each.deed]}: {_PARTS[each.part]} «{name}»",))


def _figure(each: FigureDifference) -> Row:
    before, after = (() if value is None else printed(printed_quantity(value)) for value in (each.before, each.after))
    if each.titled_before:
        before = (*before, *printed(each.titled_before))
    return _row("", before, after, (each.title, *growth(each)))


def growth(each: FigureDifference) -> Iterator[str]:
    """Say what became of a figure: that it came or went, or by how much it is more or less."""
    if each.difference is None:
        yield "новий показник" if each.before is None else "показника немає"
    elif each.difference:
        more = "більше" if each.difference > 0 else "менше"
        share = "" if each.percent is None else f" ({printed_quantity(abs(each.percent))} %)"
        yield f"{more} на {printed_quantity(abs(each.difference))}{share}"


def _outcome(each: OutcomeDifference) -> Row:
    number = f"{each.was} → {each.measure}" if each.was else each.measure
    return _row(number, printed(state(each.before)), printed(state(each.after)), (each.title,))


def state(status: ImplementationStatus | None) -> str:
    """Give what an officer calls a state."""
    return next((word for word, known in STATES.items() if known is status), "не вказано")


def _was(each: Difference) -> Block:
    return _marked(each.words, "removed", "вилучено") or printed(each.before or "")


def _now(each: Difference) -> Block:
    return _marked(each.words, "added", "додано") or printed(each.after or "")


def _marked(words: Iterable[Piece], deed: str, word: str) -> Block:
    """Print one side of a change: what stayed as it is, what differs in brackets with a word and in bold."""
    pieces = [piece for piece in words if piece.deed in ("kept", deed)]
    if not any(piece.deed == "kept" for piece in pieces):
        return ()
    runs = (run for piece in pieces for run in _runs(piece, word))
    return (PrintedParagraph(runs=tuple(run for run in runs if run.text)),)


def _runs(piece: Piece, word: str) -> Iterator[Run]:
    if piece.deed == "kept":
        yield Run(text=piece.text)
        return
    letters = piece.text.lstrip()
    yield Run(text=piece.text[: len(piece.text) - len(letters)])
    yield Run(text=f"[{word}: {letters}]", emphasis=_STRONG)


def _row(number: str, before: Block, after: Block, changed: Iterable[str]) -> Row:
    lines = tuple(paragraph for line in changed for paragraph in printed(line))
    cells = {"number": printed(number), "before": before, "after": after, "changed": lines}
    return Row(measure=number, cells=cells)
