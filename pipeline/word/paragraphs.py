"""Paragraphs: a block of the content as Word's XML, in the style of the template paragraph where its tag stands.

From `Block` to `<w:p>` or `<w:r>` elements, as text for the template. Fails with `DataFaults` if a list is to be
printed where the template has no list style.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.errors import DataFaults, Fault
from pipeline.word.letters import Look, Xml, quoted, run_xml
from pipeline.word.rows import Room, RowForm, is_short, rooms
from pipeline.word.styles import ListStyle
from pipeline.word.wordml import RELATIONS
from schemas.document import Block, PrintedParagraph
from schemas.prose import PLAIN, ListItem, Run

_BREAK: Final = "<w:r><w:br/></w:r>"


@dataclass(frozen=True, slots=True)
class StartedList:
    """A numbered list of the finished document, which counts for itself."""

    numbering: int
    abstract: str
    level: int
    start: int
    delimiter: str


@dataclass(slots=True)
class Printer:
    """Prints one document's blocks, and keeps what the package must learn of: links and numbered lists."""

    template: str
    looks: tuple[Look, ...]
    first_numbering: int
    """The first w:numId that the template does not use."""
    hyperlink: str
    """The character style of links."""
    rows: tuple[RowForm, ...] = ()
    """The forms of the table's rows, by number."""
    text_height: int = 0
    """Of a page, in twips."""
    widths: tuple[int, ...] = ()
    """Of the table's columns."""
    links: dict[str, str] = field(default_factory=dict)
    """Relationship identifiers by address, in the sequence of printing."""
    lists: list[StartedList] = field(default_factory=list)
    _openings: tuple[str, ...] = field(init=False)
    """What a paragraph begins with that is in no list, by look."""
    _empty: tuple[Xml, ...] = field(init=False)
    """Paragraphs without letters, by look."""
    _plain: tuple[dict[str, Xml], ...] = field(init=False)
    """Paragraphs of plain letters in no list, by look and letters: half of a long table's cells say what others do."""
    _rooms: tuple[tuple[Room, ...], ...] = field(init=False)
    """What the cells of each of the table's rows leave to letters."""

    def __post_init__(self) -> None:
        """Make once what thousands of cells begin with."""
        self._openings = tuple(_opened(_plain(look)) for look in self.looks)
        self._empty = tuple(Xml(f"{opening}</w:p>") for opening in self._openings)
        self._plain = tuple({} for _ in self.looks)
        self._rooms = tuple(rooms(row, self.widths, self.text_height) for row in self.rows)

    def p(self, block: Block, look: int) -> Xml:
        """Print a block as paragraphs; an empty one as none."""
        if len(block) == 1 and block[0].item is None:  # as nearly all cells are
            return self._outside_lists(block[0], look)
        if not any(paragraph.item for paragraph in block):
            return Xml("".join([self._outside_lists(paragraph, look) for paragraph in block]))
        style = self.looks[look]
        printed = (
            f"{_opened(properties)}{self._runs(paragraph, style)}</w:p>"
            for paragraph, properties in zip(block, self._properties(block, style), strict=True)
        )
        return Xml("".join(printed))

    def r(self, block: Block, look: int) -> Xml:
        """Print a block within a paragraph of the template; a break parts its own paragraphs."""
        style = self.looks[look]
        if any(paragraph.item for paragraph in block):
            raise self._refused("список не можна надрукувати в рядку", "Поставте в шаблоні {{p …}} в окремий абзац")
        return Xml(_BREAK.join(self._runs(paragraph, style) for paragraph in block))

    def empty(self, look: int) -> Xml:
        """Print a paragraph without letters."""
        return self._empty[look]

    def cell(self, content: str, look: int) -> Xml:
        """Give a cell's content an empty paragraph if it has none: Word calls a cell without one damaged."""
        return Xml(content if "<w:p>" in content or "<w:p " in content else f"{content}{self.empty(look)}")

    def is_short(self, blocks: Sequence[Block], row: int) -> bool:
        """Tell whether a row that prints these blocks is not to be broken over pages."""
        return is_short(self._rooms[row], blocks)

    def _outside_lists(self, paragraph: PrintedParagraph, look: int) -> Xml:
        runs = paragraph.runs
        if len(runs) != 1 or runs[0].emphasis is not PLAIN:
            return self._closed(paragraph, look)
        known, letters = self._plain[look], runs[0].text
        found = known.get(letters)
        if found is None:
            letters_xml = run_xml(runs[0], self.looks[look])
            found = known[letters] = Xml(f"{self._openings[look]}{letters_xml}</w:p>")
        return found

    def _closed(self, paragraph: PrintedParagraph, look: int) -> Xml:
        letters = self._runs(paragraph, self.looks[look])
        return Xml(f"{self._openings[look]}{letters}</w:p>")

    def _runs(self, paragraph: PrintedParagraph, look: Look) -> str:
        runs = paragraph.runs
        if len(runs) == 1 and runs[0].emphasis is PLAIN:
            return run_xml(runs[0], look)
        return "".join([self._linked(run, look) if run.emphasis.link else run_xml(run, look) for run in runs])

    def _linked(self, run: Run, look: Look) -> str:
        identifier = self.links.setdefault(run.emphasis.link or "", f"link{len(self.links) + 1}")
        printed = run_xml(run, look, self.hyperlink)
        return f'<w:hyperlink xmlns:r="{RELATIONS}" r:id="{identifier}" w:history="1">{printed}</w:hyperlink>'

    def _properties(self, block: Block, look: Look) -> Iterator[str]:
        counted: dict[int, tuple[StartedList, int]] = {}
        for paragraph in block:
            item = paragraph.item
            # A list ends where text, or an item less deep, comes between: the next one is numbered anew.
            counted = {level: count for level, count in counted.items() if item and level <= item.level}
            if item is None:
                yield _plain(look)
            elif item.ordinal is None:
                counted.pop(item.level, None)
                yield _dash(self._list_style(look.dashes), item)
            else:
                counted[item.level] = self._count(counted.get(item.level), item, item.ordinal, look)
                started = counted[item.level][0]
                yield _numbered(self._list_style(look.numbers).style, item.level, str(started.numbering))

    def _count(
        self, before: tuple[StartedList, int] | None, item: ListItem, ordinal: int, look: Look
    ) -> tuple[StartedList, int]:
        if before and before[1] == ordinal - 1 and before[0].delimiter == item.delimiter:
            return before[0], ordinal
        abstract = self._list_style(look.numbers).abstract
        numbering = self.first_numbering + len(self.lists)
        started = StartedList(numbering, abstract, item.level, ordinal, item.delimiter)
        self.lists.append(started)
        return started, ordinal

    def _list_style(self, style: ListStyle | None) -> ListStyle:
        if style is None:
            raise self._refused(
                "є список, а стилю для нього немає", "Створіть у шаблоні стилі «… список» і «… нумерований»"
            )
        return style

    def _refused(self, reason: str, remedy: str) -> DataFaults:
        return DataFaults([Fault(reason, remedy, place=self.template)])


def _dash(style: ListStyle, item: ListItem) -> str:
    return _numbered(style.style, item.level, style.numbering) if item.level else _style(style.style)


def _numbered(style: str, level: int, numbering: str) -> str:
    return f'{_style(style)}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def _plain(look: Look) -> str:
    return f"{_style(look.style)}{look.paragraph}"


def _opened(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p><w:pPr/>"


@functools.lru_cache(maxsize=256)
def _style(style: str) -> str:
    return f"<w:pStyle w:val={quoted(style)}/>" if style else ""
