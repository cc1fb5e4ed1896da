"""From a page's font to what its codes show: which letters, how wide. Fails on a font that is unlike ours.

Only what LibreOffice writes is understood: TrueType fonts, whose codes are single bytes and are told one by one (ISO
32000-1, 9.6 and 9.10.3). A table of letters with anything else in it could be read in two ways.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_PAIR: Final = r"<([0-9A-Fa-f]{2})>\s+<((?:[0-9A-Fa-f]{4})+)>\s+"
_PAIRS: Final = re.compile(_PAIR)
_TABLE: Final = re.compile(
    r"\s*/CIDInit\s*/ProcSet\s+findresource\s+begin\s+\d+\s+dict\s+begin\s+begincmap\s+"
    r"/CIDSystemInfo\s*<<[^<>]*>>\s*def\s+/CMapName\s*/\S+\s+def\s+/CMapType\s+2\s+def\s+"
    r"1\s+begincodespacerange\s+<00>\s*<FF>\s+endcodespacerange\s+"
    rf"(?P<pairs>(?:\d+\s+beginbfchar\s+(?:{_PAIR})*+endbfchar\s+)*+)"
    r"endcmap\s+CMapName\s+currentdict\s*/CMap\s+defineresource\s+pop\s+end\s+end\s*"
)


class BrokenFont(ValueError):
    """A font does not say which letters it shows, or not in the one way that is understood."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What the codes of a font show."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]
    """Of every code, in thousandths of the type's size."""
    blanks: bytes
    """The codes of white space."""

    def text(self, codes: bytes) -> str:
        """Give the letters; a code that shows none known gives U+FFFD, which no content has."""
        return codecs.charmap_decode(codes, "replace", self.letters)[0]

    def width(self, codes: bytes) -> float:
        """Give the way from the first letter's beginning to the last one's end; white space after it does not count."""
        return sum(map(self.widths.__getitem__, codes.rstrip(self.blanks)))


def alphabet(font: pikepdf.Object) -> Alphabet:
    """Read what a font of a page says of its codes.

    Raises:
        BrokenFont: it is of another kind than LibreOffice's, or its table of letters is.
    """
    if font.get("/Subtype") != Name.TrueType:
        raise BrokenFont(f"шрифт незвичного виду: {font.get('/Subtype')}")
    first = int(font.get("/FirstChar", 0))
    widths = dict.fromkeys(range(256), 0.0)
    widths |= {first + place: float(width) for place, width in enumerate(font.get("/Widths", Array()).as_list())}
    told = font.get("/ToUnicode")
    letters = letters_told(told) if isinstance(told, Stream) else {}
    return Alphabet(letters, widths, bytes(code for code, letter in letters.items() if letter.isspace()))


def letters_told(table: Stream) -> dict[int, str]:
    """Read the letters of each code from a font's table of them.

    Raises:
        BrokenFont: the table has anything but single codes, or one of them twice.
    """
    whole = _TABLE.fullmatch(table.read_bytes().decode("latin-1"))
    pairs = _PAIRS.findall(whole["pairs"]) if whole else []
    letters = {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}
    if whole is None or len(letters) != len(pairs):
        raise BrokenFont("шрифт незвично каже, які літери він показує")
    return letters


class Alphabets:
    """The alphabets of all pages: pages share their fonts, so each is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Alphabet] = {}

    def of(self, page: pikepdf.Page) -> Mapping[str, Alphabet]:
        """Give the alphabets of a page's fonts, by the names that the page has for them."""
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        return {name: self._alphabet(font) for name, font in fonts.items()}

    def _alphabet(self, font: pikepdf.Object) -> Alphabet:
        if not font.is_indirect:
            return alphabet(font)
        if font.objgen not in self._known:
            self._known[font.objgen] = alphabet(font)
        return self._known[font.objgen]
