"""What a PDF says of itself: parts and levels of the standards, title, language, dates; the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

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
    described = f".//extension:schemas//*[schema:namespaceURI='{PDFUAID}']//property:name"
    if _said(xmp, described) != "part":
        yield "властивість pdfuaid:part не описано схемою розширення PDF/A"


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


def carries_colours(subject: Subject) -> Iterator[str]:
    """Look for the colour profile that device colours are meant in (ISO 19005-1, 6.2.2)."""
    intents = subject.pdf.Root.get("/OutputIntents", Array())
    kinds = [intent.get("/S") for intent in intents if isinstance(intent.get("/DestOutputProfile"), Stream)]
    if Name("/GTS_PDFA1") not in kinds:
        yield "немає колірного профілю (OutputIntent)"


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
