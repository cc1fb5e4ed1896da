"""An ODS workbook to the same with the heads of its registers only. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator

from lxml import etree

from pipeline.reading.zipped import LIMITS
from pipeline.untrusted.archives import unzip
from pipeline.untrusted.trees import Element, parse

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _MANIFEST = (f"{{{_NS}{name}:1.0}}" for name in ("table", "office", "manifest"))
_SHEET = f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"
_TYPE = "mimetype"
_CONTENT, _LIST = "content.xml", "META-INF/manifest.xml"
_SHOWING = "Thumbnails/"
"""Where a picture of the rows lies."""
_KEPT = {f"{_TABLE}style-name", f"{_TABLE}number-columns-repeated", f"{_TABLE}content-validation-name"}
"""What a cell has when nothing stands in it."""


def ods_heads(content: bytes, sheets: Collection[str | None]) -> bytes:
    """Give the workbook with the `sheets` emptied under their heads; None among them is the first."""
    parts = {name: part for name, part in unzip(content, LIMITS).items() if not name.startswith(_SHOWING)}
    root = parse(parts[_CONTENT])
    for number, table in enumerate(root.iterfind(_SHEET)):
        if table.get(f"{_TABLE}name") in sheets or (None in sheets and not number):
            _empty(table)
    for changes in [*root.iter(f"{_TABLE}tracked-changes")]:
        _take_out(changes)
    parts[_CONTENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    if _LIST in parts:
        parts[_LIST] = _listed(parts[_LIST])
    return _zipped(parts)


def ods_sheets(content: bytes) -> Iterator[str]:
    """Name the sheets."""
    root = parse(unzip(content, LIMITS)[_CONTENT])
    return (table.get(f"{_TABLE}name", "") for table in root.iterfind(_SHEET))


def _empty(table: Element) -> None:
    rows = iter(table.iter(f"{_TABLE}table-row"))
    for row in rows:
        if any(_says_something(cell) for cell in row):
            break
    for row in rows:
        for cell in row:
            for name in set(cell.attrib) - _KEPT:
                del cell.attrib[name]
            for child in [*cell]:
                cell.remove(child)


def _says_something(cell: Element) -> bool:
    return any(True for _ in _texts(cell))


def _texts(cell: Element) -> Iterator[str]:
    return (text for text in map(str, cell.itertext()) if text.strip())


def _listed(listing: bytes) -> bytes:
    root = parse(listing)
    for entry in [*root.iter(f"{_MANIFEST}file-entry")]:
        if entry.get(f"{_MANIFEST}full-path", "").startswith(_SHOWING):
            _take_out(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _zipped(parts: dict[str, bytes]) -> bytes:
    """Put the parts together; the type stands first and is not packed (ODF 1.3, part 2, 3.3)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != _TYPE, part)):
            archive.writestr(name, parts[name], zipfile.ZIP_STORED if name == _TYPE else None)
    return target.getvalue()
