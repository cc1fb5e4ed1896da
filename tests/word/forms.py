"""The official templates, and damaged or restyled copies of them for tests."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from pipeline import render as _render
from pipeline.contracts import Docx
from pipeline.render import Ending
from pipeline.word import audit as _audit
from pipeline.word.audit import Form
from pipeline.word.package import pack, unpack
from pipeline.word.wordml import DOCUMENT, DOCUMENT_RELATIONS, Element, parse, w
from schemas.document import Document
from schemas.layout import Layout
from tests.strictly import whole

TEMPLATES = Path(__file__).parents[2] / "templates"


def official(kind: str = "report") -> bytes:
    """An official template."""
    return (TEMPLATES / f"{kind}.docx").read_bytes()


def audit(template: bytes, name: str) -> Form:
    """Audit a template; its faults are raised."""
    return whole(lambda complain: _audit.audit(template, name, complain))


def render(document: Document, template: bytes, layout: Layout, ending: Ending = Ending.FLOWING) -> Docx:
    """Print a document by a template; whatever keeps it from that is raised."""
    form = audit(template, f"templates/{document.kind}.docx")
    fit = whole(lambda complain: _render.printable(document, form, layout, complain))
    return _render.render(fit, ending)


def edited(old: str, new: str, part: str = DOCUMENT, template: bytes | None = None) -> bytes:
    """A template in which `old` became `new`, which a test insists was there."""
    parts = unpack(template or official())
    text = parts[part].decode()
    assert old in text
    return pack({**parts, part: text.replace(old, new).encode()})


def rewritten(pattern: str, new: str, part: str = DOCUMENT) -> bytes:
    """A template in which whatever matches `pattern` became `new`."""
    parts = unpack(official())
    text, count = re.subn(pattern, new, parts[part].decode())
    assert count
    return pack({**parts, part: text.encode()})


def with_running_heads(over: str, under: str, first: str = "") -> bytes:
    """A template whose header, footer and first page's header hold these tags; the number stands after `over`."""
    parts = {name: part.decode() for name, part in unpack(official()).items() if name.endswith((".xml", ".rels"))}
    number = parts["word/header1.xml"]
    blank = parts["word/header2.xml"]
    head = 'PartName="/word/header2.xml"', "wordprocessingml.header+xml", "relationships/header", 'Target="header2.xml"'
    foot = 'PartName="/word/footer1.xml"', "wordprocessingml.footer+xml", "relationships/footer", 'Target="footer1.xml"'
    parts["word/header1.xml"] = number.replace("<w:fldSimple", f"<w:r><w:t>{over}</w:t></w:r><w:fldSimple", 1)
    parts["word/header2.xml"] = _with_paragraph(blank, first)
    parts["word/footer1.xml"] = _with_paragraph(blank.replace("w:hdr", "w:ftr"), under)
    for part, end in (("[Content_Types].xml", "</Types>"), (DOCUMENT_RELATIONS, "</Relationships>")):
        entry = re.search(rf"<[^<>]*({re.escape(head[0])}|{re.escape(head[3])})[^<>]*/>", parts[part])
        assert entry is not None
        added = entry.group().replace("rId5", "rId99")
        for old, new in zip(head, foot, strict=True):
            added = added.replace(old, new)
        parts[part] = parts[part].replace(end, added + end)
    section = '<w:footerReference w:type="default" r:id="rId99"/>'
    parts[DOCUMENT] = parts[DOCUMENT].replace("<w:pgSz", f"{section}<w:pgSz", 1)
    return pack({**unpack(official()), **{name: part.encode() for name, part in parts.items()}})


def _with_paragraph(part: str, text: str) -> str:
    return part.replace("</w:pPr>", f"</w:pPr><w:r><w:t>{text}</w:t></w:r>", 1)


def added(part: str, content: bytes = b"<x/>") -> bytes:
    """A template with one more part."""
    return pack({**unpack(official()), part: content})


def tree(docx: bytes, part: str = DOCUMENT) -> Element:
    """A part of a DOCX."""
    return parse(unpack(docx)[part], part)


def xml(element: Element) -> str:
    """An element as text, without its namespaces."""
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode"))


def table(docx: bytes) -> Element:
    """The table of the measures."""
    return next(one for one in tree(docx).iter(w("tbl")) if one.find(f".//{w('tblHeader')}") is not None)
