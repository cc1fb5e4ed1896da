"""What the pages of a PDF draw, as values: letters and lines; places are points from the lower left corner."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """Letters drawn in one go; a page has a hundred, so it is the kind of value that is made the fastest."""

    text: str
    page: int
    """From 1."""
    x: float
    y: float
    """Where its base line begins."""
    right: float
    """Where its last letter ends; white space after it does not count."""
    size: float
    """Of the font, in points."""
    mark: int
    """The number of the marked content it belongs to; -1 if it belongs to none."""
    artifact: bool
    """It is marked as no part of the text: a page number, a repeated table head."""
    visible: bool
    """It is drawn on the paper."""
    spoken: str | None
    """What a screen reader is told to say instead (`ActualText` of the marked content)."""


class Stroke(NamedTuple):
    """A straight line with its thickness."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
