"""What the eye sees otherwise than the letters say: raised letters, links, and whatever hides or adds some.

From the parts of a finished DOCX to values. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, RELATIONS, STYLES, WORD, Element, w

_HIDING: Final = ("vanish", "specVanish", "webHidden", "strike", "dstrike", "vMerge", "hMerge")
_ADDING: Final = ("sym", "object", "pict", "drawing", "altChunk", "subDoc")
_CORRECTING: Final = ("ins", "del", "moveFrom", "moveTo")
_ODD: Final = frozenset({*_HIDING, *_ADDING, *_CORRECTING})
_OFF: Final = frozenset({"0", "false", "off"})


def oddities(trees: Mapping[str, Element]) -> frozenset[str]:
    """Give the names of what hides letters, or shows some that no text holds, in the document or in its styles."""
    return frozenset(name for part in (DOCUMENT, STYLES) if part in trees for name in _odd(trees[part]))


def _odd(root: Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if name.namespace != WORD:
            yield f"{{{name.namespace}}}{name.localname}"
        elif name.localname in _ODD and element.get(w("val")) not in _OFF:
            yield name.localname


def raised(document: Element) -> tuple[str, ...]:
    """Give the letters of each raised run, in the order of reading."""
    place = f"{w('rPr')}/{w('vertAlign')}[@{w('val')}='superscript']"
    return tuple(_letters(run) for run in document.iter(w("r")) if run.find(place) is not None)


def links(trees: Mapping[str, Element]) -> tuple[tuple[str, str], ...]:
    """Give the letters and the address of each link, in the order of reading."""
    relations = trees.get(DOCUMENT_RELATIONS, ())
    addresses = {one.get("Id"): one.get("Target", "") for one in relations}
    found = trees[DOCUMENT].iter(w("hyperlink"))
    return tuple((_letters(link), addresses.get(link.get(f"{{{RELATIONS}}}id"), "")) for link in found)


def _letters(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(w("t")))
