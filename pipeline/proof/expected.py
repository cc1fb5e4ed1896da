"""What must stand in a finished document, from its content alone (never from what was rendered)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.proof.parts import Part, Parts, Passage
from pipeline.word.styles import DASH
from schemas.document import ApprovalBlock, Block, Document, PrintedParagraph, PrintedSection, SignatureBlock


def marked(paragraph: PrintedParagraph) -> str:
    """Read a paragraph as it is seen: a list's number or dash stands before the text."""
    if paragraph.item is None:
        return paragraph.text
    mark = DASH if paragraph.item.ordinal is None else f"{paragraph.item.ordinal}{paragraph.item.delimiter}"
    return f"{mark} {paragraph.text}"


def expected(document: Document) -> Parts:
    """Give the document's parts in reading order."""
    return tuple(_Reader(document).parts())


def running(document: Document, names: Iterable[str]) -> tuple[str, ...]:
    """Give what must stand over or under the text for each name of `word.running`, an empty text for nothing."""
    words = {
        "draft": _plain(document.draft),
        "name": _plain(document.name),
        "heading": _plain(document.heading),
        "organization": document.organization_name,
        "year": str(document.year),
    }
    return tuple(words[name] for name in names)


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document

    def parts(self) -> Iterator[Part]:
        document = self.document
        yield from self._lines("позначка проєкту", document.draft)
        yield from self._approvals()
        yield from self._lines("назва документа", document.name)
        yield from self._lines("заголовок", document.heading)
        yield from self._lines("текст перед таблицею", document.preamble)
        yield self._row("заголовки граф", {_plain(column.head): column.head for column in document.columns})
        for section in document.sections:
            yield from self._section(section)
        yield from self._lines("текст після таблиці", document.closing)
        for signature in document.signatures:
            yield from self._signature(signature)

    def _text(self, block: Block) -> str:
        return "\n".join(marked(paragraph) for paragraph in block)

    def _lines(self, place: str, block: Block) -> Iterator[Part]:
        for paragraph in block:
            yield Part(place, (Passage(place, marked(paragraph)),))

    def _row(self, place: str, cells: dict[str, Block], measure: str | None = None) -> Part:
        passages = (Passage(f"{place}, графа «{head}»", self._text(block)) for head, block in cells.items())
        return Part(place, tuple(passages), "row", measure)

    def _approvals(self) -> Iterator[Part]:
        """Give the blocks as lines; beside concurrences, as the two cells of a layout table."""
        if not self.document.concurrences:
            for block in self.document.approvals:
                yield from self._lines("гриф затвердження", _approval(block))
            return
        sides = {"гриф погодження": self.document.concurrences, "гриф затвердження": self.document.approvals}
        texts = {place: "\n".join(self._text(_approval(block)) for block in blocks) for place, blocks in sides.items()}
        yield Part("грифи", tuple(Passage(place, text) for place, text in texts.items()), "row")

    def _section(self, section: PrintedSection) -> Iterator[Part]:
        place = f"розділ «{_plain(section.title)}»"
        yield Part(place, (Passage(place, self._text(section.title)),), "row")
        heads = {column.key: _plain(column.head) for column in self.document.columns}
        for row in section.rows:
            cells = {heads[key]: row.cells[key] for key in heads}
            yield self._row(f"захід {row.measure}", cells, row.measure)

    def _signature(self, signature: SignatureBlock) -> Iterator[Part]:
        """Give the post's lines; the name stands beside the last."""
        for line in signature.post_lines:
            yield from self._lines("підпис", line)
        last = f"{self._text(signature.last_post_line)}\t{self._text(signature.name)}"
        yield Part("підпис", (Passage("підпис", last),))


def _plain(block: Block) -> str:
    return "\n".join(paragraph.text for paragraph in block)


def _approval(block: ApprovalBlock) -> Block:
    return (*block.word, *block.authority, *block.name, *block.date, *block.seal)
