"""What a font says of its letters is read in the one form that LibreOffice writes, and in no other."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.pdf.lettering import BrokenFont, alphabet

TABLE = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<<
/Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
4 beginbfchar
<01> <0417>
<02> <00660069>
<03> <0020>
<04> <00A0>
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


FILE = pikepdf.new()


def font(table: str = TABLE, kind: Name = Name.TrueType) -> pikepdf.Object:
    """Make a font whose first code is 1."""
    told = FILE.make_stream(table.encode())
    return Dictionary(Type=Name.Font, Subtype=kind, FirstChar=1, Widths=Array([500, 600, 250, 250]), ToUnicode=told)


def test_codes_are_read_as_letters() -> None:
    """A code may show several letters; one that shows none known is no letter of any content."""
    assert "Зfi \ufffd" == alphabet(font()).text(b"\1\2\3\7")


def test_white_space_at_the_end_is_not_measured() -> None:
    """Letters end where the last one that is drawn does."""
    assert 500 + 250 + 600 == alphabet(font()).width(b"\1\3\2\3\4")


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace("endcmap", "1 beginbfrange\n<01> <02> <0041>\nendbfrange\nendcmap"),
        TABLE.replace("<02> <00660069>", "<01> <0041>"),
        TABLE.replace("<00> <FF>", "<0000> <FFFF>"),
        TABLE.replace("begincmap", "begincmap /Other usecmap"),
        TABLE.replace("<01> <0417>", "<01> /quotedbl"),
        TABLE + " % more",
        "",
    ],
)
def test_a_table_that_could_be_read_otherwise_is_refused(table: str) -> None:
    """Ranges, a code told twice, wider codes, another table within, names, anything after the end."""
    with pytest.raises(BrokenFont, match="незвично"):
        alphabet(font(table))


@pytest.mark.parametrize("kind", [Name.Type0, Name.Type1, Name.Type3])
def test_a_font_of_another_kind_is_refused(kind: Name) -> None:
    """LibreOffice draws the letters of our documents by TrueType fonts, and only their programs are checked."""
    with pytest.raises(BrokenFont, match="незвичного виду"):
        alphabet(font(kind=kind))
