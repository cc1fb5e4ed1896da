"""Prose as typed to prose as printed: figures put in by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.contracts import Complain
from pipeline.errors import Fault, Ground, fault_of
from pipeline.nearest import nearest
from pipeline.wording.numbers import agreed, printed_quantity
from schemas.document import Block, PrintedParagraph
from schemas.figures import Figure, Noun, ReportedFigure
from schemas.prose import FigureMention, Inline, Prose, Run
from schemas.registers import Register

IN_WORDS = "словами"
"""The word that asks for a figure in words: `[[звітні_періоди|словами]]`."""


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
        return ""
    if mention.noun is None:
        return printed_quantity(quantity)
    if mention.noun == IN_WORDS:
        return _in_words(mention, figures, complain)
    if mention.noun not in figures.nouns:
        complain(_unknown("іменника", (Noun, mention.noun), figures.nouns, mention))
        return ""
    form = agreed(figures.nouns[mention.noun], quantity)
    if form is None:
        reason = f"іменник «{mention.noun}» не має форми для дробу {printed_quantity(quantity)}"
        rests_on: frozenset[Ground] = frozenset({(Noun, mention.noun), *_grounds(mention.name, figure)})
        complain(Fault(reason, "Додайте other у nouns", origin=mention.origin, rests_on=rests_on))
    return f"{printed_quantity(quantity)}\u00a0{form}"


def _in_words(mention: FigureMention, figures: Figures, complain: Complain) -> str:
    figure = figures.figures[mention.name]
    if not figure.words:
        reason, rests_on = f"показник «{mention.name}» не має words", _grounds(mention.name, figure)
        complain(Fault(reason, "Додайте words у figures.yaml", origin=mention.origin, rests_on=rests_on))
    return figure.words or ""


def _unknown(what: str, ground: tuple[type, str], there: Mapping[str, object], mention: FigureMention) -> Fault:
    remedy = nearest(ground[1], there, "Опишіть його у figures.yaml")
    return Fault(f"{what} «{ground[1]}» немає", remedy, origin=mention.origin, rests_on=frozenset({ground}))


def _grounds(name: str, figure: ReportedFigure) -> frozenset[Ground]:
    """Give what a figure's value rests on: its description, and the register that it is computed from."""
    return frozenset({(Figure, name), *([(Register, figure.register_name)] if figure.register_name else [])})
