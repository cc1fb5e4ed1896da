"""Marking: each tag of the template learns how it is to be printed, before docxtpl takes its paragraph away.

From the trees of a template that has passed the audit to the same trees, ready to be filled, and the looks. Fails
never.
"""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from pipeline.word.letters import Look
from pipeline.word.styles import LIST, NUMBERED, StyleSheet
from pipeline.word.tags import Tag, text_of, well_formed_tags
from pipeline.word.wordml import Element, paragraphs, style_of, w

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES: Final = re.compile(r' xmlns:\w+="[^"]*"')

# Word writes these by itself while a clerk types; they are not the form's.
_TYPED: Final = frozenset({"lang", "noProof"})
_NOT_COPIED: Final = frozenset({"pStyle", "numPr", "rPr", "sectPr"})


class Looks:
    """The looks of a template's tags, each once, by number."""

    def __init__(self, sheet: StyleSheet) -> None:
        """Take the styles that the looks refer to."""
        self._sheet = sheet
        self._found: dict[Look, int] = {}

    def number(self, paragraph: Element, run: Element | None) -> int:
        """Give the number of the look that a tag in `run` of `paragraph` has."""
        style = self._sheet.of(paragraph)
        typed = None if run is None else run.find(w("rPr"))
        look = Look(
            style=style_of(paragraph),
            paragraph="".join(xml for name, xml in _set(paragraph.find(w("pPr"))) if name not in _NOT_COPIED),
            letters=tuple((name, xml) for name, xml in _set(typed) if name not in _TYPED),
            dashes=self._sheet.list_of(style, LIST),
            numbers=self._sheet.list_of(style, NUMBERED),
        )
        return self._found.setdefault(look, len(self._found))

    def all(self) -> tuple[Look, ...]:
        """Give the looks by number."""
        return tuple(self._found)


def mark(roots: Iterable[Element], sheet: StyleSheet) -> tuple[Look, ...]:
    """Rewrite the tags: `{{p name }}` becomes `{{p name|p(3) }}`, where 3 is its look, one of those given back.

    Cells of which nothing may be left when their tags print nothing are wrapped, so that an empty paragraph stays;
    where one tag is all of a cell, it sees to that itself: `{{p name|filled(3) }}`. Empty runs are taken out.
    """
    looks = Looks(sheet)
    for root in roots:
        _drop_empty_runs(root)
        for cell in root.iter(w("tc")):
            _wrap(cell, looks)
        for paragraph in paragraphs(root):
            tags = well_formed_tags(text_of(paragraph))
            if root.tag != w("document"):
                tags = tuple(replace(tag, paths=tuple(f"running.{path}" for path in tag.paths)) for tag in tags)
            if tags:
                _rewrite(paragraph, tags, looks)
    return looks.all()


def _drop_empty_runs(document: Element) -> None:
    for letters in list(document.iter(w("t"))):
        run = letters.getparent()
        if letters.text or run is None or run.tag != w("r"):
            continue
        run.remove(letters)
        holder = run.getparent()
        if holder is not None and all(one.tag == w("rPr") for one in run):
            holder.remove(run)


def _rewrite(paragraph: Element, tags: tuple[Tag, ...], looks: Looks) -> None:
    """Give each tag and each text of the paragraph a run of its own: docxtpl replaces the whole run of a tag."""
    position, is_lone = 0, _is_all_of_cell(paragraph)
    for run in list(paragraph.iter(w("r"))):
        for element in run:
            if element.tag == w("t"):
                text = element.text or ""
                for piece in _pieces(text, position, tags):
                    look = looks.number(paragraph, run)
                    printed = _jinja(piece, look, is_lone=is_lone) if isinstance(piece, Tag) else piece
                    run.addprevious(_run(run, _letters(printed)))
                position += len(text)
            elif element.tag != w("rPr"):
                run.addprevious(_run(run, copy.deepcopy(element)))
        _remove(run)


def _pieces(text: str, position: int, tags: tuple[Tag, ...]) -> Iterator[Tag | str]:
    """Cut a text that starts at `position` of its paragraph; a tag split over several belongs to the first."""
    inside = {tag.start - position: tag for tag in tags}
    cuts = sorted({0, len(text), *(edge - position for tag in tags for edge in (tag.start, tag.end))})
    cuts = [cut for cut in cuts if 0 <= cut <= len(text)]
    for start, end in itertools.pairwise(cuts):
        if start in inside:
            yield inside[start]
        elif not any(tag.start - position < start < tag.end - position for tag in tags):
            yield text[start:end]


def _jinja(tag: Tag, look: int, *, is_lone: bool) -> str:
    if tag.verb == "print" and tag.reach:
        return tag.jinja(f"|{'filled' if is_lone else tag.reach}({look})")
    return tag.jinja()


def _is_all_of_cell(paragraph: Element) -> bool:
    """Tell whether the paragraph is the only one of a cell, and prints a block."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != w("tc") or len(cell.findall(w("p"))) > 1 or cell.find(w("tbl")) is not None:
        return False
    return [(tag.reach, tag.verb) for tag in well_formed_tags(text_of(paragraph))] == [("p", "print")]


def _wrap(cell: Element, looks: Looks) -> None:
    own = cell.findall(w("p"))
    tags = [well_formed_tags(text_of(paragraph)) for paragraph in own]
    vanishing = all(found and found[0].reach == "p" for found in tags) and cell.find(w("tbl")) is None
    if not own or not vanishing or _is_all_of_cell(own[0]):
        return
    printing = (one for one, found in zip(own, tags, strict=True) if found[0].verb == "print")
    paragraph = next(printing, own[0])
    place = looks.number(paragraph, next(paragraph.iter(w("r")), None))
    own[0].addprevious(_paragraph(f"{{%p filter cell({place}) %}}"))
    own[-1].addnext(_paragraph("{%p endfilter %}"))


def _paragraph(text: str) -> Element:
    paragraph = etree.Element(w("p"))
    etree.SubElement(paragraph, w("r")).append(_letters(text))
    return paragraph


def _run(model: Element, content: Element) -> Element:
    run = etree.Element(w("r"))
    properties = model.find(w("rPr"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.append(content)
    return run


def _letters(text: str) -> Element:
    element = etree.Element(w("t"), {_SPACE: "preserve"})
    element.text = text
    return element


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _set(properties: Element | None) -> Iterator[tuple[str, str]]:
    for one in () if properties is None else properties:
        xml = etree.tostring(one, encoding="unicode", with_tail=False)
        yield str(one.tag).rpartition("}")[2], _NAMESPACES.sub("", xml)
