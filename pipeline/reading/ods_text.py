"""The letters of an ODS cell, as the cell shows them."""

from __future__ import annotations

import re

from pipeline.untrusted.trees import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# ODF 1.3, part 3, 6.1.2: white space is one space, and none at a paragraph's ends; what is more is an element.
_WHITE = re.compile("[ \t\r\n]+")
# What stands for those elements until white space is folded: characters that XML cannot have.
_SPACE, _TAB, _BREAK = "\x00", "\x01", "\x02"


def letters_of(cell: Element) -> str:
    """Give the paragraphs of a cell as lines; notes that are pinned to it are not its text."""
    paragraphs = [_folded(_inside(child)) for child in cell.iterchildren(f"{_TEXT}p")]
    return "\n".join(paragraphs) if paragraphs else cell.get(f"{_OFFICE}string-value", "")


def _folded(letters: str) -> str:
    folded = _WHITE.sub(" ", letters).strip(" ")
    return folded.replace(_SPACE, " ").replace(_TAB, "\t").replace(_BREAK, "\n")


def _inside(element: Element) -> str:
    return (element.text or "") + "".join(_piece(child) + (child.tail or "") for child in element)


def _piece(child: Element) -> str:
    if child.tag == f"{_TEXT}s":
        return _SPACE * int(child.get(f"{_TEXT}c", "1"))
    if child.tag == f"{_TEXT}tab":
        return _TAB
    if child.tag == f"{_TEXT}line-break":
        return _BREAK
    # Comments and processing instructions have functions for tags.
    return "" if callable(child.tag) or child.tag == f"{_OFFICE}annotation" else _inside(child)
