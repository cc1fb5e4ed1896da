"""Unseen names: what somebody typed into a template, and no reader of the printed sheet would see.

From the trees of a template's parts to the same trees without bookmarks, other names of styles and lists, and styles
that nothing uses: any of them may be a person's name. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.word.oddities import in_use
from pipeline.word.styles import HYPERLINK, LIST, NUMBERED, StyleSheet, read_styles
from pipeline.word.wordml import NUMBERING, STYLES, Element, value, w

_NAMING: Final = (
    w("bookmarkStart"),
    w("bookmarkEnd"),
    f"{w('style')}/{w('aliases')}",
    f"{w('latentStyles')}/{w('lsdException')}",
    w("latentStyles"),
    f"{w('abstractNum')}/{w('name')}",
    f"{w('sdtPr')}/{w('alias')}",
    f"{w('sdtPr')}/{w('tag')}",
)
"""Elements that only name, or hold such. No field or link of a form leads to a bookmark; the PDF's come of headings."""

_FOLLOWED: Final = ("next", "link")
"""How a style refers to one that it does not rest on (ISO/IEC 29500-1, 17.7.4)."""

_NUMBERED_BY: Final = ("styleLink", "numStyleLink")
"""How a list takes its levels from a style (ISO/IEC 29500-1, 17.9.21 and 17.9.27)."""

_BRACES: Final = frozenset("{}")


def forget_unseen_names(trees: Mapping[str, Element]) -> None:
    """Take out of the trees, by name of part, whatever has a name that nothing printed needs."""
    for root in trees.values():
        for path in _NAMING:
            for one in root.findall(f".//{path}"):
                if _only_names(one):
                    _remove(one)
    if STYLES in trees:
        _forget_styles(trees)


def _forget_styles(trees: Mapping[str, Element]) -> None:
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    kept = _kept(trees, sheet)
    for style in list(sheet.styles.iter(w("style"))):
        if value(style, "styleId") not in kept:
            _remove(style)
    for follower in (one for name in _FOLLOWED for one in list(sheet.styles.iter(w(name)))):
        if value(follower) not in kept:
            _remove(follower)


def _kept(trees: Mapping[str, Element], sheet: StyleSheet) -> set[str]:
    """Give the identifiers of styles in use, and of those that printing chooses by name, with what they rest on."""
    shown = {value(one, "styleId") for one in in_use(trees, sheet)}
    chosen = {sheet.named(sheet.name(style) + suffix) for style in shown for suffix in (LIST, NUMBERED)}
    chosen.add(sheet.named(HYPERLINK, "character"))
    if sheet.numbering is not None:
        chosen |= {value(one) for name in _NUMBERED_BY for one in sheet.numbering.iter(w(name))}
    rests = (one for style in chosen if style for one in sheet.chain(style))
    return shown | {value(one, "styleId") for one in rests}


def _only_names(element: Element) -> bool:
    """Tell whether nothing else would go with it: letters in and beside it, and tags, are for the audit to refuse."""
    beside = (element.text or "") + (element.tail or "")
    braces = _BRACES.intersection("".join(map(str, element.attrib.values())))
    return len(element) == 0 and not beside.strip() and not braces


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
