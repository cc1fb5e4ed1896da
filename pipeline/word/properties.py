"""Properties: what the finished file says of itself, and nothing that the template's file said.

From parts to parts. Author, company, template's path, thumbnail and custom XML of whoever saved the template stay out;
dates are fixed, so that the same content gives the same bytes. Fails never.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from pipeline.word.package import TYPES
from pipeline.word.wordml import PACKAGE_RELATIONS, parse, serialise
from schemas.document import Document

CORE: Final = "docProps/core.xml"

_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION: Final = f"{PACKAGE_RELATIONS}/metadata/core-properties"
_NAMESPACES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_ROOT_RELATIONS: Final = "_rels/.rels"
_PRIVATE: Final = re.compile(r"^docProps/|^customXml/|(^|/)people\.xml$|(^|/)printerSettings\d*\.bin$")
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SESSIONS: Final = re.compile(
    rb' w:rsid\w*="[^"]*"| w14:(?:paraId|textId)="[^"]*"|<w:rsids>.*?</w:rsids>|<w:attachedTemplate[^>]*/>', re.DOTALL
)


def set_properties(parts: Mapping[str, bytes], document: Document) -> dict[str, bytes]:
    """Give the parts with the document's own properties in place of the template's."""
    kept = {
        name: _without_private(content, name) if name.endswith(".rels") else content
        for name, content in parts.items()
        if not _PRIVATE.search(name)
    }
    kept[_ROOT_RELATIONS] = _with_core(kept[_ROOT_RELATIONS])
    kept[TYPES] = _types(kept[TYPES])
    kept[CORE] = _core(document)
    return kept


def without_traces(part: bytes) -> bytes:
    """Give a template's part without the marks by which Word tells editing sessions apart."""
    return _SESSIONS.sub(b"", part)


def _without_private(relations: bytes, name: str) -> bytes:
    root = parse(relations, name)
    for one in list(root):
        if one.get("TargetMode") != "External" and _PRIVATE.search(one.get("Target", "").lstrip("./")):
            root.remove(one)
    return serialise(root)


def _with_core(relations: bytes) -> bytes:
    root = parse(relations, _ROOT_RELATIONS)
    identifier = next(f"rId{n}" for n in range(1, len(root) + 2) if f"rId{n}" not in {one.get("Id") for one in root})
    attributes = {"Id": identifier, "Type": _CORE_RELATION, "Target": CORE}
    etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", attributes)
    return serialise(root)


def _types(types: bytes) -> bytes:
    root = parse(types, TYPES)
    for one in list(root):
        if _PRIVATE.search(one.get("PartName", "").lstrip("/")):
            root.remove(one)
    etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", {"PartName": f"/{CORE}", "ContentType": _CORE_TYPE})
    return serialise(root)


def _core(document: Document) -> bytes:
    root = etree.Element(f"{{{_NAMESPACES['cp']}}}coreProperties", nsmap=_NAMESPACES)
    for name, text in (
        ("title", document.title),
        ("creator", document.organization_name),
        ("language", document.language),
    ):
        etree.SubElement(root, f"{{{_NAMESPACES['dc']}}}{name}").text = text
    for name in ("created", "modified"):
        # The clock stays out: the same content gives the same bytes.
        date = etree.SubElement(root, f"{{{_NAMESPACES['dcterms']}}}{name}")
        date.set(f"{{{_NAMESPACES['xsi']}}}type", "dcterms:W3CDTF")
        date.text = f"{document.dated}T00:00:00Z"
    return serialise(root)
