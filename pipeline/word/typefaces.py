"""Typefaces: what a form asks for, and where it asks for another than it may.

From the trees of a template to faults, with their places. Fails never: it gives faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.errors import Fault
from pipeline.word.places import place_of
from pipeline.word.wordml import Element, w

TYPEFACE: Final = "Times New Roman"
"""The typeface of the forms, which is proven in the finished file, too."""


def foreign_typefaces(trees: Mapping[str, Element], template: str) -> Iterator[Fault]:
    """Give a fault for each place, styles and lists too, that asks for another typeface; a theme's may be any."""
    for part, root in trees.items():
        for one in root.iter(w("rFonts")):
            asked = {str(asked) for slot, asked in one.attrib.items() if not str(slot).endswith("}hint")}
            if foreign := asked - {TYPEFACE}:
                reason = f"гарнітура «{', '.join(sorted(foreign))}», а має бути {TYPEFACE}"
                yield Fault(reason, "Задайте її або вилучіть стиль", place=place_of(one, template, part))
