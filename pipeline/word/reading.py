"""Reading back: what a finished DOCX says, from its bytes alone.

From `Docx` to `DocxReading`, by nothing that took part in the printing. Fails with `NotProven` if the file cannot
be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree

from pipeline.contracts import Docx
from pipeline.errors import Fault, NotProven
from pipeline.word import appearances
from pipeline.word.labels import Counter
from pipeline.word.package import unpack
from pipeline.word.styles import StyleSheet, read_styles
from pipeline.word.visible import visible_text
from pipeline.word.wordml import DOCUMENT, NUMBERING, STYLES, Element, Unreadable, number, parse, value, w

_CORE: Final = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as it stands in the file."""

    style: str
    """The style's name, as Word shows it."""
    text: str
    label: str = ""
    """The number or dash that Word prints before it: `3.`, `–`."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a table, which may cover several columns."""

    span: int
    paragraphs: tuple[ReadParagraph, ...]

    @property
    def text(self) -> str:
        """The cell's paragraphs, without the labels of lists."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a table."""

    cells: tuple[ReadCell, ...]
    head: bool
    """Whether it is repeated on each page."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table: the one of the measures if it has a head, otherwise one that only puts blocks side by side."""

    rows: tuple[ReadRow, ...]

    @property
    def has_head(self) -> bool:
        """Whether its first row is repeated on each page."""
        return bool(self.rows) and self.rows[0].head


ReadElement: TypeAlias = ReadParagraph | ReadTable


@dataclass(frozen=True, slots=True)
class DocxReading:
    """What a DOCX says, and what it says of itself."""

    body: tuple[ReadElement, ...]
    """Paragraphs and tables in their sequence; empty paragraphs too."""
    headers: tuple[str, ...]
    """The texts of headers and footers, each part's in one."""
    language: str
    """The language of the text, from the defaults of the styles."""
    properties: Mapping[str, str]
    """The core properties by name: title, creator, language, created and so on."""
    fonts: frozenset[str]
    """The fonts that the document asks for."""
    raised: tuple[str, ...] = ()
    """The letters of each raised run."""
    links: tuple[tuple[str, str], ...] = ()
    """The letters and the address of each link."""
    oddities: frozenset[str] = frozenset()
    """What hides letters, or shows some that no text holds, by the names of the format."""

    @property
    def before(self) -> tuple[ReadElement, ...]:
        """What stands before the table of the measures; everything if there is none."""
        return self.body[: self._heads[0]] if self._heads else self.body

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """The rows of the measures' table; if it had to be parted, in one, the head only once."""
        tables = [element for element in self.body if isinstance(element, ReadTable) and element.has_head]
        head = [row for table in tables[:1] for row in table.rows if row.head]
        return tuple(row for place, table in enumerate(tables) for row in table.rows if place == 0 or row not in head)

    @property
    def after(self) -> tuple[ReadElement, ...]:
        """What stands after the table; whatever has letters between its parts, too."""
        if not self._heads:
            return ()
        first, last = self._heads[0], self._heads[-1]
        between = [one for one in self.body[first:last] if _says_something(one)]
        return (*between, *self.body[last + 1 :])

    @property
    def _heads(self) -> list[int]:
        return [place for place, one in enumerate(self.body) if isinstance(one, ReadTable) and one.has_head]


def read(docx: Docx) -> DocxReading:
    """Read a finished DOCX back.

    Raises:
        NotProven: it is damaged.
    """
    try:
        parts = unpack(docx, DOCUMENT, STYLES)
        trees = {name: parse(part, name) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    except Unreadable as failure:
        raise NotProven(Fault(str(failure), "Зберіть документ ще раз", place="DOCX")) from failure
    sheet = read_styles(trees[STYLES], trees.get(NUMBERING))
    reader = _Reader(sheet, Counter(sheet))
    return DocxReading(
        body=tuple(reader.elements(trees[DOCUMENT].find(w("body")))),
        headers=tuple(
            visible_text(trees[name]) for name in sorted(trees) if name.startswith(("word/header", "word/footer"))
        ),
        language=value(sheet.styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")),
        properties=_properties(trees[_CORE]) if _CORE in trees else {},
        fonts=frozenset(_fonts(trees.values())),
        raised=appearances.raised(trees[DOCUMENT]),
        links=appearances.links(trees),
        oddities=appearances.oddities(trees),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    sheet: StyleSheet
    counter: Counter

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
        return ReadRow(cells, head is not None and value(head) not in {"0", "false", "off"})

    def _cell(self, cell: Element) -> ReadCell:
        span = number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"))
        return ReadCell(max(1, span), tuple(self._paragraph(one) for one in cell.iter(w("p"))))

    def _paragraph(self, paragraph: Element) -> ReadParagraph:
        name = self.sheet.name(self.sheet.of(paragraph))
        return ReadParagraph(name, visible_text(paragraph), self.counter.label(paragraph))


def _says_something(element: ReadElement) -> bool:
    return bool(element.text) if isinstance(element, ReadParagraph) else not element.has_head


def _fonts(roots: Iterable[Element]) -> Iterator[str]:
    for root in roots:
        for one in root.iter(w("rFonts")):
            for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
                if font := value(one, slot) or value(one, f"{slot}Theme"):
                    yield font


def _properties(core: Element) -> dict[str, str]:
    return {etree.QName(one).localname: one.text or "" for one in core}
