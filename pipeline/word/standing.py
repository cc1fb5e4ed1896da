"""Standing parts: a theme and a table of fonts, which programs expect of every document and which print nothing.

From parts to parts. A template's own are left out, since names may stand in them; these are the same in every document
and say only what is so: one typeface, black on white. openxml-audit holds a document without them for at risk in Word,
though the format leaves it free (ISO/IEC 29500-1, 11.3.5 and 14.2.7). Fails never.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.word.joining import Joint, join
from pipeline.word.typefaces import TYPEFACE
from pipeline.word.wordml import DOCUMENT_RELATIONS, RELATIONS, WORD, Element, serialise, w

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_FONTS: Final = Joint(
    "word/fontTable.xml",
    f"{_OFFICE}.wordprocessingml.fontTable+xml",
    f"{RELATIONS}/fontTable",
    DOCUMENT_RELATIONS,
    "fontTable.xml",
)
_THEME: Final = Joint(
    "word/theme/theme1.xml", f"{_OFFICE}.theme+xml", f"{RELATIONS}/theme", DOCUMENT_RELATIONS, "theme/theme1.xml"
)
STANDING: Final = (_FONTS.part, _THEME.part)
"""The parts' names."""
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_BLACK, _WHITE = "000000", "FFFFFF"
_COLOURS: Final = {
    "dk1": _BLACK,
    "lt1": _WHITE,
    "dk2": _BLACK,
    "lt2": _WHITE,
    **dict.fromkeys((f"accent{n}" for n in range(1, 7)), _BLACK),
    "hlink": "0000FF",
    "folHlink": "800080",
}
_PANOSE: Final = "02020603050405020304"
"""The classes of Times New Roman, by which a program without it finds the nearest."""


def with_standing_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts with a theme and a table of fonts, the same for every document."""
    return join(join(parts, _FONTS, serialise(_fonts())), _THEME, serialise(_theme()))


def _fonts() -> Element:
    fonts = etree.Element(w("fonts"), nsmap={"w": WORD})
    font = etree.SubElement(fonts, w("font"), {w("name"): TYPEFACE})
    for name, said in (("panose1", _PANOSE), ("charset", "CC"), ("family", "roman"), ("pitch", "variable")):
        etree.SubElement(font, w(name), {w("val"): said})
    return fonts


def _theme() -> Element:
    theme = etree.Element(_a("theme"), {"name": "zvit"}, nsmap={"a": _DRAWING})
    elements = etree.SubElement(theme, _a("themeElements"))
    colours = etree.SubElement(elements, _a("clrScheme"), {"name": "zvit"})
    for slot, colour in _COLOURS.items():
        etree.SubElement(etree.SubElement(colours, _a(slot)), _a("srgbClr"), {"val": colour})
    fonts = etree.SubElement(elements, _a("fontScheme"), {"name": "zvit"})
    for kind in ("majorFont", "minorFont"):
        faces = etree.SubElement(fonts, _a(kind))
        for script, face in (("latin", TYPEFACE), ("ea", ""), ("cs", "")):
            etree.SubElement(faces, _a(script), {"typeface": face})
    forms = etree.SubElement(elements, _a("fmtScheme"), {"name": "zvit"})
    for kind, make in (("fillStyleLst", _fills), ("lnStyleLst", _lines), ("effectStyleLst", _effects)):
        etree.SubElement(forms, _a(kind)).extend(make())
    etree.SubElement(forms, _a("bgFillStyleLst")).extend(_fills())
    return theme


def _fills() -> Iterator[Element]:
    """Three times the same, where the format wants three grades (ISO/IEC 29500-1, 20.1.4.1.13)."""
    for _ in range(3):
        fill = etree.Element(_a("solidFill"))
        etree.SubElement(fill, _a("schemeClr"), {"val": "phClr"})
        yield fill


def _lines() -> Iterator[Element]:
    for fill in _fills():
        line = etree.Element(_a("ln"))
        line.append(fill)
        yield line


def _effects() -> Iterator[Element]:
    for _ in range(3):
        style = etree.Element(_a("effectStyle"))
        etree.SubElement(style, _a("effectLst"))
        yield style


def _a(name: str) -> str:
    return f"{{{_DRAWING}}}{name}"
