"""What the eye sees beside the letters: which are raised, and which lead somewhere.

From the parts of a finished DOCX to values. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, RELATIONS, Element, value, w


def raised(document: Element) -> tuple[str, ...]:
    """Give the letters of each raised run, in the order of reading."""
    runs = (_run_of(align) for align in document.iter(w("vertAlign")) if value(align) == "superscript")
    return tuple(_letters(run) for run in dict.fromkeys(runs) if run is not None)


def links(trees: Mapping[str, Element]) -> tuple[tuple[str, str], ...]:
    """Give the letters and the address of each link, in the order of reading."""
    relations = trees.get(DOCUMENT_RELATIONS, ())
    addresses = {one.get("Id"): one.get("Target", "") for one in relations}
    found = trees[DOCUMENT].iter(w("hyperlink"))
    return tuple((_letters(link), addresses.get(link.get(f"{{{RELATIONS}}}id"), "")) for link in found)


def _run_of(align: Element) -> Element | None:
    properties = align.getparent()
    run = None if properties is None or properties.tag != w("rPr") else properties.getparent()
    return None if run is None or run.tag != w("r") else run


def _letters(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(w("t")))
