"""Splicing: of a filled document only the frame becomes a tree, the thousands of rows between stay text.

From the XML of a filled document, in pieces, with the marks of `measuring` to the bytes of its part; the rows are
neither parsed nor changed, so that the time grows as their number does. Fails with `Unsound` if the frame is no XML of
Word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipeline.word.measuring import END, ROW, TABLE
from pipeline.word.parting import parted
from pipeline.word.wordml import Element, parse, serialise

_LAST: Final = 3
"""Rows at the end of the table that belong to the frame: what `tidying` may change, and one before."""
_AT_ONCE: Final = 1000
"""Pieces that are put together before they are cut: some forty rows."""
_REST: Final = "<?rest?>"
"""Stands in the frame where the other rows belong."""


def splice(pieces: Sequence[str], finish: Callable[[Element], None]) -> bytes:
    """Give the document's part, when `finish` has seen the tree of its frame: all but the middle of a long table.

    A mark stands whole in one of the pieces: it is the template's, between two tags.

    Raises:
        Unsound: the frame is no well-formed XML, or not what Word writes.
    """
    opening, *rows = _cut(pieces)
    before, _, head = opening.partition(TABLE)
    frame = "".join((before, head, _REST, *rows[-_LAST:])).replace(END, "", 1) if rows else opening
    tree = parse(frame)
    finish(tree)
    start, _, end = serialise(tree).partition(_REST.encode())
    return b"".join((start, *(row.encode() for row in parted(rows[:-_LAST], head)), end))


def _cut(pieces: Sequence[str]) -> Iterator[str]:
    """Cut the text at the marks of its rows, piece after piece: nowhere does all of it stand in one text."""
    waiting: list[str] = []
    for start in range(0, len(pieces), _AT_ONCE):
        first, *more = "".join(pieces[start : start + _AT_ONCE]).split(ROW)
        waiting.append(first)
        if more:
            yield "".join(waiting)
            yield from more[:-1]
            waiting = more[-1:]
    yield "".join(waiting)
