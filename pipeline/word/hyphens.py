"""Hyphens at lines' ends: a template that lets words be divided must not let those of requisites be.

Posts, names, titles and dates are read as wholes, and their lines end between words (КМУ № 55 від 17.01.2018, додаток,
п. 5). From the trees to faults. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.errors import Fault
from pipeline.word.places import place_of
from pipeline.word.styles import StyleSheet, is_on
from pipeline.word.wordml import DOCUMENT, Element, w

REQUISITES: Final = frozenset({"concurrences", "approvals", "name", "heading", "columns", "signatures"})
"""The content's names that a document has around its text."""
_REMEDY: Final = (
    "Вимкніть переноси в усьому шаблоні або в абзаці стилю «{style}» забороніть автоматичне перенесення слів"
)


def divided(
    settings: Element | None, requisites: Iterable[Element], sheet: StyleSheet, template: str
) -> Iterator[Fault]:
    """Give a fault for each of the paragraphs whose words the template would divide."""
    if settings is None or not is_on(settings.find(w("autoHyphenation"))):
        return
    for paragraph in requisites:
        own = paragraph.find(f"{w('pPr')}/{w('suppressAutoHyphens')}")
        style = sheet.of(paragraph)
        if not is_on(sheet.inherited(style, "pPr/suppressAutoHyphens") if own is None else own):
            remedy = _REMEDY.format(style=sheet.name(style))
            reason = "шаблон переносить слова реквізиту з рядка в рядок"
            yield Fault(reason, remedy, place=place_of(paragraph, template, DOCUMENT))
