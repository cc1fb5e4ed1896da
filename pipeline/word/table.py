"""The table: the size of its letters.

From the trees of document and styles to the same trees. Fails with `DataFaults` if a size cannot be set.
"""

from __future__ import annotations

from lxml import etree

from pipeline.errors import DataFaults, Fault
from pipeline.word.letters import SEQUENCE
from pipeline.word.styles import LIST, NUMBERED, StyleSheet
from pipeline.word.wordml import Element, child, paragraphs, w
from schemas.origin import Origin


def resize(root: Element, table: Element, sheet: StyleSheet, half_points: int, origin: Origin | None) -> None:
    """Set the size of the table's letters, in the styles of its paragraphs.

    Raises:
        DataFaults: a style of the table is also used outside of it, which would change too.
    """
    inside = set(paragraphs(table))
    own = {sheet.of(paragraph) for paragraph in inside}
    shared = own & {sheet.of(paragraph) for paragraph in paragraphs(root) if paragraph not in inside}
    if shared:
        names = ", ".join(sorted(f"«{sheet.name(style)}»" for style in shared))
        reason = f"кегль таблиці не задати: стиль {names} є в шаблоні і в таблиці, і поза нею"
        raise DataFaults([Fault(reason, "Дайте таблиці власні стилі або приберіть table_text_pt", origin)])
    for style in sorted(own):
        lists = (sheet.list_of(style, suffix) for suffix in (LIST, NUMBERED))
        for one in (style, *(found.style for found in lists if found)):
            _set_size(sheet.by_id[one], half_points)


def _set_size(style: Element, half_points: int) -> None:
    properties = child(style, "rPr")
    for name in ("sz", "szCs"):
        found = properties.find(w(name))
        if found is None:
            found = etree.Element(w(name))
            later = SEQUENCE[SEQUENCE.index(name) + 1 :]
            after = next((one for one in properties if str(one.tag).rpartition("}")[2] in later), None)
            properties.append(found) if after is None else after.addprevious(found)
        found.set(w("val"), str(half_points))
