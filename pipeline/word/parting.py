"""Parting: a table of many rows goes on in further ones, each under the same head on a new page.

From the rows of a table to the same rows, with what stands between two tables. LibreOffice lays a table out in a time
that grows as the square of its length (5,000 measures: twenty minutes in one table, less than one in parts). At the top
of a page the head stands anyway, so that a reader sees one table going on; a screen reader is told the heads of each
part. Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.word.tidying import NEW_PAGE

WHOLE: Final = 300
"""Rows of a table that is not parted, so that a screen reader has one. Parts save a second of 300 rows, of 150 none."""

PART: Final = 100
"""Rows of a part at most. Longer parts take LibreOffice more time, shorter ones leave more pages half empty: of 1,000
measures, parts of 200, 100 and 50 took 10.0, 6.5 and 6.0 s of its time, and 438, 442 and 444 pages."""


def parted(rows: Sequence[str], head: str) -> Iterator[str]:
    """Give the rows, and between two parts the end of one table and the `head` of the next: all that it begins with.

    Parts begin with a section where they can; a section that is too long for one is shared out evenly.
    """
    border = f"</w:tbl>{NEW_PAGE}{head}"
    begun = False
    for part in _parts(rows) if len(rows) > WHOLE else [rows]:
        if begun:
            yield border
        yield from part
        begun = True


def _parts(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """Fill parts with whole sections; of one that is longer, the last share goes on with the next sections."""
    part: list[str] = []
    for section in _sections(rows):
        if part and len(part) + len(section) > PART:
            yield part
            part = []
        *full, rest = _shares(section)
        yield from full
        part += rest
    yield part


def _sections(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    starts = [place for place, row in enumerate(rows) if place and _is_title(row)]
    for start, end in zip([0, *starts], [*starts, len(rows)], strict=True):
        yield rows[start:end]


def _shares(section: Sequence[str]) -> list[Sequence[str]]:
    count = -(-len(section) // PART)
    ends = [len(section) * share // count for share in range(count + 1)]
    return [section[start:end] for start, end in pairwise(ends)]


def _is_title(row: str) -> bool:
    """Tell whether a row is one cell over all columns, as the title of a section is."""
    return row.find("</w:tc>") == row.rfind("</w:tc>")
