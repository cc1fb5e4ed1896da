"""From a body to the smallest document that Word and LibreOffice open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:  # LibreOffice is started while this is imported
    from pipeline.contracts import Docx

RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = f"""<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_WHOLE: Final = f'<Relationships xmlns="{_PACKAGE}/relationships">%s</Relationships>'
_MAIN: Final = f'<Relationship Id="r1" Type="{RELATIONSHIP}/officeDocument" Target="word/document.xml"/>'
_FONTS: Final = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"'


def line(words: str) -> str:
    """Say these words in one paragraph, in the typeface and the language of official documents."""
    look = f'<w:rPr><w:rFonts {_FONTS}/><w:lang w:val="uk-UA"/></w:rPr>'
    return f"<w:p><w:r>{look}<w:t>{words}</w:t></w:r></w:p>"


def table(words: str) -> str:
    """Say them twice in a table of one column, first in its head and in heavy letters."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>%s</w:tc>'
    head = line(words).replace("<w:lang", "<w:b/><w:lang")
    rows = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell % head}</w:tr><w:tr>{cell % line(words)}</w:tr>"
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>{rows}</w:tbl>{line(words)}'


def document(body: str, relationships: str = "", more: Mapping[str, bytes] | None = None) -> Docx:
    """Make a document of a body, of what that names elsewhere, and of further parts by their names."""
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": (_WHOLE % _MAIN).encode(),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/_rels/document.xml.rels": (_WHOLE % relationships).encode(),
        **(more or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return cast("Docx", made.getvalue())
