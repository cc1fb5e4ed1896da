"""Reading back: what a finished DOCX says, from its bytes alone.

From `Docx` to `DocxReading`, by nothing that took part in the printing. Fails with `NotProven` if the file cannot
be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.contracts import Docx
from pipeline.errors import Fault, NotProven
from pipeline.untrusted.unsound import Unsound
from pipeline.word import appearances
from pipeline.word.labels import Counter
from pipeline.word.oddities import oddities
from pipeline.word.package import unpack
from pipeline.word.styles import StyleSheet, is_on, read_styles
from pipeline.word.texts import DocxReading, ReadCell, ReadElement, ReadParagraph, ReadRow, ReadTable
from pipeline.word.visible import visible_text
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES, Element, number, parse, value, w, within

_RUNNING: Final = re.compile(r"word/(header|footer)[^/]*\.xml")
_CORE: Final = "docProps/core.xml"


def read(docx: Docx) -> DocxReading:
    """Read a finished DOCX back.

    Raises:
        NotProven: it is damaged.
    """
    try:
        parts = unpack(docx, DOCUMENT, STYLES)
        trees = {name: parse(part, name) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    except Unsound as failure:
        raise NotProven(Fault(str(failure), "Зберіть документ ще раз", place="DOCX")) from failure
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    reader = _Reader(sheet, Counter(sheet))
    body = tuple(reader.elements(trees[DOCUMENT].find(w("body"))))
    return DocxReading(
        body=body,
        headers={name: visible_text(trees[name]) for name in sorted(trees) if _RUNNING.fullmatch(name)},
        language=value(sheet.styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")),
        properties=_properties(trees[_CORE]) if _CORE in trees else {},
        fonts=frozenset(_fonts(trees.values())),
        raised=appearances.raised(trees[DOCUMENT]),
        links=appearances.links(trees),
        oddities=tuple(_oddities(trees, sheet, body)),
    )


def _oddities(trees: Mapping[str, Element], sheet: StyleSheet, body: tuple[ReadElement, ...]) -> Iterator[Fault]:
    for odd in oddities(trees, sheet):
        yield Fault(str(odd), place=odd.place("DOCX"))
    if "".join(_letters(body)) != visible_text(trees[DOCUMENT]):
        yield Fault("є текст поза абзацами й таблицями документа", place="DOCX")


def _letters(body: Iterable[ReadElement]) -> Iterator[str]:
    for element in body:
        if isinstance(element, ReadParagraph):
            yield element.text
        else:
            yield from (one.text for row in element.rows for cell in row.cells for one in cell.paragraphs)


@dataclass(frozen=True, slots=True)
class _Reader:
    sheet: StyleSheet
    counter: Counter
    names: dict[str, str] = field(default_factory=dict)
    """The names of styles that were met."""

    def elements(self, container: Element | None) -> Iterator[ReadElement]:
        for one in () if container is None else container:
            if one.tag == w("p"):
                yield self._paragraph(one)
            elif one.tag == w("tbl"):
                yield ReadTable(tuple(self._row(row) for row in one.iter(w("tr"))))
            elif one.tag == w("sdt"):
                yield from self.elements(one.find(w("sdtContent")))

    def _row(self, row: Element) -> ReadRow:
        head = row.find(f"{w('trPr')}/{w('tblHeader')}")
        cells = tuple(self._cell(cell) for cell in row.findall(w("tc")))
        return ReadRow(cells, is_on(head))

    def _cell(self, cell: Element) -> ReadCell:
        span = number(within(cell, w("tcPr"), w("gridSpan")))
        return ReadCell(max(1, span), tuple([self._paragraph(one) for one in cell.iter(w("p"))]))

    def _paragraph(self, paragraph: Element) -> ReadParagraph:
        style = self.sheet.of(paragraph)
        name = self.names.get(style) or self.names.setdefault(style, self.sheet.name(style))
        return ReadParagraph(name, visible_text(paragraph), self.counter.label(paragraph, style))


def _fonts(roots: Iterable[Element]) -> Iterator[str]:
    for root in roots:
        for one in root.iter(w("rFonts")):
            for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
                if font := value(one, slot) or value(one, f"{slot}Theme"):
                    yield font


def _properties(core: Element) -> dict[str, str]:
    return {etree.QName(one).localname: one.text or "" for one in core}
