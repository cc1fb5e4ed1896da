"""That every letter can be drawn and read decades later: fonts embedded, of the expected family, with their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.pdf.expecting import Subject
from pipeline.pdf.fonts import undated
from pipeline.pdf.lettering import BrokenFont, letters_told
from pipeline.pdf.objects import fonts
from pipeline.pdf.sfnt import Program
from pipeline.pdf.sfnt import program as program_of

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_STYLE = re.compile(r"[-,].*$")
_NO_LETTER = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff]")
"""ISO 14289-1, 7.21.7 and ISO 19005-2, 6.2.11.7: what says nothing to anybody but the font's maker."""


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
            yield from _differences(font, program_of(letters), name)
        except ValueError as damage:
            yield f"вбудований шрифт {name} пошкоджено ({damage})"


def _differences(font: pikepdf.Object, drawn: Program, name: str) -> Iterator[str]:
    """Tell where the program and the PDF's words about it part."""
    if drawn.name not in (name, None):
        yield f"замість шрифту {name} вбудовано {drawn.name}"
    first, widths = int(font.get("/FirstChar", 0)), [float(width) for width in font.Widths.as_list()]
    told = _letters(font)
    for code, width in drawn.widths.items():
        if not told.get(code) or _NO_LETTER.search(told[code]):
            yield f"шрифт {name}: не сказано, яка літера знак {code}"
        stated = widths[code - first] if 0 <= code - first < len(widths) else 0.0
        if abs(stated - width) > 1:
            yield f"шрифт {name}: ширина знака {code} не та, що у файлі шрифту"


def _letters(font: pikepdf.Object) -> Mapping[int, str]:
    """Give the letters of each code; none if the font tells them otherwise than LibreOffice does."""
    told = font.get("/ToUnicode")
    with suppress(BrokenFont):
        return letters_told(told) if isinstance(told, Stream) else {}
    return {}


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
