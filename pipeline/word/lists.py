"""Lists and links: what the package must hold for the paragraphs that were printed.

From the printer's notes to the parts of the numbering and of the document's relationships. Fails never.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from pipeline.word.paragraphs import StartedList
from pipeline.word.wordml import PACKAGE_RELATIONS, RELATIONS, Element, number, parse, serialise, value, w

_HYPERLINK: Final = f"{RELATIONS}/hyperlink"


def first_free_numbering(numbering: Element | None) -> int:
    """Give the first w:numId that no list of the template uses."""
    used = [] if numbering is None else [number(one, "numId") for one in numbering.iter(w("num"))]
    return max(used, default=0) + 1


def with_lists(numbering: bytes, lists: Iterable[StartedList]) -> bytes:
    """Give the numbering with a list of its own for each printed numbered list, starting at its first number."""
    root = parse(numbering)
    added = [_numbering(one, root) for one in lists]
    # Word wants w:num before what may follow it (ISO/IEC 29500-1, CT_Numbering).
    last = root.findall(w("num"))[-1:]
    for one in reversed(added):
        last[0].addnext(one) if last else root.append(one)
    return serialise(root)


def with_links(relations: bytes, links: Mapping[str, str]) -> bytes:
    """Give the document's relationships with one for each address that the text links to."""
    root = parse(relations)
    for address, identifier in links.items():
        attributes = {"Id": identifier, "Type": _HYPERLINK, "Target": address, "TargetMode": "External"}
        etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", attributes)
    return serialise(root)


def _numbering(started: StartedList, root: Element) -> Element:
    found = etree.Element(w("num"), {w("numId"): str(started.numbering)})
    etree.SubElement(found, w("abstractNumId"), {w("val"): started.abstract})
    override = etree.SubElement(found, w("lvlOverride"), {w("ilvl"): str(started.level)})
    etree.SubElement(override, w("startOverride"), {w("val"): str(started.start)})
    if (level := _level(started, root)) is not None:
        override.append(level)
    return found


def _level(started: StartedList, root: Element) -> Element | None:
    """Give the list's level with its own sign behind the number, `1)`; None if it is the template's."""
    text = f"%{started.level + 1}{started.delimiter}"
    forms = [one for one in root.iter(w("abstractNum")) if value(one, "abstractNumId") == started.abstract]
    levels = [one for form in forms for one in form.findall(w("lvl")) if number(one, "ilvl") == started.level]
    if not levels or value(levels[0].find(w("lvlText"))) == text:
        return None
    own = copy.deepcopy(levels[0])
    for link in own.findall(w("pStyle")):  # it is the template's list that the style belongs to
        own.remove(link)
    own.find(w("lvlText")).set(w("val"), text)  # type: ignore[union-attr] # every level has a text
    return own
