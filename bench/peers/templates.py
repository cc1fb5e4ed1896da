"""From our template to the same form in a peer's own notation, so that all fill the same Word document.

Fails never, for the template that lies here; a test fills each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.word.package import pack, unpack
from pipeline.word.wordml import DOCUMENT, Element, parse, serialise, w

_ABSENT: Final = "concurrences"
"""What no measured document has; the other branch of that condition stays."""
_TAG: Final = re.compile(r"\{([{%])(p|r|tr)? (.+?) [}%]\}")
_LOOP: Final = re.compile(r"for (\w+) in (?:\w+\.)?(\w+)")


def stock(template: bytes) -> bytes:
    """Give the template as docxtpl takes it: texts instead of whole paragraphs."""
    return _rewritten(template, _as_texts)


def docxtemplater(template: bytes) -> bytes:
    """Give the template as docxtemplater takes it: loops open and close inside the rows that they repeat."""
    return _rewritten(template, _with_loops)


def carbone(template: bytes) -> bytes:
    """Give the template as Carbone takes it: a row and the next one, over a flat list."""
    return _rewritten(template, _with_places)


def _rewritten(template: bytes, rewrite: Callable[[Element], None]) -> bytes:
    parts = unpack(template)
    tree = parse(parts[DOCUMENT])
    _decide(tree)
    rewrite(tree)
    return pack({**parts, DOCUMENT: serialise(tree)})


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of the template, and the text that it is all of."""

    text: Element
    mark: str
    kind: str
    words: str

    @property
    def does(self) -> Literal["print", "for", "end", "if", "else", "endif"]:
        """What it does."""
        if self.mark == "{":
            return "print"
        known = {"for": "for", "endfor": "end", "if": "if", "else": "else", "endif": "endif"}
        return known[self.words.partition(" ")[0]]  # type: ignore[return-value] # one of these

    @property
    def holder(self) -> Element:
        """The paragraph or row that it governs."""
        return next(self.text.iterancestors(w("tr" if self.kind == "tr" else "p")))


def _tags(tree: Element) -> Iterator[_Tag]:
    for text in list(tree.iter(w("t"))):
        if found := _TAG.search(text.text or ""):
            yield _Tag(text, found[1], found[2] or "", found[3])


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _decide(tree: Element) -> None:
    """Take conditions away: what depends on something absent goes with them, and so does every other `else`."""
    dropping: list[bool] = []
    for child in list(tree[0]):
        tag = next(_tags(child), None) if child.tag == w("p") else None
        does = tag.does if tag else ""
        if tag and does == "if":
            dropping.append(tag.words.endswith(_ABSENT))
        elif does == "else":
            dropping[-1] = not dropping[-1]
        if does in {"if", "else", "endif"} or any(dropping):
            _drop(child)
        if does == "endif":
            dropping.pop()


def _as_texts(tree: Element) -> None:
    for tag in _tags(tree):
        if tag.does == "print":
            tag.text.text = f"{{{{ {tag.words} }}}}"


def _with_loops(tree: Element) -> None:
    loops: list[str] = []
    waiting = ""
    last: Element | None = None
    for tag in _tags(tree):
        if tag.does == "print":
            tag.text.text = f"{waiting}{{{_short(tag.words)}}}"
            waiting, last = "", tag.text
            continue
        if found := _LOOP.match(tag.words):
            loops.append(found[2])
        shown = f"{{#{loops[-1]}}}" if tag.does == "for" else f"{{/{loops.pop()}}}"
        if tag.kind != "tr":
            tag.text.text = shown
        elif tag.does == "for":
            waiting += shown
            _drop(tag.holder)
        elif last is not None:
            last.text = f"{last.text}{shown}"
            _drop(tag.holder)


def _short(words: str) -> str:
    """Name a value inside its loop; docxtemplater's own parser knows no dots."""
    head, _, name = words.rpartition(".")
    if words == "line":
        return "."
    return f"columns_{name}" if head == "columns" else name


def _with_places(tree: Element) -> None:
    for tag in _tags(tree):
        head, _, name = tag.words.rpartition(".")
        if tag.does != "print" or head == "section" or tag.words == "line":
            _drop(tag.holder if tag.kind == "tr" or head != "section" else next(tag.text.iterancestors(w("tr"))))
        elif head == "row":
            tag.text.text = f"{{d.rows[i].{name}}}"
        else:
            tag.text.text = f"{{{_path(head, name)}:convCRLF()}}"
    row = next(row for row in tree.iter(w("tr")) if any("rows[i]" in (text.text or "") for text in row.iter(w("t"))))
    following = deepcopy(row)
    for text in following.iter(w("t")):
        text.text = (text.text or "").replace("[i]", "[i+1]")
    row.addnext(following)


def _path(head: str, name: str) -> str:
    """Name a value from the top; the measured documents have one approval and one signature."""
    if name == "last_post_line":
        return "d.signatures[0].post"
    return {"": "d.", "columns": "d.columns_", "approval": "d.approvals[0].", "signature": "d.signatures[0]."}[
        head
    ] + name
