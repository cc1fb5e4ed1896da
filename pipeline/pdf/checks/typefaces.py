"""That every letter can be drawn and read decades later: fonts embedded, of the expected family, with their letters."""

from __future__ import annotations

import io
import logging
import re
import struct
from collections.abc import Iterator

import pikepdf
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.pdf.expecting import Subject
from pipeline.pdf.fonts import undated
from pipeline.pdf.objects import fonts

# Without a handler fontTools' warnings would be printed, in English, beside what an officer is told.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_STYLE = re.compile(r"[-,].*$")
_POSTSCRIPT_NAME = 6
"""OpenType, `name`: the identifier of a font's PostScript name."""
_UNREADABLE = (
    TTLibError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)
"""What fontTools raises for a font whose tables make no sense."""
_LETTER = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<((?:[0-9A-Fa-f]{4})+)>")
_LETTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_NO_LETTER = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff]")
"""ISO 14289-1, 7.21.7 and ISO 19005-2, 6.2.11.7: what says nothing to anybody but the font's maker."""
_THOUSAND = 1000
"""PDF states the widths of letters in thousandths of the font's size."""


def font_names(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Give the names of all fonts, without the tags of their subsets."""
    return tuple(sorted({_name(font) for font in fonts(pdf)}))


def embeds_fonts(subject: Subject) -> Iterator[str]:
    """Look at each font: embedded, of the family, readable as text (ISO 19005-1, 6.3.4 and 6.3.8)."""
    for font in fonts(subject.pdf):
        name = _name(font)
        if _STYLE.sub("", name) not in subject.expected.families:
            yield f"чужий шрифт {name}"
        if _program(font) is None:
            yield f"шрифт {name} не вбудовано"
        if not isinstance(font.get("/ToUnicode"), Stream):
            yield f"шрифт {name} не каже, які літери він показує"


def fonts_are_themselves(subject: Subject) -> Iterator[str]:
    """Compare each embedded TrueType program with what the PDF says of it: name, widths, letters.

    ISO 19005-1, 6.3.6 to 6.3.8; a symbolic font has no encoding but its own.

    Its checksums are right when the file is made, so a letter that was drawn anew since then is noticed.
    """
    for font in fonts(subject.pdf):
        program = _program(font)
        if program is None or font.get("/Subtype") != Name.TrueType:
            continue
        letters, name = program.read_bytes(), _name(font)
        if "/Encoding" in font:
            yield f"шрифт {name} має ще одне кодування"
        try:
            if undated(letters) != letters:
                yield f"вбудований шрифт {name} змінено після створення файлу"
                continue
            with TTFont(io.BytesIO(letters), lazy=True) as drawn:
                yield from _differences(font, drawn, name)
        except _UNREADABLE as damage:
            yield f"вбудований шрифт {name} пошкоджено ({damage})"


def _differences(font: pikepdf.Object, drawn: TTFont, name: str) -> Iterator[str]:
    """Tell where the program and the PDF's words about it part."""
    own = drawn["name"].getDebugName(_POSTSCRIPT_NAME) if "name" in drawn else name
    if own != name:
        yield f"замість шрифту {name} вбудовано {own}"
    first, widths = int(font.get("/FirstChar", 0)), [float(width) for width in font.Widths]
    scale, metrics = _THOUSAND / drawn["head"].unitsPerEm, drawn["hmtx"]
    told = _letters(font)
    for code, glyph in sorted(_codes(drawn).items()):
        if not told.get(code) or _NO_LETTER.search(told[code]):
            yield f"шрифт {name}: не сказано, яка літера знак {code}"
        stated = widths[code - first] if 0 <= code - first < len(widths) else 0.0
        if abs(stated - metrics[glyph][0] * scale) > 1:
            yield f"шрифт {name}: ширина знака {code} не та, що у файлі шрифту"


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Give the letters of each code, as LibreOffice writes them: one by one."""
    told = font.get("/ToUnicode")
    blocks = _LETTERS.findall(told.read_bytes()) if isinstance(told, Stream) else []
    pairs = (pair for block in blocks for pair in _LETTER.findall(block))
    return {int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}


def _codes(drawn: TTFont) -> dict[int, str]:
    """Give the glyph of each code: those of a symbolic TrueType font are in the table of platform 1."""
    table = drawn["cmap"].getcmap(1, 0)
    return dict(table.cmap) if table else {}


def _descriptor(font: pikepdf.Object) -> pikepdf.Object:
    """Give the font's descriptor; a composite font's is its descendant's."""
    inside = font.get("/DescendantFonts", Array())
    holder = inside[0] if len(inside) else font
    return holder.get("/FontDescriptor", Dictionary())


def _program(font: pikepdf.Object) -> Stream | None:
    """Give the embedded font file."""
    descriptor = _descriptor(font)
    programs = (descriptor.get(key) for key in _PROGRAMS)
    return next((program for program in programs if isinstance(program, Stream)), None)


def _name(font: pikepdf.Object) -> str:
    """Give the font's name without the tag of a subset."""
    return _SUBSET.sub("", str(font.get("/BaseFont", "?")))
