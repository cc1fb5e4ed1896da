"""Prose: what an officer writes in a cell, as paragraphs of runs; and the named figures inside it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Model
from schemas.origin import Origin


class Emphasis(Model):
    """How a run of letters looks."""

    bold: bool = False
    italic: bool = False
    superscript: bool = False
    link: str | None = None
    """An address (http, https, mailto or tel) that the run leads to."""


PLAIN = Emphasis()


class Run(Model):
    """Letters of one look; a line break within a paragraph is a newline."""

    kind: Literal["run"] = "run"
    text: str
    emphasis: Emphasis = PLAIN
    origin: Origin | None = None
    figure: str | None = None
    """The name of the figure whose value this is, if it was put in by name."""


class FigureMention(Model):
    """`[[name]]` or `[[name|noun]]`: a figure to be put in by name, with a noun in the form it demands."""

    kind: Literal["figure"] = "figure"
    name: str
    noun: str | None = None
    emphasis: Emphasis = PLAIN
    origin: Origin | None = None


Inline = Annotated[Run | FigureMention, Field(discriminator="kind")]


class ListItem(Model):
    """The place of a paragraph in a list."""

    level: int = 0
    """Depth from 0."""
    ordinal: int | None = None
    """The printed number in an ordered list; None in a list of dashes."""
    delimiter: Literal[".", ")"] = "."
    """What is printed after the number."""


class Paragraph(Model):
    """One paragraph of prose as typed."""

    inlines: tuple[Inline, ...]
    item: ListItem | None = None


class Prose(Model):
    """Paragraphs as typed, figures still by name."""

    paragraphs: tuple[Paragraph, ...] = ()
