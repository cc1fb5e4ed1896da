"""What must stand in a finished document, from its content alone (never from what was rendered)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.proof.parts import Part, Parts, Passage
from schemas.document import ApprovalBlock, Block, Document, PrintedSection, SignatureBlock


def expected(document: Document) -> Parts:
    """Give the document's parts in reading order."""
    return (
        *_lines("позначка проєкту", document.draft),
        *_approvals(document),
        *_lines("назва документа", document.name),
        *_lines("заголовок", document.heading),
        *_lines("текст перед таблицею", document.preamble),
        _row("заголовки граф", {_plain(column.head): column.head for column in document.columns}),
        *(part for section in document.sections for part in _section(section, document)),
        *_lines("текст після таблиці", document.closing),
        *(part for signature in document.signatures for part in _signature(signature)),
    )


def _plain(block: Block) -> str:
    return "\n".join(paragraph.text for paragraph in block)


def _numbers(block: Block) -> tuple[str, ...]:
    ordinals = (paragraph.item.ordinal for paragraph in block if paragraph.item)
    return tuple(f"{ordinal}." for ordinal in ordinals if ordinal is not None)


def _lines(place: str, block: Block) -> Iterator[Part]:
    for paragraph in block:
        yield Part(place, (Passage(place, paragraph.text, _numbers((paragraph,))),))


def _row(place: str, cells: dict[str, Block]) -> Part:
    passages = (Passage(f"{place}, графа «{head}»", _plain(block), _numbers(block)) for head, block in cells.items())
    return Part(place, tuple(passages), "row")


def _approvals(document: Document) -> Iterator[Part]:
    """Give the blocks as lines; beside concurrences, as the two cells of a layout table."""
    if not document.concurrences:
        for block in document.approvals:
            yield from _lines("гриф затвердження", _approval(block))
        return
    sides = {"гриф погодження": document.concurrences, "гриф затвердження": document.approvals}
    cells = (Passage(place, "\n".join(_plain(_approval(block)) for block in blocks)) for place, blocks in sides.items())
    yield Part("грифи", tuple(cells), "row")


def _approval(block: ApprovalBlock) -> Block:
    return (*block.word, *block.authority, *block.name, *block.date, *block.seal)


def _section(section: PrintedSection, document: Document) -> Iterator[Part]:
    place = f"розділ «{_plain(section.title)}»"
    yield Part(place, (Passage(place, _plain(section.title)),), "row")
    heads = {column.key: _plain(column.head) for column in document.columns}
    for row in section.rows:
        yield _row(f"захід {row.measure}", {heads[key]: row.cells[key] for key in heads})


def _signature(signature: SignatureBlock) -> Iterator[Part]:
    for line in signature.post_lines:
        yield from _lines("підпис", line)
    yield Part("підпис", (Passage("підпис", f"{_plain(signature.last_post_line)}\t{_plain(signature.name)}"),))
