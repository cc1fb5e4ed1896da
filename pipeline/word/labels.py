"""Labels: the numbers and dashes that Word itself prints before the paragraphs of lists.

From numbering.xml and the paragraphs in their sequence to what is seen before each. Fails never: a list that the
numbering does not know has no label, as in Word.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.word.styles import StyleSheet
from pipeline.word.wordml import Element, number, value, w, within

_PLACE: Final = re.compile(r"%([1-9])")

_PROPERTIES: Final = w("pPr")
_NUMBERED: Final = w("numPr")


class Counter:
    """Counts the lists of one document; paragraphs must come in their sequence."""

    def __init__(self, sheet: StyleSheet) -> None:
        """Take the document's styles and numbering."""
        self._sheet = sheet
        root = sheet.numbering
        self._lists = {} if root is None else {value(one, "numId"): one for one in root.iter(w("num"))}
        self._forms = {} if root is None else {value(one, "abstractNumId"): one for one in root.iter(w("abstractNum"))}
        self._counts: dict[str, dict[int, int]] = {}
        self._styled: dict[str, str] = {}

    def label(self, paragraph: Element, style: str) -> str:
        """Give what Word prints before a paragraph of that style: `–`, `3.`; nothing if it is in no list."""
        own = within(paragraph, _PROPERTIES, _NUMBERED)
        identifier = "" if own is None else value(own.find(w("numId")))
        identifier = identifier or self._by_style(style)
        if identifier not in self._lists:
            return ""
        level = number(None if own is None else own.find(w("ilvl")))
        form = self._level(identifier, level)
        if form is None:
            return ""
        counts = self._count(identifier, level)
        text = value(form.find(w("lvlText")))
        return _PLACE.sub(lambda found: str(counts.get(int(found[1]) - 1, 1)), text)

    def _by_style(self, style: str) -> str:
        """Give the list that a style belongs to; looked up once, for a table names few styles in all its cells."""
        if style not in self._styled:
            self._styled[style] = value(self._sheet.inherited(style, "pPr/numPr/numId"))
        return self._styled[style]

    def _count(self, identifier: str, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(identifier, {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = counts[level] + 1 if level in counts else self._start(identifier, level)
        return counts

    def _start(self, identifier: str, level: int) -> int:
        for override in self._lists[identifier].findall(w("lvlOverride")):
            found = override.find(w("startOverride"))
            if number(override, "ilvl") == level and found is not None:
                return number(found)
        form = self._level(identifier, level)
        return number(None if form is None else form.find(w("start"))) or 1

    def _level(self, identifier: str, level: int) -> Element | None:
        listed = self._lists[identifier]
        own = [one.find(w("lvl")) for one in listed.findall(w("lvlOverride")) if number(one, "ilvl") == level]
        form = self._forms.get(value(listed.find(w("abstractNumId"))))
        common = [] if form is None else [one for one in form.findall(w("lvl")) if number(one, "ilvl") == level]
        return next((one for one in (*own, *common) if one is not None), None)
