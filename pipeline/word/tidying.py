"""Tidying: the signature is not left alone on a page.

From the filled document's tree to the same tree; of a long table the last rows are enough. Fails never.
"""

from __future__ import annotations

import copy
from typing import Final

from lxml import etree

from pipeline.word.columns import cells_of
from pipeline.word.wordml import WORD, Element, paragraphs, style_of, w

NEW_PAGE: Final = (
    '<w:p><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""A paragraph a point high, without letters, that begins a page: it stands between two tables, or they would be one."""


def tidy(document: Element, signature_styles: frozenset[str]) -> None:
    """Keep what stands before the signatures on their page; `signature_styles` are those of their paragraphs."""
    last = _before_signatures(document, signature_styles)
    if last is not None:
        rows = last.findall(w("tr"))
        for paragraph in paragraphs(rows[-1] if rows else last):
            _keep_with_next(paragraph)


def start_last_row_on_new_page(document: Element) -> None:
    """Let the last row of the last table, with its section's, begin a new page under its own head.

    Word keeps that row with the signature by itself; LibreOffice 7.4 does not where the table began on an earlier page.
    It heeds no page break inside a table either, so the table is parted; and it joins tables that touch, so a paragraph
    without letters, a point high, stands between them.
    """
    table = next(reversed(document.findall(f"{w('body')}/{w('tbl')}")), None)
    rows = [] if table is None else table.findall(w("tr"))
    measures = [row for row in rows if row.find(f"{w('trPr')}/{w('tblHeader')}") is None]
    if table is None or len(measures) < 2:  # noqa: PLR2004 - of a single row nothing can be parted
        return
    moved = measures[-2:] if _is_merged(measures[-2]) else measures[-1:]
    part = etree.Element(w("tbl"))
    for one in table.iterchildren(etree.Element):
        if one not in measures:
            part.append(copy.deepcopy(one))
    for row in moved:
        part.append(row)
    table.addnext(part)
    table.addnext(etree.fromstring(f'<w:body xmlns:w="{WORD}">{NEW_PAGE}</w:body>')[0])


def _before_signatures(document: Element, signature_styles: frozenset[str]) -> Element | None:
    """Give what stands before the signatures: the table, or the text's last paragraph."""
    for element in reversed(document.findall(f"{w('body')}/*")):
        if element.tag != w("sectPr") and (element.tag != w("p") or style_of(element) not in signature_styles):
            return element
    return None


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def _is_merged(row: Element) -> bool:
    return len(list(cells_of(row))) == 1


def _keep_with_next(paragraph: Element) -> None:
    properties = _properties(paragraph)
    if properties.find(w("keepNext")) is None:
        # Word wants it right after the style's name (ISO/IEC 29500-1, CT_PPr).
        properties.insert(0 if properties.find(w("pStyle")) is None else 1, etree.Element(w("keepNext")))
