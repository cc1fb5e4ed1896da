"""Where something stands in a Word file, as a clerk finds it: paragraph, or table, row and cell, or style."""

from __future__ import annotations

from typing import Final

from pipeline.word.wordml import DOCUMENT, STYLES, Element, value, w

_PARTS: Final = {
    DOCUMENT: "текст",
    "word/header": "верхній колонтитул",
    "word/footer": "нижній колонтитул",
    "word/footnotes": "виноски",
    "word/endnotes": "кінцеві виноски",
    "word/numbering": "нумерація списків",
}


def place_of(element: Element, template: str, part: str = DOCUMENT) -> str:
    """Name the place of `element` in `part` of `template`."""
    named = [] if part in {DOCUMENT, STYLES} else [part_name(part)]
    return ", ".join([template, *named, *_inside(element)])


def part_name(part: str) -> str:
    """Name a part as a clerk knows it; by its own name if no clerk does."""
    return next((called for name, called in _PARTS.items() if part.startswith(name)), part)


def _inside(element: Element) -> list[str]:
    chain = [element, *element.iterancestors()]
    table = next((one for one in reversed(chain) if one.tag == w("tbl")), None)
    if table is not None:
        found = [_counted(one, called) for one, called in _cells(chain[: chain.index(table)])]
        return [_counted(table, "таблиця"), *found]
    for one in reversed(chain):
        if one.tag == w("style"):
            return [f"стиль «{value(one.find(w('name'))) or value(one, 'styleId')}»"]
        if one.tag == w("docDefaults"):
            return ["стилі, типові значення"]
        if one.tag in {w("p"), w("sdt")}:
            return [_counted(one, "абзац")]
        if one.tag == w("sectPr"):
            return ["параметри сторінки"]
    return []


def _cells(chain: list[Element]) -> list[tuple[Element, str]]:
    """Give the outermost row and cell of what stands in a table, if there are such."""
    rows = [one for one in chain if one.tag == w("tr")][-1:]
    cells = [one for one in chain if one.tag == w("tc")][-1:]
    return [*((row, "рядок") for row in rows), *((cell, "клітинка") for cell in cells)]


def _counted(one: Element, called: str) -> str:
    return f"{called} {sum(1 for _ in one.itersiblings(one.tag, preceding=True)) + 1}"
