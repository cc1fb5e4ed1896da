"""Hiding: properties of Word that are harmless or hide letters, by their values.

From an element to what it does to the letters under it. Fails never: a value that cannot be understood hides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from pipeline.legibility import SMALLEST_TYPE, is_dark, is_light
from pipeline.word.tags import text_of
from pipeline.word.wordml import Element, value, w

Test: TypeAlias = Callable[[Element], bool]
"""Whether the element lets its letters be read."""

_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_SMALLEST: Final = SMALLEST_TYPE * 2
"""Word counts type in half points."""
_SMALLEST_LINE: Final = SMALLEST_TYPE * 20
"""In twips; as a share of the letters' own height, two thirds."""
_NARROWEST_MARGIN: Final = 454
"""8 mm in twips, the least of ДСТУ 4163:2020, 6.2; so no letters may stand out further, either."""
_WIDEST: Final = 16838
"""The long side of A4."""
_NARROWEST: Final = 80
_WIDEST_LETTERS: Final = 150
"""Per cent of a letter's own width."""
_TIGHTEST: Final = -10
"""Twips between letters."""
_LIFT: Final = 12
"""Half points."""


def hides(element: Element, name: str) -> str:
    """Say what the property `name` does to letters, in Ukrainian; nothing if they can be read."""
    reason, test = _TESTS.get(name, ("", _always))
    return "" if test(element) else reason


def can_hide(name: str) -> bool:
    """Tell whether there is a value by which the property `name` hides letters."""
    return name in _TESTS


def _always(_element: Element) -> bool:
    return True


def _is_readable_colour(color: Element) -> bool:
    return _colour(color, "val", "themeColor", is_dark)


def _is_light_ground(shading: Element) -> bool:
    return value(shading) in {"clear", "nil"} and _colour(shading, "fill", "themeFill", is_light)


def _colour(element: Element, own: str, of_theme: str, test: Callable[[tuple[float, ...]], bool]) -> bool:
    typed = value(element, own)
    if value(element, of_theme):  # the theme decides, and another program sees another colour
        return False
    if typed in {"", "auto"}:
        return True
    return bool(_COLOUR.fullmatch(typed)) and test(
        tuple(int(typed[place : place + 2], 16) / 255 for place in (0, 2, 4))
    )


def _within(attribute: str, least: float, most: float) -> Test:
    def test(element: Element) -> bool:
        typed = value(element, attribute).removesuffix("%")
        return not typed or (typed.lstrip("-").isdecimal() and least <= int(typed) <= most)

    return test


def _is_large_enough(size: Element) -> bool:
    return _within("val", _SMALLEST, _WIDEST)(size) or _is_without_letters(size)


def _is_roomy(spacing: Element) -> bool:
    """Look at the spacing of letters, or of lines, which is called the same."""
    letters = _within("val", _TIGHTEST, _WIDEST)(spacing)
    growing = value(spacing, "lineRule") == "atLeast"
    lines = growing or _within("line", _SMALLEST_LINE, _WIDEST)(spacing) or _is_without_letters(spacing)
    return letters and lines


def _is_without_letters(property_of: Element) -> bool:
    """Tell whether the property belongs to a paragraph that shows nothing and only keeps things apart."""
    paragraph = next(property_of.iterancestors(w("p")), None)
    return paragraph is not None and not text_of(paragraph) and paragraph.find(f"{w('pPr')}/{w('numPr')}") is None


def _is_on_paper(indent: Element) -> bool:
    starts = ("left", "start", "right", "end", "firstLine", "w")
    inside = all(_within(edge, -_NARROWEST_MARGIN, _WIDEST)(indent) for edge in starts)
    return inside and _within("hanging", 0, _WIDEST)(indent)


def _has_margins(margins: Element) -> bool:
    sides = ("left", "right", "top", "bottom")
    return all(value(margins, side) and _within(side, _NARROWEST_MARGIN, _WIDEST)(margins) for side in sides) and all(
        _within(edge, 0, _WIDEST)(margins) for edge in ("header", "footer", "gutter")
    )


def _may_grow(height: Element) -> bool:
    return value(height, "hRule") != "exact"


def _is_no_row(hidden: Element) -> bool:
    """Of a style the same word says only that Word's list does not show it."""
    parent = hidden.getparent()
    return parent is None or parent.tag != w("trPr")


def _is_raised_run(align: Element) -> bool:
    """Only what was raised by its own run is compared with the data."""
    run = next(align.iterancestors(w("r")), None)
    return value(align) == "baseline" or (value(align) == "superscript" and run is not None)


_TESTS: Final[dict[str, tuple[str, Test]]] = {
    "color": ("блідий текст або колір теми", _is_readable_colour),
    "shd": ("темне тло тексту або колір теми", _is_light_ground),
    "sz": (f"текст, дрібніший за {SMALLEST_TYPE:g} пт", _is_large_enough),
    "szCs": (f"текст, дрібніший за {SMALLEST_TYPE:g} пт", _is_large_enough),
    "spacing": ("літери або рядки, що находять одні на одних", _is_roomy),
    "w": ("стиснуті або розтягнуті літери", _within("val", _NARROWEST, _WIDEST_LETTERS)),
    "position": ("текст, піднятий або опущений з рядка", _within("val", -_LIFT, _LIFT)),
    "vertAlign": ("індекс, якого немає в даних", _is_raised_run),
    "ind": ("текст за краєм сторінки", _is_on_paper),
    "tblInd": ("таблиця за краєм сторінки", _is_on_paper),
    "pgMar": ("поля сторінки, вужчі за 8 мм", _has_margins),
    "hidden": ("прихований рядок таблиці", _is_no_row),
    "trHeight": ("рядок таблиці сталої висоти, у якому текст обрізається", _may_grow),
}
