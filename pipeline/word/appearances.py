"""What the eye sees beside the letters: which are raised, and which lead somewhere.

From the parts of a finished DOCX to values. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, RELATIONS, Element, w


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
