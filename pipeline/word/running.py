"""Running heads: what a template prints in the headers and footers of its pages, beside the page's number.

From a template's document and the names that its headers and footers print to the names on each page. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.word.admission import target_of
from pipeline.word.wordml import DOCUMENT_RELATIONS, RELATIONS, Element, value, w

RUNNING: Final = ("draft", "name", "heading", "organization", "year")
"""The names that a header or a footer may print; each is plain words there."""


@dataclass(frozen=True, slots=True)
class RunningHeads:
    """The names that stand over and under the text."""

    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By part of the DOCX, in their sequence; a part that is not here prints none."""
    first: tuple[str, ...] = ()
    """On the first page: of the header, then of the footer."""
    others: tuple[str, ...] = ()
    """On all pages after it."""


def running_heads(document: Element, relations: Element | None, parts: Mapping[str, tuple[str, ...]]) -> RunningHeads:
    """Tell what stands on which page, of what each part prints."""
    targets = {one.get("Id"): target_of(one, DOCUMENT_RELATIONS) for one in (() if relations is None else relations)}
    section = next(document.iter(w("sectPr")), None)
    if section is None:
        return RunningHeads(parts)
    stands: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind in ("header", "footer"):
        for one in section.findall(w(f"{kind}Reference")):
            stands[kind, value(one, "type")] = parts.get(targets.get(one.get(f"{{{RELATIONS}}}id"), ""), ())
    first = "first" if section.find(w("titlePg")) is not None else "default"
    return RunningHeads(parts, _names(stands, first), _names(stands, "default"))


def _names(stands: Mapping[tuple[str, str], tuple[str, ...]], kind: str) -> tuple[str, ...]:
    return (*stands.get(("header", kind), ()), *stands.get(("footer", kind), ()))
