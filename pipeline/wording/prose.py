"""Prose as typed to prose as printed: figures put in by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.contracts import Complain
from pipeline.errors import Fault, Ground, fault_of
from pipeline.nearest import nearest
from pipeline.wording.numbers import agreed, printed_quantity
from schemas.document import Block, PrintedParagraph
from schemas.figures import CASES, CaseForms, Figure, Noun, ReportedFigure
from schemas.prose import FigureMention, Inline, Prose, Run
from schemas.registers import Register

IN_WORDS = "словами"
"""The word that asks for a figure in words: `[[звітні_періоди|словами]]`."""
_CASES: Final = f"Є відмінки: {', '.join(CASES)}"

BLANK = "____"
"""The place of a number that is not known yet: the document is a draft."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The year's figures, and the nouns that go with them."""

    figures: Mapping[str, ReportedFigure]
    nouns: Mapping[str, Noun]


def put_in(prose: Prose, figures: Figures, complain: Complain) -> Block:
    """Print prose: every mention of a figure becomes its value.

    A mention of a figure or noun that is not there is told to `complain`, with its place; so is what keeps a figure
    from having a value, but only if it is mentioned: a plan does not wait for the registers of a report.
    """
    return tuple(
        PrintedParagraph(
            runs=tuple(_run(inline, figures, complain) for inline in paragraph.inlines), item=paragraph.item
        )
        for paragraph in prose.paragraphs
    )


def _run(inline: Inline, figures: Figures, complain: Complain) -> Run:
    if isinstance(inline, Run):
        return inline
    text = _value(inline, figures, complain)
    return Run(text=text, emphasis=inline.emphasis, origin=inline.origin, figure=inline.name)


def _value(mention: FigureMention, figures: Figures, complain: Complain) -> str:
    if mention.name not in figures.figures:
        complain(_unknown("показника", (Figure, mention.name), figures.figures, mention))
        return ""
    figure = figures.figures[mention.name]
    quantity = figure.value
    if quantity is None:
        for obstacle in figure.obstacles:
            complain(replace(fault_of(obstacle), rests_on=_grounds(mention.name, figure)))
        return BLANK if figure.is_awaited else ""
    if mention.noun is None:
        return printed_quantity(quantity)
    if mention.noun == IN_WORDS:
        return _in_words(mention, figures, complain)
    return f"{printed_quantity(quantity)}\u00a0{_counted(mention.noun, mention, quantity, figures, complain)}"


def _counted(name: str, mention: FigureMention, quantity: Decimal, figures: Figures, complain: Complain) -> str:
    if name not in figures.nouns:
        complain(_unknown("іменника", (Noun, name), figures.nouns, mention))
        return ""
    noun = figures.nouns[name]
    case = _case(noun, mention, complain)
    if mention.case and case is None:
        return ""
    form = agreed(noun, quantity, case)
    if form is None:
        reason = f"іменник «{name}» не має форми для дробу {printed_quantity(quantity)}"
        rests_on = _grounds(mention.name, figures.figures[mention.name]) | {(Noun, name)}
        complain(Fault(reason, "Додайте other у nouns", origin=mention.origin, rests_on=rests_on))
    return form or ""


def _case(noun: Noun, mention: FigureMention, complain: Complain) -> CaseForms | None:
    """Give the forms of the case that is asked for; that there are none is told."""
    if mention.case is None:
        return None
    key = CASES.get(mention.case, mention.case)
    if key not in CASES.values():
        complain(Fault(f"відмінка «{mention.case}» немає", nearest(mention.case, CASES, _CASES), mention.origin))
        return None
    forms: CaseForms | None = getattr(noun, key)
    if forms is None:
        reason = f"іменник «{mention.noun}» не має форм: {mention.case} відмінок"
        remedy = f"Додайте в nouns: {key}: {{one: …, many: …}}"
        complain(Fault(reason, remedy, mention.origin, rests_on=frozenset({(Noun, str(mention.noun))})))
    return forms


def _in_words(mention: FigureMention, figures: Figures, complain: Complain) -> str:
    figure = figures.figures[mention.name]
    rests_on = _grounds(mention.name, figure)
    if mention.case:
        complain(Fault("слова друкуються, як їх подано; відмінка при них не буває", "Приберіть його", mention.origin))
    if not figure.words:
        reason = f"показник «{mention.name}» не має words"
        complain(Fault(reason, "Додайте words у figures.yaml", origin=mention.origin, rests_on=rests_on))
    return figure.words or ""


def _unknown(what: str, ground: tuple[type, str], there: Mapping[str, object], mention: FigureMention) -> Fault:
    remedy = nearest(ground[1], there, "Опишіть його у figures.yaml")
    return Fault(f"{what} «{ground[1]}» немає", remedy, origin=mention.origin, rests_on=frozenset({ground}))


def _grounds(name: str, figure: ReportedFigure) -> frozenset[Ground]:
    """Give what a figure's value rests on: its description, and the register that it is computed from."""
    return frozenset({(Figure, name), *([(Register, figure.register_name)] if figure.register_name else [])})
