"""Oddities: whatever hides letters from the reader of a file in Word, or shows some that are no text of it.

From the parts of a DOCX, a template's or a finished one's, to what is odd in them, each with its element. Only styles
that are in use count: Word keeps others by the dozen. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.word.hiding import can_hide, hides
from pipeline.word.places import place_of
from pipeline.word.styles import StyleSheet
from pipeline.word.visible import page_numbers
from pipeline.word.wordml import DOCUMENT, STYLES, WORD, Element, value, w

_SHOWN: Final = re.compile(r"word/(document|header\d*|footer\d*|numbering)\.xml")
_STYLED_BY: Final = ("pStyle", "rStyle", "tblStyle", "basedOn")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_FIELDS: Final = frozenset({"fldSimple", "fldChar", "instrText"})

_NEVER: Final = {
    **dict.fromkeys(("vanish", "specVanish", "webHidden"), "прихований текст"),
    **dict.fromkeys(("strike", "dstrike"), "закреслений текст"),
    **dict.fromkeys(("outline", "emboss", "imprint", "shadow", "effect", "em"), "текст, накреслений незвично"),
    **dict.fromkeys(("vMerge", "hMerge"), "клітинка, що закриває іншу"),
    "highlight": "текст, зафарбований маркером",
    **dict.fromkeys(("fitText", "tcFitText"), "текст, стиснутий під ширину"),
    **dict.fromkeys(("framePr", "tblpPr"), "текст у рамці, яку можна поставити будь-де"),
    **dict.fromkeys(("dir", "bdo", "ruby", "rtl", "bidi", "bidiVisual"), "текст, що читається не за порядком"),
    **dict.fromkeys(("sym", "pgNum", "ptab", "lnNumType"), "знаки, яких немає в тексті"),
    **dict.fromkeys(("object", "pict", "drawing", "background", "lvlPicBulletId"), "рисунок, напис або тло"),
    **dict.fromkeys(("altChunk", "subDoc", "dataBinding", "control"), "вміст з іншого місця"),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "commentReference"), "виноска або примітка"),
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), "незатверджене виправлення"),
}
"""Refused wherever it stands, unless it is switched off there."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something by which a reader would see other letters than the file's text has."""

    part: str
    element: Element
    reason: str
    """What it is, in Ukrainian."""

    def place(self, name: str) -> str:
        """Name the place, as a clerk finds it in the file called `name`."""
        return place_of(self.element, name, self.part)

    def __str__(self) -> str:
        """Name it with the format's own name, by which it can be found."""
        return f"{self.reason} ({etree.QName(self.element).localname})"


def oddities(trees: Mapping[str, Element], sheet: StyleSheet) -> Iterator[Oddity]:
    """Give everything odd in the document, its headers and footers, its lists, and the styles that they use."""
    for part, root in trees.items():
        if _SHOWN.fullmatch(part):
            yield from _odd(part, root)
            yield from _false_numbers(part, root)
    for style in (sheet.styles.find(w("docDefaults")), *in_use(trees, sheet)):
        if style is not None:
            yield from _odd(STYLES, style)


def _odd(part: str, root: Element) -> Iterator[Oddity]:
    harmless: set[object] = set()
    for element in root.iter(etree.Element):
        if element.tag in harmless:  # as nearly all are
            continue
        name = etree.QName(element)
        if name.namespace != WORD:
            yield Oddity(part, element, "вміст, якого звичайний документ не має")
        elif name.localname in _NEVER and element.get(w("val")) not in _OFF:
            yield Oddity(part, element, _NEVER[name.localname])
        elif part == DOCUMENT and name.localname in _FIELDS:
            yield Oddity(part, element, "поле, яке Word заповнює сам")
        elif reason := hides(element, name.localname):
            yield Oddity(part, element, reason)
        elif name.localname not in _NEVER and not can_hide(name.localname):
            harmless.add(element.tag)


def _false_numbers(part: str, root: Element) -> Iterator[Oddity]:
    """Give what was left where a page's number will be counted: a program that does not count shows it."""
    for run in page_numbers(root):
        letters = "".join(one.text or "" for one in run.iter(w("t")))
        if letters and not letters.isdecimal():
            yield Oddity(part, run, "інше на місці номера сторінки")


def in_use(trees: Mapping[str, Element], sheet: StyleSheet) -> Iterator[Element]:
    """Give the styles that anything shown refers to, and those that they rest on; the default ones always."""
    waiting = {value(one, "styleId") for one in sheet.by_id.values() if value(one, "default") in {"1", "true"}}
    waiting |= {named for part, root in trees.items() if _SHOWN.fullmatch(part) for named in _named(part, root)}
    seen: set[str] = set()
    while waiting:
        style = waiting.pop()
        seen.add(style)
        found = sheet.by_id.get(style)
        if found is not None:
            yield found
            waiting |= set(_named(STYLES, found)) - seen


def _named(part: str, root: Element) -> Iterator[str]:
    names = _STYLED_BY if part == STYLES else _STYLED_BY[:3]
    return (value(one) for one in root.iter(*map(w, names)))
