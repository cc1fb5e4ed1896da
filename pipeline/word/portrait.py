"""Portrait: a DOCX as text that a person can read and compare: page, styles in use, paragraphs, tables, connections.

From a template's bytes to text; whatever changes the look of a document changes the text. Fails with `Unsound` if it
is no DOCX.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.word.admission import tagged
from pipeline.word.columns import cells_of
from pipeline.word.oddities import in_use
from pipeline.word.package import unpack
from pipeline.word.places import part_name
from pipeline.word.styles import StyleSheet, read_styles
from pipeline.word.tags import text_of
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES, Element, number, parse, value, w, whole

_IN: Final = "  "
_MILLIMETRES: Final = frozenset(
    re.findall(r"\w+", "left right start end firstLine hanging top bottom header footer gutter pos w h")
)
_IN_TWIPS: Final = frozenset({"pgSz", "pgMar", "ind", "tab", "gridCol"})


def portrait(docx: bytes) -> str:
    """Print a DOCX as text, the same each time.

    Raises:
        Unsound: it is no DOCX, or a part of it no XML.
    """
    parts = unpack(docx, DOCUMENT, STYLES)
    trees = {name: parse(part, name) for name, part in sorted(parts.items()) if name.endswith((".xml", ".rels"))}
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    pieces = (_styles(trees, sheet), _texts(trees, sheet), _lists(trees), _relations(trees), _parts(parts))
    return "".join(f"{line}\n" for piece in pieces for line in piece)


def _texts(trees: Mapping[str, Element], sheet: StyleSheet) -> Iterator[str]:
    for part in tagged(trees):
        yield from ("", part_name(part).upper())
        container = trees[part].find(w("body")) if part == DOCUMENT else trees[part]
        yield from _blocks(container, sheet, _IN)


def _blocks(container: Element | None, sheet: StyleSheet, inset: str) -> Iterator[str]:
    for one in () if container is None else container:
        if one.tag == w("p"):
            own = _set(one.find(w("pPr")), "pStyle")
            yield f"{inset}[{sheet.name(sheet.of(one))}{'; ' if own else ''}{own}] {_letters(one)}".rstrip()
        elif one.tag == w("tbl"):
            yield from _table(one, sheet, inset)
        elif one.tag == w("sectPr"):
            yield from (f"{inset}СТОРІНКА: {_said(each)}" for each in one)
        elif one.tag == w("sdt"):
            yield from _blocks(one.find(w("sdtContent")), sheet, inset)


def _letters(paragraph: Element) -> str:
    """Give the letters, with what some of them have of their own, and the fields."""
    instructions = [value(one, "instr") or one.text or "" for one in paragraph.iter(w("fldSimple"), w("instrText"))]
    looks = dict.fromkeys(_set(run.find(w("rPr"))) for run in paragraph.iter(w("r")))
    marks = [f"<{one.strip()}>" for one in instructions] + [f"<{look}>" for look in looks if look]
    return " ".join([text_of(paragraph), *marks])


def _table(table: Element, sheet: StyleSheet, inset: str) -> Iterator[str]:
    widths = (_millimetres(number(column, "w")) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
    yield f"{inset}ТАБЛИЦЯ, графи, мм: {' | '.join(widths)}"
    yield f"{inset}{_IN}{_set(table.find(w('tblPr')))}"
    for place, row in enumerate(table.iterfind(w("tr")), 1):
        yield f"{inset}{_IN}РЯДОК {place}{_after(_set(row.find(w('trPr'))))}"
        for start, span, cell in cells_of(row):
            yield f"{inset}{_IN * 2}графа {start + 1}{f'–{start + span}' if span > 1 else ''}"
            yield from _blocks(cell, sheet, inset + _IN * 3)


def _styles(trees: Mapping[str, Element], sheet: StyleSheet) -> Iterator[str]:
    yield "СТИЛІ"
    defaults = sheet.styles.find(w("docDefaults"))
    yield f"{_IN}типово{_after(_properties(defaults))}"
    found = {value(one, "styleId"): one for one in in_use(trees, sheet)}
    for style, one in sorted(found.items(), key=lambda pair: sheet.name(pair[0])):
        based = sheet.name(value(one.find(w("basedOn"))))
        yield f"{_IN}{sheet.name(style)}{f' ← {based}' if based else ''}{_after(_properties(one))}"


def _properties(style: Element | None) -> str:
    names = {w("rPr"), w("pPr"), w("tblPr"), w("trPr"), w("tcPr")}
    return "; ".join(_set(one) for one in (() if style is None else style.iter(etree.Element)) if one.tag in names)


def _lists(trees: Mapping[str, Element]) -> Iterator[str]:
    if NUMBERING not in trees:
        return
    yield from ("", "СПИСКИ")
    for one in trees[NUMBERING]:
        if one.tag == w("abstractNum"):
            for level in one.iterfind(w("lvl")):
                yield f"{_IN}{value(one, 'abstractNumId')}.{value(level, 'ilvl')}: {_set(level)}"
        elif one.tag == w("num"):
            yield f"{_IN}список {value(one, 'numId')}: {_set(one)}"


def _relations(trees: Mapping[str, Element]) -> Iterator[str]:
    yield from ("", "ЗВ’ЯЗКИ")
    for name, root in trees.items():
        for one in root if name.endswith(".rels") else ():
            kind = one.get("Type", "").rpartition("/")[2]
            yield f"{_IN}{name}: {kind} → {one.get('Target', '')}{_after(one.get('TargetMode', ''))}"


def _parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Name every part with the beginning of its SHA-256, so that what is not printed above changes the text, too."""
    yield from ("", "ЧАСТИНИ")
    yield from (f"{_IN}{hashlib.sha256(parts[name]).hexdigest()[:16]}  {name}" for name in sorted(parts))


def _set(properties: Element | None, *without: str) -> str:
    found = () if properties is None else properties.iterchildren(etree.Element)
    return "; ".join(_said(one) for one in found if one.tag not in {w(name) for name in without})


def _said(one: Element) -> str:
    """Give a property by the format's own names, lengths in millimetres, letters in points."""
    name = etree.QName(one).localname
    said = [
        _attribute(name, etree.QName(str(attribute)).localname, str(typed)) for attribute, typed in one.attrib.items()
    ]
    inside = _set(one)
    return " ".join([name, *said]) + (f" ({inside})" if inside else "")


def _attribute(element: str, attribute: str, typed: str) -> str:
    if element in {"sz", "szCs"}:
        return f"{whole(typed, 0) / 2:g} пт"
    if element in _IN_TWIPS and attribute in _MILLIMETRES:
        return f"{attribute}={_millimetres(whole(typed, 0))} мм"
    return typed if attribute == "val" else f"{attribute}={typed}"


def _millimetres(twips: int) -> str:
    return f"{twips * 25.4 / 1440:.1f}"


def _after(text: str) -> str:
    return f": {text}" if text else ""
