"""Letters that the typeface of official documents has, known before anything is printed.

A letter that it lacks would be printed in another typeface, or as an empty box, and found only in the finished PDF.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.errors import Fault
from schemas.document import Document
from schemas.origin import Origin

# Liberation Serif 2.1, all four faces: code points and ranges (a test holds them against the installed font).
_RANGES = """
    20-7e a0-36f 374-375 37a-37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-513 51a-51d 591-5c7 5d0-5ea 5f0-5f4 1d00-1dca
    1dfe-1e9b 1e9e 1ea0-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4
    1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2010 2012-2022 2026 202a-2030 2032-2034
    2039-203a 203c 203e 2044 205e 206a-206f 2074-2079 207f-2089 2090-2094 20a0-20b5 20bf 20f0 2105 2113 2116-2117
    2122 2126 212e 214d-214e 2153-2154 215b-215e 2184 2190-2195 21a8 21d4 2202 2206 220f 2211-2212 2215 2219-221a
    221e-221f 2229 222b 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500 2502 250c 2510 2514 2518 251c 2524 252c
    2534 253c 2550-256c 2580 2584 2588 258c 2590-2593 25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cc 25cf-25d9
    25e6 263a-263c 2640 2642 2660 2663 2665-2666 2669-266c 266f 2c60-2c6d 2c71-2c77 2e17 a717-a721 a788-a78c f004
    fb01-fb02 fb1d-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4f fe20-fe23 fffc
"""
_DRAWN_OTHERWISE = "\n\u00ad\u200b\u2011\u2060"
"""A break, marks that leave no trace, and the hyphen that does not break, which is drawn as a hyphen."""


@cache
def letters() -> frozenset[str]:
    """Give every letter that can be printed."""
    bounds = (part.partition("-") for part in _RANGES.split())
    return frozenset(
        chr(code) for first, _, last in bounds for code in range(int(first, 16), int(last or first, 16) + 1)
    ) | frozenset(_DRAWN_OTHERWISE)


def missing_letters(document: Document) -> Iterator[Fault]:
    """Give a fault for each text with a letter that the typeface lacks."""
    for block in document.blocks():
        for run in (run for paragraph in block for run in paragraph.runs):
            yield from lacking(run.text, run.origin)


def lacking(text: str, origin: Origin | None = None, place: str = "") -> Iterator[Fault]:
    """Give a fault that names the letters of `text` that the typeface lacks, if there are any."""
    if letters().issuperset(text):
        return
    shown = ", ".join(
        f"«{letter}» U+{ord(letter):04X} ({unicodedata.name(letter, 'без назви')})"
        for letter in sorted(set(text) - letters())
    )
    yield Fault(f"у шрифті документа немає знака {shown}", "Замініть його іншим", origin=origin, place=place)
