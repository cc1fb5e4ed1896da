"""From the words of a signature's mark to its appearance in a PDF: dark letters in a thin frame, nothing transparent.

Fails on a letter that the typeface lacks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from asn1crypto import x509
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStamp, BaseStampStyle

from pipeline.signing.certificates import common_name
from pipeline.signing.pades.letters import FIRST, Letters, letters_of
from pipeline.tools.typeface_file import typeface_file

_LARGEST: Final = 9.0
_LINE: Final = 1.2
"""The distance of the lines, in types."""
_MARGIN: Final = 4.0
_SYMBOLIC: Final = 4
"""The flag of a font with codes of its own (ISO 32000-1, table 123)."""
_STEM: Final = 80
_TAG: Final = "ZVITSG+"


def stamp_of(certificate: x509.Certificate, now: dt.datetime) -> Stamp:
    """Say who has signed, by which certificate, and when by this machine's clock; nothing that is not known here."""
    name = common_name(certificate.subject)
    offset = f"{now:%z}"
    moment = f"{now:%d.%m.%Y %H:%M} (UTC{offset[:3]}:{offset[3:5]})"
    return Stamp(lines=("ПІДПИСАНО ЕЛЕКТРОННО", name, f"сертифікат {certificate.serial_number:X}", moment))


@dataclass(frozen=True)
class Stamp(BaseStampStyle):
    """What a visible signature shows."""

    lines: tuple[str, ...] = ()

    def create_stamp(
        self,
        writer: BasePdfFileWriter,
        box: BoxConstraints,
        text_params: Mapping[str, str],  # noqa: ARG002 - pyHanko's; the lines are complete
    ) -> BaseStamp:
        """Make the appearance for a field of that size."""
        return _Appearance(writer, self, box)


class _Appearance(BaseStamp):
    """The lines, one under another, as large as the field allows."""

    def render(self) -> bytes:
        """Give the drawing; the font goes into the file beside it."""
        letters = letters_of(typeface_file(), "".join(self.style.lines))
        self.set_resource(ResourceType.FONT, NameObject("/F"), font(self._ensure_writer, letters))
        return "\n".join(_drawing(letters, self.style.lines, self.box.width, self.box.height)).encode("ascii")


def _drawing(letters: Letters, lines: tuple[str, ...], width: float, height: float) -> Iterator[str]:
    inside, longest = width - 2 * _MARGIN, max(letters.width(line) for line in lines)
    size = min(_LARGEST, inside / longest, (height - 2 * _MARGIN) / (_LINE * len(lines)))
    top = (height + size * _LINE * len(lines)) / 2
    yield "q 0 g 0 G 0.5 w"
    yield f"0.5 0.5 {width - 1:.2f} {height - 1:.2f} re S"
    for number, line in enumerate(lines, 1):
        base = top - number * size * _LINE + size * (_LINE - 1)
        yield f"BT {_MARGIN:.2f} {base:.2f} Td /F {size:.2f} Tf {letters.shown(line)} Tj ET"
    yield "Q"


def font(writer: BasePdfFileWriter, letters: Letters) -> IndirectObject:
    """Put the letters into the file as an embedded font."""
    name = NameObject(f"/{_TAG}{letters.name}")
    entries = {
        "/Type": NameObject("/Font"),
        "/Subtype": NameObject("/TrueType"),
        "/BaseFont": name,
        "/FirstChar": NumberObject(FIRST),
        "/LastChar": NumberObject(FIRST + len(letters.widths) - 1),
        "/Widths": ArrayObject(map(FloatObject, letters.widths)),
        "/FontDescriptor": writer.add_object(_descriptor(writer, letters, name)),
        "/ToUnicode": writer.add_object(_packed(StreamObject(stream_data=letters.spoken().encode("ascii")))),
    }
    return writer.add_object(_dictionary(entries))


def _descriptor(writer: BasePdfFileWriter, letters: Letters, name: NameObject) -> DictionaryObject:
    program = StreamObject({NameObject("/Length1"): NumberObject(len(letters.program))}, letters.program)
    entries = {
        "/Type": NameObject("/FontDescriptor"),
        "/FontName": name,
        "/Flags": NumberObject(_SYMBOLIC),
        "/FontBBox": ArrayObject(map(NumberObject, letters.box)),
        "/ItalicAngle": NumberObject(0),
        "/Ascent": NumberObject(letters.ascent),
        "/Descent": NumberObject(letters.descent),
        "/CapHeight": NumberObject(letters.ascent),
        "/StemV": NumberObject(_STEM),
        "/FontFile2": writer.add_object(_packed(program)),
    }
    return _dictionary(entries)


def _dictionary(entries: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})


def _packed(stream: StreamObject) -> StreamObject:
    stream.compress()
    return stream
