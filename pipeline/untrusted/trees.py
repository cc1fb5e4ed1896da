"""XML that others made: parsed strictly, nothing expanded, nothing fetched.

From bytes to a tree. Fails with `Damaged` if it is not well-formed, with `Unsound` if it has a DTD, is encoded
otherwise than in UTF-8, or is nested deeper than any document is.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from pipeline.untrusted.unsound import AGAIN, Damaged, Unsound

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its class

DEPTH: Final = 100
"""How deep elements may be nested; a table in a table in a cell has some twenty."""

_DTD: Final = re.compile(rb"<!(DOCTYPE|ENTITY)")
_UTF_8: Final = frozenset({"", "UTF-8", "ASCII", "US-ASCII"})


def parse(xml: bytes | str, depth: int = DEPTH) -> Element:
    """Read XML without recovery, entities, DTD or anything from elsewhere.

    Raises:
        Damaged: it is not well-formed.
        Unsound: a DTD, another encoding than UTF-8, or elements nested more than `depth` deep.
    """
    content = xml.encode("utf-8", "surrogatepass") if isinstance(xml, str) else xml
    if _DTD.search(content):
        raise Unsound("файл має незвичну будову (DOCTYPE)", AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        line = getattr(failure, "lineno", 0) or 1
        raise Damaged(f"розмітку пошкоджено (рядок {line})", AGAIN) from failure
    _refuse_odd(root, depth)
    return root


def _refuse_odd(root: Element, depth: int) -> None:
    information = root.getroottree().docinfo
    # Another encoding could hide a DTD, or a template's tag, from a search of the bytes.
    if (information.encoding or "").upper() not in _UTF_8:
        raise Unsound(f"файл має незвичне кодування ({information.encoding})", AGAIN)
    if information.internalDTD is not None:
        raise Unsound("файл має незвичну будову (DOCTYPE)", AGAIN)
    if root.xpath(f"boolean({'/*' * (depth + 1)})"):
        raise Unsound(f"елементи вкладено глибше ніж на {depth} рівнів", AGAIN)
