"""Prose: what an officer writes in a cell, as paragraphs of runs; and the named figures inside it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Model
from schemas.origin import Origin


class Emphasis(Model):
    """How a run of letters looks."""

    bold: bool = Field(default=False, title="Напівжирний")
    italic: bool = Field(default=False, title="Курсив")
    superscript: bool = Field(default=False, title="Верхній індекс")
    link: str | None = Field(default=None, title="Куди веде посилання")
    """An address (http, https, mailto or tel) that the run leads to."""


PLAIN = Emphasis()


class Run(Model):
    """Letters of one look; a line break within a paragraph is a newline."""

    kind: Literal["run"] = Field(default="run", title="Частина абзацу")
    text: str = Field(title="Літери", description="Новий рядок у межах абзацу — знак переведення рядка.")
    emphasis: Emphasis = Field(default=PLAIN, title="Вигляд")
    origin: Origin | None = Field(default=None, title="Звідки взято")
    figure: str | None = Field(default=None, title="Показник, значенням якого це є")
    """The name of the figure whose value this is, if it was put in by name."""


class FigureMention(Model):
    """`[[name]]`, `[[name|noun]]` or `[[name|noun|case]]`: a figure by name, with a noun in the form it demands."""

    kind: Literal["figure"] = "figure"
    name: str
    noun: str | None = None
    case: str | None = None
    """The grammatical case that the sentence demands, as typed; without it the number alone governs the noun."""
    emphasis: Emphasis = PLAIN
    origin: Origin | None = None


Inline = Annotated[Run | FigureMention, Field(discriminator="kind")]


class ListItem(Model):
    """The place of a paragraph in a list."""

    level: int = Field(default=0, title="Глибина", description="Від 0.")
    """Depth from 0."""
    ordinal: int | None = Field(default=None, title="Номер", description="Без нього перелік із тире.")
    """The printed number in an ordered list; None in a list of dashes."""
    delimiter: Literal[".", ")"] = Field(default=".", title="Знак після номера")
    """What is printed after the number."""


class Paragraph(Model):
    """One paragraph of prose as typed."""

    inlines: tuple[Inline, ...]
    item: ListItem | None = None


class Prose(Model):
    """Paragraphs as typed, figures still by name."""

    paragraphs: tuple[Paragraph, ...] = ()
