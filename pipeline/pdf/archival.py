"""From the PDF that LibreOffice exports to one file that is PDF/A and PDF/UA-1, the same bytes for the same input.

What LibreOffice 7.4 leaves undone, and what differs from one of its exports to the next, is done here: conformance A,
the extension schema of `pdfuaid`, the scope of the table's head cells, the order of tabbing, the files that are
carried; dates, identifiers, font and colour profile headers. Fails if the export has no title or no tags.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.errors import NotProven
from pipeline.pdf.attaching import attach
from pipeline.pdf.damage import opened
from pipeline.pdf.edition import EPOCH, Edition
from pipeline.pdf.fonts import undated
from pipeline.pdf.metadata import Imprint, packet

CREATOR = "zvit"
_ICC_DATE = struct.Struct(">6H")
_ICC_DATE_AT = 24
"""ICC.1, 7.2: bytes 24 to 35 of a profile's header are the moment of its making."""


_PLAIN = Edition()


def archival(exported: bytes, edition: Edition = _PLAIN) -> bytes:
    """Give the archival form of an export by LibreOffice with `SelectPdfVersion` of the edition and `PDFUACompliance`.

    Of the document information only title, author and producer
    are carried over.

    Raises:
        NotProven: the export is damaged, untagged, or has no title or language.
    """
    with opened(exported) as pdf:
        _restate(pdf, edition)
        _scope_heads(pdf)
        _order_tabs(pdf)
        _undate_streams(pdf)
        attach(pdf, edition)
        return written(pdf, edition.standard.version)


def _restate(pdf: pikepdf.Pdf, edition: Edition) -> None:
    """Write document information and XMP anew, from an allow-list."""
    told = pdf.trailer.get("/Info", Dictionary())
    imprint = Imprint(
        title=str(told.get("/Title", "")).strip(),
        author=str(told.get("/Author", "")).strip(),
        creator=CREATOR,
        producer=str(told.get("/Producer", "")).strip(),
        language=str(pdf.Root.get("/Lang", "")),
        stamp=edition.stamp,
        part=edition.standard.part,
    )
    if not (imprint.title and imprint.language):
        raise NotProven("PDF не має назви або мови: їх дають властивості й стилі шаблону")
    pdf.trailer.Info = pdf.make_indirect(Dictionary(imprint.entries))
    pdf.Root.Metadata = Stream(pdf, packet(imprint), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _scope_heads(pdf: pikepdf.Pdf) -> None:
    """Say of each head cell that it heads its column (ISO 14289-1, 7.5; in PDF 1.4 LibreOffice says it not)."""
    if "/StructTreeRoot" not in pdf.Root:
        raise NotProven("PDF не має структури (тегів)")
    for element in elements(pdf.Root.StructTreeRoot):
        if element.get("/S") == Name.TH:
            _give_scope(element)


def _give_scope(element: pikepdf.Object) -> None:
    told = element.get("/A", Array())
    attributes = list(told.as_list()) if isinstance(told, Array) else [told]
    table = next((owner for owner in attributes if owner.get("/O") == Name.Table), None)
    if table is None:
        element.A = Array([*attributes, Dictionary(O=Name.Table, Scope=Name.Column)])
    elif "/Scope" not in table:
        table.Scope = Name.Column


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give all structure elements under `root`, each once, however they are tangled."""
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting:
        element = waiting.pop()
        held = element["/K"] if "/K" in element else Array()
        for child in held.as_list() if isinstance(held, Array) else [held]:
            if isinstance(child, Dictionary) and "/S" in child and child.objgen not in seen:
                seen.add(child.objgen)
                yield child
                waiting.append(child)


def _order_tabs(pdf: pikepdf.Pdf) -> None:
    """Let the tabulator key follow the structure (ISO 14289-1, 7.18.3; needed wherever a page has a link)."""
    for page in pdf.pages:
        page.obj.Tabs = Name.S


def _undate_streams(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, Dictionary) and "/FontFile2" in held:
            held.FontFile2.write(undated(held.FontFile2.read_bytes()))
    for intent in pdf.Root.get("/OutputIntents", Array()):
        profile = bytearray(intent.DestOutputProfile.read_bytes())
        _ICC_DATE.pack_into(profile, _ICC_DATE_AT, EPOCH.year, EPOCH.month, EPOCH.day, 0, 0, 0)
        intent.DestOutputProfile.write(bytes(profile))


def written(pdf: pikepdf.Pdf, version: str = "1.4") -> bytes:
    """Write without object streams (ISO 19005-1, 6.1.4; later parts allow them), the identifier made of the content."""
    for moment in ("/DocChecksum", "/ID"):
        if moment in pdf.trailer:
            del pdf.trailer[moment]
    stream = io.BytesIO()
    pdf.save(
        stream,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return stream.getvalue()
