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
from pipeline.word.wordml import DOCUMENT, Element, parse, w
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
