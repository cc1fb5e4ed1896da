"""A `Comparison` to the words in which it is told, on the screen and on paper alike. Fails never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from pipeline.wording.numbers import counted, printed_quantity
from schemas.changes import Compared, Comparison, Difference, FigureDifference, OutcomeDifference
from schemas.marks import STATES, ImplementationStatus

Told: TypeAlias = Difference | FigureDifference | OutcomeDifference

_DOCUMENTS: Final = {"report": ("звітів", "звіту", "за"), "plan": ("планів", "плану", "на")}
_DEEDS: Final = {"added": "додано", "removed": "вилучено", "changed": "змінено", "moved": "переміщено"}
_PARTS: Final = {"requisite": "реквізит", "section": "розділ", "column": "графу"}
_KINDS: Final = {
    "added": "Нові заходи",
    "removed": "Вилучені заходи",
    "moved": "Заходи з іншим номером чи місцем",
    "changed": "Заходи, де змінено слова",
}
"""What measures are told under, by what was done to them."""
AWAITING: Final = "Заходи, у яких відмітки ще немає"
"""The kind of which only the numbers are told: what a draft lacks is no news, word by word."""
_CHANGES: Final = ("зміна", "зміни", "змін")
_DIFFERENCES: Final = ("відмінність", "відмінності", "відмінностей")
_PLACES: Final = ("місце", "місця", "місць")


def by_kind(comparison: Comparison) -> dict[str, tuple[Told, ...]]:
    """Give the differences under the heads of their kinds, in the order in which they are told; no kind is empty."""
    awaiting = tuple(each for each in comparison.differences if _awaits_its_mark(each))
    measures = [each for each in comparison.differences if each.part == "measure" and each not in awaiting]
    kinds: dict[str, tuple[Told, ...]] = {
        title: tuple(each for each in measures if each.deed == deed) for deed, title in _KINDS.items()
    }
    kinds[AWAITING] = awaiting
    kinds["Стани заходів"] = comparison.outcomes
    kinds["Показники"] = comparison.figures
    kinds["Розділи, графи й реквізити"] = tuple(each for each in comparison.differences if each.part != "measure")
    return {title: told for title, told in kinds.items() if told}


def size(told: Sequence[Told]) -> str:
    """Say how many there are of a kind: measures once each, and the changes in them if these are more."""
    measures = {each.name for each in told if isinstance(each, Difference) and each.part == "measure"}
    if not measures or len(measures) == len(told):
        return str(len(told))
    return f"{len(measures)} ({counted(len(told), _CHANGES)})"


def breakdown(comparison: Comparison) -> str:
    """Say how many differences there are of each kind; nothing if there are none."""
    return "; ".join(f"{title[:1].lower()}{title[1:]} — {size(told)}" for title, told in by_kind(comparison).items())


def awaiting_numbers(told: Sequence[Told]) -> str:
    """Give the numbers of the measures that have no mark yet, as they are now."""
    return ", ".join(each.name for each in told if isinstance(each, Difference))


def _awaits_its_mark(each: Difference) -> bool:
    return each.part == "measure" and each.column == "mark" and each.deed == "changed" and not each.after


def heading(comparison: Comparison) -> str:
    """Say what was compared: kinds of document and years, or the versions within one year."""
    before, after = comparison.before, comparison.after
    several, one, over = _DOCUMENTS.get(after.document, ("документів", "документа", "за"))
    if before.year != after.year:
        return f"{several} {over} {before.year} і {after.year} роки"
    return f"{one} {over} {after.year} рік: {version(before)} і {version(after)}"


def named(one: Compared) -> str:
    """Say which document it is: by its title, and its number if it is sealed."""
    return f"{one.title} ({version(one)})" if one.sealed else one.title


def version(one: Compared) -> str:
    """Say which version of a year's document it is."""
    return f"запечатаний № {one.sealed}" if one.sealed else "теперішній"


def total(comparison: Comparison) -> str:
    """Say how many differences are told."""
    count = len(comparison.differences) + len(comparison.figures) + len(comparison.outcomes)
    return counted(count, _DIFFERENCES) if count else "відмінностей немає"


def folded(comparison: Comparison) -> str:
    """Say how many places are not told, for what differs there was bound to; nothing if there are none."""
    if not comparison.folded:
        return ""
    before, after = comparison.before.year, comparison.after.year
    year = f"рік, що пересунувся, як мав ({before} → {after}), чи " if before != after else ""
    return f"не показано {counted(comparison.folded, _PLACES)}: там інші лише {year}друкарські знаки"


def number(each: Difference | OutcomeDifference) -> str:
    """Give a measure's number, and first the one it had if that was another."""
    key = each.measure if isinstance(each, OutcomeDifference) else each.name
    return f"{each.was} → {key}" if each.was else key


def recognised(each: Difference) -> str:
    """Say how a measure with another number is known to be the same; nothing if it needs no saying."""
    if each.deed == "changed" and each.was:
        return ""  # it is told where the number is
    if each.known_by == "carried_over":
        return "захід перенесено: так сказано в плані"
    return "захід упізнано за найменуванням" if each.was and each.known_by == "title" else ""


def deed(each: Difference) -> str:
    """Say what was done to what."""
    if each.column == "number" and each.deed == "moved":
        return "інший номер"
    if each.part == "measure":
        return each.head if each.deed == "changed" and each.head else _DEEDS[each.deed]
    return f"{_DEEDS[each.deed]} {_PARTS[each.part]} «{each.head or each.name}»"


def growth(each: FigureDifference) -> str:
    """Say by how much a figure is more or less; nothing if it is neither or that is not known."""
    if not each.difference:
        return ""
    more = "більше" if each.difference > 0 else "менше"
    share = "" if each.percent is None else f" ({printed_quantity(abs(each.percent))}\u00a0%)"
    return f"{more} на {printed_quantity(abs(each.difference))}{share}"


def fate(each: FigureDifference) -> Iterator[str]:
    """Say what became of a figure besides: that it came or went, is not printed, or was called otherwise."""
    if each.difference is None and not each.unprinted:
        yield "нового показника раніше не було" if each.before is None else "показника більше немає"
    if each.unprinted:
        yield "ще не надруковано" if each.unprinted == "after" else "раніше не було надруковано"
    if each.titled_before:
        yield f"раніше звався: {each.titled_before}"


def state(status: ImplementationStatus | None) -> str:
    """Give what an officer calls a state."""
    return next((word for word, known in STATES.items() if known is status), "не вказано")
