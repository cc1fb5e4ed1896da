"""From a font file and a text to a small font with just its letters, as PDF/A-1 wants an embedded one to be.

A symbolic TrueType font with one table of codes, its units a thousandth of the type (ISO 19005-1, 6.3.6 and 6.3.7;
ISO 32000-1, 9.6.6.4): pyHanko's own embedding writes neither CIDSet nor widths in thousandths. Fails on a letter that
the font lacks.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from pipeline.pdf.fonts import undated
from pipeline.signing.pades.certificates import HIDDEN, refused

THOUSAND: Final = 1000
FIRST: Final = 33
"""The code of the first letter: below are a byte's controls and its space."""
_MOST: Final = 255 - FIRST
_POSTSCRIPT_NAME: Final = 6


@dataclass(frozen=True, slots=True)
class Letters:
    """A font that has just the letters of a text."""

    name: str
    program: bytes
    codes: Mapping[str, int]
    """The byte of each letter."""
    widths: tuple[int, ...]
    """Of the letters in the order of their codes, in thousandths."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int

    def shown(self, text: str) -> str:
        """Give `text` as a string of PDF."""
        return "<" + "".join(f"{self.codes[letter]:02X}" for letter in text) + ">"

    def width(self, text: str) -> float:
        """Give how wide `text` is in a type of one point."""
        return sum(self.widths[self.codes[letter] - FIRST] for letter in text) / THOUSAND

    def spoken(self) -> str:
        """Give the map from codes back to letters (ToUnicode; ISO 32000-1, 9.10.3)."""
        pairs = (f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, code in self.codes.items())
        return _TO_UNICODE.format(count=len(self.codes), pairs="\n".join(pairs))


_TO_UNICODE: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{count} beginbfchar
{pairs}
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def letters_of(font: bytes, text: str) -> Letters:
    """Cut out of `font` what `text` needs.

    Raises:
        CannotSign: the font lacks a letter of it, or it has more kinds of letters than a byte can name.
    """
    drawn = TTFont(io.BytesIO(font), fontNumber=0)
    known, needed = drawn.getBestCmap(), sorted(set(text))
    if lacking := [letter for letter in needed if ord(letter) not in known] or needed[_MOST:]:
        reason = f"відмітку про підпис не можна надрукувати: у шрифті немає «{''.join(lacking)}»"
        raise refused(reason, HIDDEN)
    codes = {letter: FIRST + place for place, letter in enumerate(needed)}
    glyphs = {code: known[ord(letter)] for letter, code in codes.items()}
    _cut(drawn, text, glyphs)
    widths = tuple(drawn["hmtx"][glyph][0] for glyph in glyphs.values())
    head, lines = drawn["head"], drawn["hhea"]
    name = drawn["name"].getDebugName(_POSTSCRIPT_NAME)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return Letters(name, _written(drawn), codes, widths, box, lines.ascent, lines.descent)


def _cut(drawn: TTFont, text: str, glyphs: Mapping[int, str]) -> None:
    """Leave the letters of `text` alone, scale them, and give them their codes."""
    wanted = Options(
        hinting=False, layout_features=[], name_IDs=[_POSTSCRIPT_NAME], name_languages=["*"], glyph_names=True
    )
    subsetter = Subsetter(wanted)
    subsetter.populate(text=text)
    subsetter.subset(drawn)
    scale_upem(drawn, THOUSAND)
    table = CmapSubtable.newSubtable(0)
    table.platformID, table.platEncID, table.language, table.cmap = 1, 0, 0, dict(glyphs)
    drawn["cmap"].tables = [table]


def _written(drawn: TTFont) -> bytes:
    stream = io.BytesIO()
    drawn.save(stream)
    return undated(stream.getvalue())
