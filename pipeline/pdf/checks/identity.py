"""What a PDF says of itself: parts and levels of the standards, title, language, dates; the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Stream

from pipeline.pdf.expecting import Subject
from pipeline.pdf.metadata import PDFUAID
from pipeline.pdf.objects import is_true
from pipeline.untrusted.trees import Element, parse
from pipeline.untrusted.unsound import Unsound

_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": PDFUAID,
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "extension": "http://www.aiim.org/pdfa/ns/extension/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}
_TWICE_TOLD = {
    "/Title": ".//dc:title/rdf:Alt/rdf:li",
    "/Author": ".//dc:creator/rdf:Seq/rdf:li",
    "/Creator": ".//xmp:CreatorTool",
    "/Producer": ".//pdf:Producer",
    "/CreationDate": ".//xmp:CreateDate",
    "/ModDate": ".//xmp:ModifyDate",
}
"""What document information and XMP both say (ISO 19005-1, table 1); no other entry is ours."""
_OURS = frozenset(
    f"{{{_NAMES[prefix]}}}{name}"
    for prefix, *names in (
        ("pdfaid", "part", "conformance"),
        ("pdfuaid", "part"),
        ("dc", "format", "title", "creator", "language"),
        ("pdf", "Producer"),
        ("xmp", "CreatorTool", "CreateDate", "ModifyDate", "MetadataDate"),
        ("extension", "schemas"),
    )
    for name in names
)
"""The properties that an XMP of ours has; PDF/A would want any other described (ISO 19005-1, 6.7.8)."""
_DESCRIPTION = {
    ".//schema:prefix": "pdfuaid",
    ".//property:name": "part",
    ".//property:valueType": "Integer",
    ".//property:category": "internal",
}
"""What the extension schema says of `pdfuaid`, besides words for a person (ISO 19005-1, 6.7.8, tables 3 and 4)."""
_WORDS = (".//schema:schema", ".//property:description")
_PACKET = re.compile(
    rb'<\?xpacket begin="(?:\xef\xbb\xbf)?" id="W5M0MpCehiHzreSzNTczkc9d"\?>.*<\?xpacket end="[rw]"\?>\s*', re.DOTALL
)
"""The XMP specification's wrapper, without the encoding and length that ISO 19005-1, 6.7.5 forbids."""
_DATES = frozenset({"/CreationDate", "/ModDate"})


def names_itself(subject: Subject) -> Iterator[str]:
    """Hold title and language against the content (ISO 14289-1, 7.1 and 7.2)."""
    title = str(subject.pdf.trailer.get("/Info", Dictionary()).get("/Title", ""))
    language = str(subject.pdf.Root.get("/Lang", ""))
    if title != subject.expected.title:
        yield f"назва у властивостях — «{title}», а має бути «{subject.expected.title}»"
    if not title:
        yield "немає назви у властивостях"
    if language != subject.expected.language:
        yield f"мова документа — «{language}», а має бути «{subject.expected.language}»"
    if not is_true(subject.pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")):
        yield "переглядач показуватиме ім’я файлу замість назви документа"


def declares_standards(subject: Subject) -> Iterator[str]:
    """Look for the part of PDF/A and for PDF/UA-1 in the XMP (ISO 19005-1, 6.7; ISO 14289-1, 5)."""
    standard = subject.expected.edition.standard
    xmp = _xmp(subject.pdf)
    if xmp is None:
        yield "метаданих XMP немає, їх стиснуто або вони пошкоджені"
        return
    if (_said(xmp, ".//pdfaid:part"), _said(xmp, ".//pdfaid:conformance")) != (str(standard.part), "A"):
        yield f"файл не заявляє відповідності {standard.title}"
    if _said(xmp, ".//pdfuaid:part") != "1":
        yield "файл не заявляє відповідності PDF/UA-1"
    if not _describes_pdfuaid(xmp):
        yield "властивість pdfuaid:part не описано схемою розширення PDF/A"


def _describes_pdfuaid(xmp: Element) -> bool:
    schemas = list(xmp.iterfind(f".//extension:schemas//*[schema:namespaceURI='{PDFUAID}']", _NAMES))
    return (
        len(schemas) == 1
        and all(_said(schemas[0], path) == value for path, value in _DESCRIPTION.items())
        and all(_said(schemas[0], path).strip() for path in _WORDS)
    )


def keeps_to_its_properties(subject: Subject) -> Iterator[str]:
    """Allow the properties of ours in the XMP, and the wrapper without forbidden words (ISO 19005-1, 6.7.5, 6.7.8)."""
    xmp = _xmp(subject.pdf)
    if xmp is None:
        return
    if not _PACKET.fullmatch(subject.pdf.Root.Metadata.read_bytes()):
        yield "метадані XMP обгорнуто не так, як вимагає стандарт"
    for described in xmp.iter(f"{{{_NAMES['rdf']}}}Description"):
        told = (*(str(each.tag) for each in described), *(str(key) for key in described.attrib))
        for name in told:
            if name not in _OURS and name != f"{{{_NAMES['rdf']}}}about":
                yield f"зайва властивість XMP {name.rpartition('}')[2]}"
    if _said(xmp, ".//dc:language/rdf:Bag/rdf:li") != str(subject.pdf.Root.get("/Lang", "")):
        yield "мова документа не збігається з XMP"


def agrees_with_itself(subject: Subject) -> Iterator[str]:
    """Compare document information and XMP (ISO 19005-1, 6.7.3)."""
    told = subject.pdf.trailer.get("/Info", Dictionary())
    xmp = _xmp(subject.pdf)
    if xmp is None:
        return
    for key in set(told.keys()) - set(_TWICE_TOLD):
        yield f"зайва властивість {key}"
    for key, path in _TWICE_TOLD.items():
        same = _digits if key in _DATES else str
        if same(str(told.get(key, ""))) != same(_said(xmp, path)):
            yield f"властивість {key} не збігається з XMP"


def _xmp(pdf: pikepdf.Pdf) -> Element | None:
    """Parse the XMP packet; it must not be compressed (ISO 19005-1, 6.7.2)."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, Stream) or "/Filter" in packet:
        return None
    try:
        return parse(packet.read_bytes())
    except Unsound:
        return None


def _said(xmp: Element, path: str) -> str:
    """Give the only text at `path`; nothing if there is none, or more than one."""
    texts = [element.text or "" for element in xmp.iterfind(path, _NAMES)]
    return texts[0] if len(texts) == 1 else ""


def _digits(date: str) -> str:
    """Give what D:19800101000000Z and 1980-01-01T00:00:00Z have in common."""
    return "".join(letter for letter in date if letter.isdigit() or letter == "Z")
