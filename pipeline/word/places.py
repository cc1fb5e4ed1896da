"""Where something stands in a Word file, as a clerk finds it: the paragraph, or the table, row and cell."""

from __future__ import annotations

from typing import Final

from pipeline.word.wordml import DOCUMENT, Element, value, w

_PARTS: Final = {"header": "верхній колонтитул", "footer": "нижній колонтитул", "footnotes": "виноски"}


def place_of(element: Element, template: str, part: str = DOCUMENT) -> str:
    """Name the place of `element` in `part` of `template`."""
    where = [template, *_part(part)]
    cell = next(element.iterancestors(w("tc")), None)
    if cell is None:
        top = element.getparent()
        count = 0 if top is None else sum(1 for one in element.itersiblings(element.tag, preceding=True)) + 1
        return ", ".join([*where, f"абзац {count}"])
    row, table = next(cell.iterancestors(w("tr"))), next(cell.iterancestors(w("tbl")))
    before = sum(1 for one in table.itersiblings(w("tbl"), preceding=True))
    return ", ".join(
        [*where, f"таблиця {before + 1}", f"рядок {_position(table, row)}", f"клітинка {_position(row, cell)}"]
    )


def place_around(element: Element, template: str, part: str) -> str:
    """Name the place of anything: its paragraph's, its style's, or the part alone."""
    paragraph = next((one for one in (element, *element.iterancestors()) if one.tag == w("p")), None)
    if paragraph is not None:
        return place_of(paragraph, template, part)
    style = next(element.iterancestors(w("style")), None)
    named = [] if style is None else [f"стиль «{value(style.find(w('name')))}»"]
    return ", ".join([template, *(named or _part(part))])


def _part(part: str) -> list[str]:
    if part == DOCUMENT:
        return []
    return [next((called for name, called in _PARTS.items() if name in part), part)]


def _position(parent: Element, one: Element) -> int:
    return [other for other in parent if other.tag == one.tag].index(one) + 1
