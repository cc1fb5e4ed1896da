"""Splicing: of a filled document only the frame becomes a tree, the thousands of rows between stay text.

From the XML of a filled document with the marks of `measuring` to the bytes of its part; the rows are neither parsed
nor changed, so that the time grows as their number does. Fails with `Unsound` if the frame is no XML of Word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pipeline.word.measuring import END, ROW, TABLE
from pipeline.word.parting import parted
from pipeline.word.wordml import Element, parse, serialise

_LAST: Final = 3
"""Rows at the end of the table that belong to the frame: what `tidying` may change, and one before."""
_REST: Final = "<?rest?>"
"""Stands in the frame where the other rows belong."""


def splice(xml: str, finish: Callable[[Element], None]) -> bytes:
    """Give the document's part, when `finish` has seen the tree of its frame: all but the middle of a long table.

    Raises:
        Unsound: the frame is no well-formed XML, or not what Word writes.
    """
    opening, *rows = xml.split(ROW)
    before, _, head = opening.partition(TABLE)
    frame = "".join((before, head, _REST, *rows[-_LAST:])).replace(END, "", 1) if rows else xml
    tree = parse(frame)
    finish(tree)
    start, _, end = serialise(tree).partition(_REST.encode())
    return start + "".join(parted(rows[:-_LAST], head)).encode() + end
