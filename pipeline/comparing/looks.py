"""Printed blocks to what a reader can see of them, by which they are compared, and to a text that shows it.

Where a text was typed, by which figure's name it was put in and how it is cut into runs, is not seen. Fails never.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

from schemas.document import Block, PrintedParagraph
from schemas.prose import PLAIN, Emphasis, ListItem

_RAISED: Final = str.maketrans("123456789n", "¹²³⁴⁵⁶⁷⁸⁹ⁿ")
"""The raised signs that the typeface of official documents has."""


class Look(NamedTuple):
    """A paragraph as it is seen."""

    item: ListItem | None
    pieces: tuple[tuple[str, Emphasis], ...]


Looks = tuple[Look, ...]


def looks(block: Block) -> Looks:
    """Give what is seen of a block."""
    return tuple(Look(paragraph.item, _pieces(paragraph)) for paragraph in block)


def shown(seen: Looks) -> str:
    """Give the text, with the marks of Markdown for lists, links and emphasis; a paragraph on a line."""
    return "\n".join(_mark(look.item) + "".join(_marked(*piece) for piece in look.pieces) for look in seen)


def spoken(seen: Looks) -> str:
    """Give the text without bold and italic letters, as it is read out; what is raised or leads somewhere stays so."""
    return "\n".join(_mark(look.item) + "".join(_raised(*piece) for piece in look.pieces) for look in seen)


def _pieces(paragraph: PrintedParagraph) -> tuple[tuple[str, Emphasis], ...]:
    alike = groupby((run for run in paragraph.runs if run.text), key=lambda run: run.emphasis)
    return tuple(("".join(run.text for run in runs), emphasis) for emphasis, runs in alike)


def _mark(item: ListItem | None) -> str:
    if item is None:
        return ""
    sign = "-" if item.ordinal is None else f"{item.ordinal}{item.delimiter}"
    return f"{'  ' * item.level}{sign} "


def _marked(text: str, emphasis: Emphasis) -> str:
    if emphasis == PLAIN:
        return text
    for sign, is_so in (("**", emphasis.bold), ("*", emphasis.italic), ("^", emphasis.superscript)):
        text = f"{sign}{text}{sign}" if is_so else text
    return f"[{text}]({emphasis.link})" if emphasis.link else text


def _raised(text: str, emphasis: Emphasis) -> str:
    if emphasis == PLAIN:
        return text
    raised = text.translate(_RAISED)
    if emphasis.superscript and all(was != now for was, now in zip(text, raised, strict=True)):
        return _marked(raised, Emphasis(link=emphasis.link))
    return _marked(text, emphasis.evolve(bold=False, italic=False))
