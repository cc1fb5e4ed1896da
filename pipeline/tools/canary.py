"""Two tiny documents that show what LibreOffice really does here: one holds a picture, the other only names a file.

The first must come out with its picture; the second must not, or LibreOffice puts this machine's files into documents.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from pipeline.contracts import Docx

TEXT = "Їжак, ґава, об’єкт № 7"
"""What both documents say: letters that a font without Ukrainian does not have."""
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg=="
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_MAIN = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT = f"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"
 xmlns:pic="{_DRAWING}/picture"><w:body>
<w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>
<w:lang w:val="uk-UA"/></w:rPr><w:t>{TEXT}</w:t></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="1" descr="1"/><a:graphic>
<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="1"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip %s="picture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>"""


def canaries(folder: Path) -> Mapping[str, Docx]:
    """Make the document that holds a picture and the one that names a file, which is put in `folder`."""
    named = folder / "picture.png"
    named.write_bytes(_PICTURE)
    return {
        "holds": _docx("r:embed", 'Target="media/picture.png"', {"word/media/picture.png": _PICTURE}),
        "names": _docx("r:link", f'Target="{named.as_uri()}" TargetMode="External"', {}),
    }


def pictures(pdf: bytes) -> int:
    """Count the pictures on all pages of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(len(page.get_images()) for page in opened.pages)


def _docx(attribute: str, target: str, more: Mapping[str, bytes]) -> Docx:
    relationship = f'<Relationship Id="picture" Type="{_OFFICE}/relationships/image" {target}/>'
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _MAIN.encode(),
        "word/document.xml": (_DOCUMENT % attribute).encode(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relationship}</Relationships>'.encode()
        ),
        **more,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return Docx(made.getvalue())
