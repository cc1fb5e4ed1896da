"""Word's XML: names and one strict parser.

From the bytes of a part to its tree and back. Fails with `Unsound` if a part is not well-formed XML, or not what Word
writes: lxml's recovering parser drops what it cannot read, and the rest of the document with it (measured).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from lxml import etree

from pipeline.untrusted import trees
from pipeline.untrusted.unsound import Unsound

Element: TypeAlias = trees.Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
DOCUMENT_RELATIONS: Final = "word/_rels/document.xml.rels"


def w(name: str) -> str:
    """Give the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


_PROPERTIES: Final = w("pPr")
_STYLE: Final = w("pStyle")


def parse(part: bytes | str, name: str = DOCUMENT) -> Element:
    """Read a part strictly: no recovery, no entities, no DTD, nothing fetched.

    Raises:
        Unsound: `name` is not well-formed XML, or not what Word writes.
    """
    try:
        return trees.parse(part)
    except Unsound as refused:
        raise type(refused)(f"частина {name}: {refused}", refused.remedy) from refused


def serialise(root: Element) -> bytes:
    """Write a part as Word does: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def as_text(root: Element) -> str:
    """Write a part as text, without what it begins with."""
    return etree.tostring(root, encoding="unicode")


def value(element: Element | None, attribute: str = "val") -> str:
    """Give an attribute of Word's namespace; nothing if the element or the attribute is not there."""
    return "" if element is None else element.get(w(attribute), "")


def number(element: Element | None, attribute: str = "val") -> int:
    """Give an attribute that is a whole number; 0 if it is not there or is none."""
    return whole(value(element, attribute), 0)


def whole(typed: str, otherwise: int) -> int:
    """Read a whole number as Word writes it; `otherwise` if it is none, or one that no document has."""
    return int(typed) if _WHOLE.fullmatch(typed) else otherwise


def child(parent: Element, name: str) -> Element:
    """Give the first child of that name; one is made, last, if there is none."""
    found = parent.find(w(name))
    return etree.SubElement(parent, w(name)) if found is None else found


def paragraphs(container: Element) -> Iterator[Element]:
    """Give all paragraphs inside, in the document's order, those of tables too."""
    return container.iter(w("p"))


def within(parent: Element, properties: str, name: str) -> Element | None:
    """Give a property of `parent`; both names are full. Asked of every cell, it takes half the time of a path."""
    found = next(parent.iterchildren(properties), None)
    return None if found is None else next(found.iterchildren(name), None)


def style_of(paragraph: Element) -> str:
    """Give the identifier of the paragraph's style; nothing if it has none of its own."""
    return value(within(paragraph, _PROPERTIES, _STYLE))


def twips(millimetres: float) -> int:
    """Give Word's unit, a twentieth of a point."""
    return round(millimetres * 1440 / 25.4)
