"""Properties: what the finished file says of itself, and nothing that the template's file said.

From parts to parts; a template's own properties were left out before (see `stripping`). Dates are fixed, so that the
same content gives the same bytes. Fails never.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from pipeline.word.joining import Joint, join
from pipeline.word.wordml import PACKAGE_RELATIONS, serialise
from schemas.document import Document

CORE: Final = "docProps/core.xml"

_CORE: Final = Joint(
    CORE,
    "application/vnd.openxmlformats-package.core-properties+xml",
    f"{PACKAGE_RELATIONS}/metadata/core-properties",
    "_rels/.rels",
    CORE,
)
NAMESPACES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""Of core properties, by their usual prefixes."""


def set_properties(parts: Mapping[str, bytes], document: Document) -> dict[str, bytes]:
    """Give the parts with the document's own properties in place of the template's."""
    return join(parts, _CORE, _core(document))


def _core(document: Document) -> bytes:
    root = etree.Element(f"{{{NAMESPACES['cp']}}}coreProperties", nsmap=NAMESPACES)
    for name, text in (
        ("title", document.title),
        ("creator", document.organization_name),
        ("language", document.language),
    ):
        etree.SubElement(root, f"{{{NAMESPACES['dc']}}}{name}").text = text
    for name in ("created", "modified"):
        # The clock stays out: the same content gives the same bytes.
        date = etree.SubElement(root, f"{{{NAMESPACES['dcterms']}}}{name}")
        date.set(f"{{{NAMESPACES['xsi']}}}type", "dcterms:W3CDTF")
        date.text = f"{document.dated}T00:00:00Z"
    return serialise(root)
